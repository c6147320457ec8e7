package org.concordat.domain.requests;

import java.util.UUID;
import org.concordat.domain.partnership.Tier;
import org.jspecify.annotations.Nullable;

/**
 * All that the engine is told of an answer: which submission it was, and its one word.
 *
 * @param tier how thoroughly to set the partnership up, when the answer sends its proposal to the agencies
 */
public record Facts(
        UUID submissionId, Outcome outcome, @Nullable Tier tier) {}

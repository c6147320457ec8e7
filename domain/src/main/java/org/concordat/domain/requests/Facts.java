package org.concordat.domain.requests;

import java.util.UUID;

/** All that the engine is told of an answer: which submission it was, and its one word. */
public record Facts(UUID submissionId, Outcome outcome) {}

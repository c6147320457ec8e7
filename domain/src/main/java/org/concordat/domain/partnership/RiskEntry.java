package org.concordat.domain.partnership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One risk as somebody enters or changes it, known to make sense.
 *
 * @param difficulty which of the known difficulties it is, if any
 * @param ownerId who looks after it; a high risk has somebody
 * @param dueOn by when something is done; a high risk has a day
 */
public record RiskEntry(
        @Nullable EarlyDifficulty difficulty,
        String description,
        RiskScore score,
        String remedy,
        @Nullable String ownerId,
        @Nullable LocalDate dueOn) {}

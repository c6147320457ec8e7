package org.concordat.domain.commands;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The lead officer says how agencies that are not ready are prepared. Form {@code plan-preparation}.
 *
 * @param preparedBy a day as ISO 8601 has it
 */
public record PlanPreparation(
        @Nullable String plan, @Nullable String preparedBy) implements Command {

    /** @throws InvalidCommand when there is no plan or no day */
    public PlanPreparation {
        new Check()
                .text("plan", plan, Limits.REASON, "Say what is done so that every agency can begin")
                .day("preparedBy", preparedBy, "Enter the day on which it is done")
                .done();
        plan = Check.trimmed(plan);
        preparedBy = Check.trimmed(preparedBy);
    }

    /** When every agency should be ready. */
    public LocalDate preparedOn() {
        return Check.dayOf(preparedBy).orElseThrow();
    }
}

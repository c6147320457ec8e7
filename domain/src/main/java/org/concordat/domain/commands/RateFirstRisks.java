package org.concordat.domain.commands;

import org.jspecify.annotations.Nullable;

/** The lead officer says that the risk register holds the first risks. Form {@code rate-first-risks}. */
public record RateFirstRisks(
        @Nullable Choice outlook, @Nullable String reason) implements Command {

    /** What can be said of the register. */
    public enum Choice {
        LISTED,
        NONE
    }

    /** @throws InvalidCommand when nothing is chosen, or no risk is seen and no reason given */
    public RateFirstRisks {
        new Check()
                .chosen("outlook", outlook, "Say whether the register lists the risks you see")
                .textIf(
                        outlook == Choice.NONE,
                        "reason",
                        reason,
                        Limits.REASON,
                        "Say why there is no risk worth listing")
                .done();
        reason = outlook == Choice.NONE ? Check.trimmed(reason) : "";
    }
}

package org.concordat.domain.commands;

import org.jspecify.annotations.Nullable;

/** The chair of the initiating body decides whether the partnership is set up. Form {@code decide-set-up}. */
public record DecideSetUp(
        @Nullable Choice decision, @Nullable String reason) implements Command {

    /** What the chair can decide; the two in the middle lead back to what must change first. */
    public enum Choice {
        APPROVE,
        CHANGE,
        REWORK,
        STOP
    }

    /** @throws InvalidCommand when nothing is chosen or no reason is given */
    public DecideSetUp {
        new Check()
                .chosen("decision", decision, "Choose a decision")
                .text("reason", reason, Limits.REASON, "Give the reason for the decision")
                .done();
        reason = Check.trimmed(reason);
    }
}

package org.concordat.domain.commands;

import org.concordat.domain.partnership.Commitment;
import org.concordat.domain.partnership.Priority;
import org.jspecify.annotations.Nullable;

/** An agency's senior officer commits it, with or without a reservation, or refuses. Form {@code confirm-commitment}. */
public record ConfirmCommitment(
        @Nullable Choice answer,
        @Nullable String time,
        @Nullable String resources,
        @Nullable Priority priority,
        @Nullable String reason)
        implements Command {

    /** What a senior officer can say. */
    public enum Choice {
        COMMIT,
        RESERVE,
        REFUSE;

        /** The same as it is kept. */
        public Commitment commitment() {
            return Commitment.valueOf(name());
        }
    }

    /** @throws InvalidCommand when nothing is chosen, a commitment names no time, resources or priority, or anything else has no reason */
    public ConfirmCommitment {
        boolean given = answer == Choice.COMMIT || answer == Choice.RESERVE;
        Check check = new Check()
                .chosen("answer", answer, "Choose whether your agency commits itself")
                .textIf(given, "time", time, Limits.REASON, "Say what time people get for it")
                .textIf(given, "resources", resources, Limits.REASON, "Say what else your agency brings");
        (given ? check.chosen("priority", priority, "Choose how high it ranks in your agency") : check)
                .textIf(
                        answer == Choice.RESERVE || answer == Choice.REFUSE,
                        "reason",
                        reason,
                        Limits.REASON,
                        "Say why, and what would have to change")
                .done();
        // A form may still hold what was typed before the choice changed.
        time = given ? Check.trimmed(time) : "";
        resources = given ? Check.trimmed(resources) : "";
        priority = given ? priority : null;
        reason = answer == Choice.COMMIT ? "" : Check.trimmed(reason);
    }
}

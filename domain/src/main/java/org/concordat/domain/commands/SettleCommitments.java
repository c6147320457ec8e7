package org.concordat.domain.commands;

import org.jspecify.annotations.Nullable;

/** The lead officer settles it when senior officers did not all commit their agencies. Form {@code settle-commitments}. */
public record SettleCommitments(
        @Nullable Choice decision, @Nullable String reason) implements Command {

    /** How it goes on. */
    public enum Choice {
        ASK_AGAIN,
        GO_ON,
        GO_ON_WITHOUT
    }

    /** @throws InvalidCommand when nothing is chosen or no reason is given */
    public SettleCommitments {
        new Check()
                .chosen("decision", decision, "Choose how it goes on")
                .text("reason", reason, Limits.REASON, "Give the reason")
                .done();
        reason = Check.trimmed(reason);
    }
}

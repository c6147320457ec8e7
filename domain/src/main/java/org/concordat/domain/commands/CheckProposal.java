package org.concordat.domain.commands;

import org.jspecify.annotations.Nullable;

/** The lead officer sends the proposal to the agencies, asks for a change, or withdraws it. Form {@code check-proposal}. */
public record CheckProposal(
        @Nullable Choice outcome, @Nullable String reason) implements Command {

    /** What the lead officer can do with a proposal. */
    public enum Choice {
        SEND,
        CHANGE,
        WITHDRAW
    }

    /** @throws InvalidCommand when nothing is chosen, or a change or withdrawal has no reason */
    public CheckProposal {
        new Check()
                .chosen("outcome", outcome, "Choose what to do with the proposal")
                .textIf(
                        outcome == Choice.CHANGE || outcome == Choice.WITHDRAW,
                        "reason",
                        reason,
                        Limits.REASON,
                        outcome == Choice.CHANGE ? "Say what should change" : "Say why the proposal is withdrawn")
                .done();
        // A form may still hold a reason that was typed before the choice changed.
        reason = outcome == Choice.SEND ? "" : Check.trimmed(reason);
    }
}

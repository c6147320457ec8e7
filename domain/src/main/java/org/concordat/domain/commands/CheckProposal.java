package org.concordat.domain.commands;

import org.concordat.domain.partnership.Tier;
import org.jspecify.annotations.Nullable;

/**
 * The lead officer sends the proposal to the agencies, asks for a change, or withdraws it. Form {@code check-proposal}.
 *
 * @param tier how thoroughly to set the partnership up; without one the suggestion is kept
 * @param leftOutNote why the proposal goes out without the kinds of agency that could be missing; may be empty
 * @param tierReason why not as suggested; whoever applies the command knows whether it is needed
 */
public record CheckProposal(
        @Nullable Choice outcome,
        @Nullable String reason,
        @Nullable Tier tier,
        @Nullable String tierReason,
        @Nullable String leftOutNote)
        implements Command {

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
                .textIf(false, "tierReason", tierReason, Limits.REASON, "")
                .textIf(false, "leftOutNote", leftOutNote, Limits.REASON, "")
                .done();
        // A form may still hold a reason that was typed before the choice changed.
        reason = outcome == Choice.SEND ? "" : Check.trimmed(reason);
        tier = outcome == Choice.SEND ? tier : null;
        tierReason = outcome == Choice.SEND ? Check.trimmed(tierReason) : "";
        leftOutNote = outcome == Choice.SEND ? Check.trimmed(leftOutNote) : "";
    }
}

package org.concordat.domain.commands;

import org.jspecify.annotations.Nullable;

/** An agency accepts or declines the invitation to a partnership. Form {@code answer-invitation}. */
public record AnswerInvitation(
        @Nullable Choice answer,
        @Nullable String representativeId,
        @Nullable String reason) implements Command {

    /** The two answers an agency can give. */
    public enum Choice {
        ACCEPT,
        DECLINE
    }

    /** @throws InvalidCommand when nothing is chosen, an acceptance names nobody, or a refusal has no reason */
    public AnswerInvitation {
        new Check()
                .chosen("answer", answer, "Choose whether your agency takes part")
                .textIf(
                        answer == Choice.ACCEPT,
                        "representativeId",
                        representativeId,
                        Limits.NAME,
                        "Choose who will represent your agency")
                .textIf(
                        answer == Choice.DECLINE,
                        "reason",
                        reason,
                        Limits.REASON,
                        "Say why your agency does not take part")
                .done();
        representativeId = Check.trimmed(representativeId);
        reason = Check.trimmed(reason);
    }
}

package org.concordat.domain.commands;

import org.jspecify.annotations.Nullable;

/**
 * An agency accepts or declines the invitation to a partnership, or asks something first. Form {@code answer-invitation}.
 *
 * @param secondId who stands in for the representative; whoever applies the command knows whether there is anybody
 * @param seniorOfficerId who is asked to commit the agency; empty for whoever the directory has
 */
public record AnswerInvitation(
        @Nullable Choice answer,
        @Nullable String representativeId,
        @Nullable String secondId,
        @Nullable String seniorOfficerId,
        @Nullable String reason,
        @Nullable String question)
        implements Command {

    /** What an agency can say. */
    public enum Choice {
        ACCEPT,
        DECLINE,
        ASK
    }

    /** @throws InvalidCommand when nothing is chosen, an acceptance names nobody, a refusal has no reason, or nothing is asked */
    public AnswerInvitation {
        new Check()
                .chosen("answer", answer, "Choose whether your agency takes part")
                .textIf(
                        answer == Choice.ACCEPT,
                        "representativeId",
                        representativeId,
                        Limits.NAME,
                        "Choose who will represent your agency")
                .textIf(false, "secondId", secondId, Limits.NAME, "")
                .that(
                        "secondId",
                        Check.trimmed(secondId).isEmpty()
                                || !Check.trimmed(secondId).equals(Check.trimmed(representativeId)),
                        Boolean::booleanValue,
                        "Choose somebody else than the representative")
                .textIf(false, "seniorOfficerId", seniorOfficerId, Limits.NAME, "")
                .textIf(
                        answer == Choice.DECLINE,
                        "reason",
                        reason,
                        Limits.REASON,
                        "Say why your agency does not take part")
                .textIf(answer == Choice.ASK, "question", question, Limits.REASON, "Enter what you want to know")
                .done();
        representativeId = Check.trimmed(representativeId);
        secondId = Check.trimmed(secondId);
        seniorOfficerId = Check.trimmed(seniorOfficerId);
        reason = Check.trimmed(reason);
        question = Check.trimmed(question);
    }
}

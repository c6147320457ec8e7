package org.concordat.domain.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.domain.commands.Refusals.fieldsOf;
import static org.concordat.domain.commands.Refusals.problemsOf;

import org.concordat.domain.commands.AnswerInvitation.Choice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerInvitationTest {

    @Test
    void shouldAcceptWithARepresentativeAndNoReason() {
        // given, when
        AnswerInvitation command = new AnswerInvitation(Choice.ACCEPT, " p-17 ", null);

        // then
        assertThat(command).isEqualTo(new AnswerInvitation(Choice.ACCEPT, "p-17", ""));
    }

    @Test
    void shouldDeclineWithAReasonAndNoRepresentative() {
        // given, when
        AnswerInvitation command = new AnswerInvitation(Choice.DECLINE, null, " No staff this year ");

        // then
        assertThat(command).isEqualTo(new AnswerInvitation(Choice.DECLINE, "", "No staff this year"));
    }

    @Test
    void shouldAskForAChoiceOnlyWhenNothingIsChosen() {
        assertThat(problemsOf(() -> new AnswerInvitation(null, null, null)))
                .containsExactly(new Problem("answer", "Choose whether your agency takes part"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n"})
    void shouldAskWhoRepresentsAnAgencyThatTakesPart(@Nullable String nobody) {
        assertThat(problemsOf(() -> new AnswerInvitation(Choice.ACCEPT, nobody, "we are glad to")))
                .containsExactly(new Problem("representativeId", "Choose who will represent your agency"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n"})
    void shouldAskWhyAnAgencyDoesNotTakePart(@Nullable String nothing) {
        assertThat(problemsOf(() -> new AnswerInvitation(Choice.DECLINE, "p-17", nothing)))
                .containsExactly(new Problem("reason", "Say why your agency does not take part"));
    }

    @Test
    void shouldNameEveryProblemAtOnceInTheOrderOfTheForm() {
        // given
        String tooLongId = Refusals.tooLong(Limits.NAME);
        String tooLongReason = Refusals.tooLong(Limits.REASON);

        // then
        assertThat(fieldsOf(() -> new AnswerInvitation(null, tooLongId, tooLongReason)))
                .containsExactly("answer", "representativeId", "reason");
    }
}

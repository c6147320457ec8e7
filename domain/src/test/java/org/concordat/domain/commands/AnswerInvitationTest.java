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
        AnswerInvitation command = answer(Choice.ACCEPT, " p-17 ", null);

        // then
        assertThat(command).isEqualTo(answer(Choice.ACCEPT, "p-17", ""));
    }

    @Test
    void shouldDeclineWithAReasonAndNoRepresentative() {
        // given, when
        AnswerInvitation command = answer(Choice.DECLINE, null, " No staff this year ");

        // then
        assertThat(command).isEqualTo(answer(Choice.DECLINE, "", "No staff this year"));
    }

    @Test
    void shouldAskForAChoiceOnlyWhenNothingIsChosen() {
        assertThat(problemsOf(() -> answer(null, null, null)))
                .containsExactly(new Problem("answer", "Choose whether your agency takes part"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n"})
    void shouldAskWhoRepresentsAnAgencyThatTakesPart(@Nullable String nobody) {
        assertThat(problemsOf(() -> answer(Choice.ACCEPT, nobody, "we are glad to")))
                .containsExactly(new Problem("representativeId", "Choose who will represent your agency"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n"})
    void shouldAskWhyAnAgencyDoesNotTakePart(@Nullable String nothing) {
        assertThat(problemsOf(() -> answer(Choice.DECLINE, "p-17", nothing)))
                .containsExactly(new Problem("reason", "Say why your agency does not take part"));
    }

    @Test
    void shouldNameEveryProblemAtOnceInTheOrderOfTheForm() {
        // given
        String tooLongId = Refusals.tooLong(Limits.NAME);
        String tooLongReason = Refusals.tooLong(Limits.REASON);

        // then
        assertThat(fieldsOf(() -> answer(null, tooLongId, tooLongReason)))
                .containsExactly("answer", "representativeId", "reason");
    }

    @Test
    void shouldNameASecondPersonAndASeniorOfficer() {
        // given, when
        AnswerInvitation command = new AnswerInvitation(Choice.ACCEPT, "p-17", " p-18 ", " p-19 ", null, null);

        // then
        assertThat(command.secondId()).isEqualTo("p-18");
        assertThat(command.seniorOfficerId()).isEqualTo("p-19");
    }

    @Test
    void shouldNotLetSomebodyStandInForThemselves() {
        assertThat(problemsOf(() -> new AnswerInvitation(Choice.ACCEPT, "p-17", "p-17", null, null, null)))
                .containsExactly(new Problem("secondId", "Choose somebody else than the representative"));
    }

    @Test
    void shouldAskAQuestionInsteadOfAnswering() {
        // given, when
        AnswerInvitation command = new AnswerInvitation(Choice.ASK, null, null, null, null, " Who pays? ");

        // then
        assertThat(command.question()).isEqualTo("Who pays?");
    }

    @Test
    void shouldRefuseAQuestionThatAsksNothing() {
        assertThat(problemsOf(() -> new AnswerInvitation(Choice.ASK, null, null, null, null, "  ")))
                .containsExactly(new Problem("question", "Enter what you want to know"));
    }

    private static AnswerInvitation answer(
            @Nullable Choice choice, @Nullable String representativeId, @Nullable String reason) {
        return new AnswerInvitation(choice, representativeId, null, null, reason, null);
    }
}

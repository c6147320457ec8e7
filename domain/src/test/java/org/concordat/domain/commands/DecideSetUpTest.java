package org.concordat.domain.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.domain.commands.Refusals.problemsOf;

import org.concordat.domain.commands.DecideSetUp.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecideSetUpTest {

    @ParameterizedTest
    @EnumSource(Choice.class)
    void shouldAcceptEitherDecisionWithATrimmedReason(Choice choice) {
        assertThat(new DecideSetUp(choice, "\tEvery agency is in "))
                .isEqualTo(new DecideSetUp(choice, "Every agency is in"));
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void shouldAskForTheReasonOfEitherDecision(Choice choice) {
        assertThat(problemsOf(() -> new DecideSetUp(choice, "")))
                .containsExactly(new Problem("reason", "Give the reason for the decision"));
    }

    @Test
    void shouldRefuseATooLongReason() {
        assertThat(problemsOf(() -> new DecideSetUp(Choice.STOP, Refusals.tooLong(Limits.REASON))))
                .containsExactly(new Problem("reason", "Use 2000 characters or fewer (now 2001)"));
    }

    @Test
    void shouldNameEveryProblemAtOnceInTheOrderOfTheForm() {
        assertThat(problemsOf(() -> new DecideSetUp(null, null)))
                .containsExactly(
                        new Problem("decision", "Choose a decision"),
                        new Problem("reason", "Give the reason for the decision"));
    }
}

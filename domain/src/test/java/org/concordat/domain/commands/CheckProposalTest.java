package org.concordat.domain.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.concordat.domain.commands.Refusals.problemsOf;

import org.concordat.domain.commands.CheckProposal.Choice;
import org.concordat.domain.partnership.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckProposalTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Looks good"})
    void shouldSendAProposalWithOrWithoutAReason(@Nullable String reason) {
        assertThatCode(() -> new CheckProposal(Choice.SEND, reason, null, null, null))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANGE", "WITHDRAW"})
    void shouldAcceptAChangeOrWithdrawalThatHasAReason(Choice choice) {
        // given, when
        CheckProposal command = new CheckProposal(choice, "  The target group is too wide \n", null, null, null);

        // then
        assertThat(command.outcome()).isEqualTo(choice);
        assertThat(command.reason()).isEqualTo("The target group is too wide");
    }

    @Test
    void shouldAskForAChoiceOnlyWhenNothingIsChosen() {
        assertThat(problemsOf(() -> new CheckProposal(null, null, null, null, null)))
                .containsExactly(new Problem("outcome", "Choose what to do with the proposal"));
    }

    @ParameterizedTest
    @CsvSource({"CHANGE, Say what should change", "WITHDRAW, Say why the proposal is withdrawn"})
    void shouldAskForTheReasonInTheWordsOfTheChoice(Choice choice, String message) {
        assertThat(problemsOf(() -> new CheckProposal(choice, " \t", null, null, null)))
                .containsExactly(new Problem("reason", message));
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void shouldRefuseATooLongReasonWhateverIsChosen(Choice choice) {
        assertThat(problemsOf(() -> new CheckProposal(choice, Refusals.tooLong(Limits.REASON), null, null, null)))
                .containsExactly(new Problem("reason", "Use 2000 characters or fewer (now 2001)"));
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(Tier.class)
    void shouldKeepTheTierAndItsReasonWithAProposalThatIsSent(@Nullable Tier tier) {
        // given, when
        CheckProposal command = new CheckProposal(Choice.SEND, null, tier, " It touches every school ", null);

        // then
        assertThat(command.tier()).isEqualTo(tier);
        assertThat(command.tierReason()).isEqualTo("It touches every school");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANGE", "WITHDRAW"})
    void shouldForgetTheTierOfAProposalThatIsNotSent(Choice choice) {
        // given, when
        CheckProposal command =
                new CheckProposal(choice, "Because", Tier.FULL, "Typed before the choice changed", null);

        // then
        assertThat(command.tier()).isNull();
        assertThat(command.tierReason()).isEmpty();
    }

    @Test
    void shouldRefuseATooLongReasonForTheTier() {
        assertThat(problemsOf(
                        () -> new CheckProposal(Choice.SEND, null, Tier.LIGHT, Refusals.tooLong(Limits.REASON), null)))
                .containsExactly(new Problem("tierReason", "Use 2000 characters or fewer (now 2001)"));
    }

    @Test
    void shouldNameEveryProblemAtOnceInTheOrderOfTheForm() {
        assertThat(Refusals.fieldsOf(() -> new CheckProposal(null, Refusals.tooLong(Limits.REASON), null, null, null)))
                .containsExactly("outcome", "reason");
    }
}

package org.concordat.domain.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.domain.commands.Refusals.problemsOf;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replying to an agency, and saying what is expected of it. */
class AnswerQuestionTest {

    @Test
    void shouldTakeAReplyWithoutTheSpaceAroundIt() {
        assertThat(new AnswerQuestion(" The board pays \n").reply()).isEqualTo("The board pays");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t"})
    void shouldRefuseAReplyThatSaysNothing(String reply) {
        assertThat(problemsOf(() -> new AnswerQuestion(reply)))
                .containsExactly(new Problem("reply", "Enter your reply"));
    }

    @Test
    void shouldRefuseAReplyThatIsTooLong() {
        assertThat(problemsOf(() -> new AnswerQuestion(Refusals.tooLong(Limits.REASON))))
                .containsExactly(new Problem("reply", "Use 2000 characters or fewer (now 2001)"));
    }

    @Test
    void shouldNameEachAgencyOfWhichTooMuchIsExpected() {
        // given
        Map<String, String> words = Map.of("health", Refusals.tooLong(Limits.REASON), "police", " Two days a month ");

        // then
        assertThat(problemsOf(() -> new EnterExpectations(words)))
                .containsExactly(new Problem("health", "Use 2000 characters or fewer (now 2001)"));
        assertThat(new EnterExpectations(Map.of("police", " Two days a month ")).words())
                .containsEntry("police", "Two days a month");
    }
}

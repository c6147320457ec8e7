package org.concordat.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLimitTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "1, 1, 1", "5, 8, 10", "0, 10, 10"})
    void shouldTakeStepsThatDoNotGoBack(int remindAfter, int deputyAfter, int dueAfter) {
        assertThat(new TimeLimit(remindAfter, deputyAfter, dueAfter).dueAfter()).isEqualTo(dueAfter);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 1", "2, 1, 3", "1, 4, 3", "0, 0, 0"})
    void shouldRefuseNegativeUnorderedOrEmptyLimitsAndSayWhich(int remindAfter, int deputyAfter, int dueAfter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeLimit(remindAfter, deputyAfter, dueAfter))
                .withMessageContaining("got %d, %d, %d", remindAfter, deputyAfter, dueAfter);
    }
}

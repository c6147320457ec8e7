package org.concordat.application.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordat.application.demo.AnswerTimes.Planned;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.calendar.EnglishWorkingDays;
import org.concordat.domain.calendar.TimeLimit;
import org.concordat.domain.calendar.WorkingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerTimesTest {

    private static final WorkingCalendar CALENDAR = new EnglishWorkingDays();
    private static final Instant FIRST = Instant.parse("2025-01-02T09:00:00Z");

    private final AnswerTimes times = new AnswerTimes(CALENDAR);

    /** Every time limit of the set-up. */
    static Stream<TimeLimit> limits() {
        return Stream.of(
                new TimeLimit(3, 5, 10), new TimeLimit(5, 8, 15), new TimeLimit(5, 10, 20), new TimeLimit(1, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void shouldAnswerInOfficeHoursOfAWorkingDayBeforeTheDeputyIsTold(TimeLimit limit) {
        // a question on each day of two years, at different hours
        for (int day = 0; day < 730; day++) {
            Instant asked = FIRST.plusSeconds(day * 86_400L + day % 9 * 3_600L);
            Deadlines deadlines = Deadlines.from(asked, limit, CALENDAR);
            // when
            Planned answer = times.plan("CASE1/form/p-001/" + day, asked, deadlines);
            // then
            assertThat(answer.at()).isBeforeOrEqualTo(deadlines.dueAt());
            if (answer.at().equals(asked)) {
                assertThat(limit.remindAfter()).as("no working day is left").isEqualTo(1);
                continue;
            }
            ZonedDateTime at = answer.at().atZone(Deadlines.OFFICE_ZONE);
            assertThat(at.getHour()).isBetween(10, 15);
            assertThat(CALENDAR.isWorkingDay(at.toLocalDate())).isTrue();
            assertThat(answer.at()).isAfter(asked).isBefore(deadlines.deputyAt());
            assertThat(answer.at().isAfter(deadlines.remindAt())).isEqualTo(answer.afterReminder());
        }
    }

    private List<Planned> thousand(Instant asked, TimeLimit limit) {
        Deadlines deadlines = Deadlines.from(asked, limit, CALENDAR);
        return IntStream.range(0, 1_000)
                .mapToObj(number -> times.plan("CASE2/answer-invitation/p-%03d/1".formatted(number), asked, deadlines))
                .toList();
    }

    @Test
    void shouldHaveAboutOneInFourWaitForTheReminderAndUseAllDays() {
        // when asked on a Thursday
        List<Planned> answers = thousand(FIRST, new TimeLimit(5, 8, 15));
        // then
        assertThat(answers.stream().filter(Planned::afterReminder)).hasSizeBetween(200, 300);
        assertThat(answers.stream()
                        .map(answer -> LocalDate.ofInstant(answer.at(), Deadlines.OFFICE_ZONE)
                                .toString())
                        .distinct()
                        .sorted())
                .containsExactly(
                        "2025-01-03",
                        "2025-01-06",
                        "2025-01-07",
                        "2025-01-08",
                        "2025-01-09",
                        "2025-01-10",
                        "2025-01-13");
    }

    @Test
    void shouldDrawTheSameAtEveryRun() {
        // given
        TimeLimit limit = new TimeLimit(5, 8, 15);
        // then
        assertThat(thousand(FIRST, limit)).isEqualTo(thousand(FIRST, limit));
        assertThat(times.plan("CASE1/decide-set-up/p-013/1", FIRST, Deadlines.from(FIRST, limit, CALENDAR)))
                .isEqualTo(new Planned(Instant.parse("2025-01-08T11:00:00Z"), false));
    }
}

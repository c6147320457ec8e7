package org.concordat.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTest {

    private static final WorkingCalendar CALENDAR = new EnglishWorkingDays();

    private static Deadlines from(String asked, int remindAfter, int deputyAfter, int dueAfter) {
        return Deadlines.from(Instant.parse(asked), new TimeLimit(remindAfter, deputyAfter, dueAfter), CALENDAR);
    }

    private static Deadlines at(String remind, String deputy, String due) {
        return new Deadlines(Instant.parse(remind), Instant.parse(deputy), Instant.parse(due));
    }

    @Test
    void shouldRemindAtNineAndBeDueAtFiveInWinter() {
        assertThat(from("2026-11-20T15:00:00Z", 5, 8, 10))
                .isEqualTo(at("2026-11-27T09:00:00Z", "2026-12-02T09:00:00Z", "2026-12-04T17:00:00Z"));
    }

    @Test
    void shouldKeepTheOfficeHoursInSummerTime() {
        assertThat(from("2026-06-15T08:00:00Z", 1, 2, 3))
                .isEqualTo(at("2026-06-16T08:00:00Z", "2026-06-17T08:00:00Z", "2026-06-18T16:00:00Z"));
    }

    @Test
    void shouldKeepTheOfficeHoursWhenTheClocksGoForwardInBetween() {
        // given: asked on Friday, the clocks go forward on Sunday 29 March 2026
        assertThat(from("2026-03-27T12:00:00Z", 0, 1, 2))
                .isEqualTo(at("2026-03-27T09:00:00Z", "2026-03-30T08:00:00Z", "2026-03-31T16:00:00Z"));
    }

    @Test
    void shouldKeepTheOfficeHoursWhenTheClocksGoBackInBetween() {
        // given: asked on Friday, the clocks go back on Sunday 25 October 2026
        assertThat(from("2026-10-23T12:00:00Z", 0, 1, 2))
                .isEqualTo(at("2026-10-23T08:00:00Z", "2026-10-26T09:00:00Z", "2026-10-27T17:00:00Z"));
    }

    @Test
    void shouldTakeTheOfficesDayWhenItIsStillYesterdayInUtc() {
        // given: half past midnight on Tuesday 2 June in London
        assertThat(from("2026-06-01T23:30:00Z", 1, 1, 1).dueAt()).isEqualTo(Instant.parse("2026-06-03T16:00:00Z"));
    }

    @Test
    void shouldCountFromTheNextWorkingDayWhenAskedAtTheWeekend() {
        assertThat(from("2026-11-21T12:00:00Z", 0, 1, 2))
                .isEqualTo(at("2026-11-23T09:00:00Z", "2026-11-23T09:00:00Z", "2026-11-24T17:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldAlwaysComeInOrderOnWorkingDaysAndBeDueAfterTheQuestion(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            // given
            Instant asked = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextLong(2L * 365 * 86_400));
            int due = random.nextInt(1, 40);
            int deputy = random.nextInt(due + 1);
            TimeLimit limit = new TimeLimit(random.nextInt(deputy + 1), deputy, due);

            // when
            Deadlines deadlines = Deadlines.from(asked, limit, CALENDAR);

            // then
            assertThat(deadlines.deputyAt())
                    .as("seed %d: asked %s, %s", seed, asked, limit)
                    .isAfterOrEqualTo(deadlines.remindAt())
                    .isBefore(deadlines.dueAt());
            assertThat(deadlines.dueAt())
                    .as("seed %d: asked %s, %s", seed, asked, limit)
                    .isAfter(asked);
            assertThat(deadlines.dueAt().atZone(Deadlines.OFFICE_ZONE).toLocalDate())
                    .as("seed %d: asked %s, %s", seed, asked, limit)
                    .matches(CALENDAR::isWorkingDay, "is a working day");
        }
    }
}

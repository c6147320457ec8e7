package org.concordat.application.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.concordat.application.demo.DemoCalendar.Impossible;
import org.concordat.domain.calendar.EnglishWorkingDays;
import org.junit.jupiter.api.Test;

class DemoCalendarTest {

    private static final EnglishWorkingDays WORKING_DAYS = new EnglishWorkingDays();
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldGiveOneCaseHalfAYearUntilNow() {
        // when
        DemoCalendar calendar = DemoCalendar.of("2026-11-21", "", 1);
        // then, in British summer time
        assertThat(calendar.proposals(WORKING_DAYS)).containsExactly(Instant.parse("2026-05-21T09:00:00Z"));
        assertThat(calendar.end(NOW)).isEqualTo(NOW);
        assertThat(calendar.inWords()).isEqualTo("from 21 May 2026 to 21 November 2026");
    }

    @Test
    void shouldProposeFourCasesHalfAYearApartOverTwoYearsOnWorkingDays() {
        // when
        DemoCalendar calendar = DemoCalendar.of("2026-11-21", "", 4);
        // then the first would be a Thursday, the third a Friday; the others are put off
        assertThat(calendar.proposals(WORKING_DAYS))
                .containsExactly(
                        Instant.parse("2024-11-21T10:00:00Z"),
                        Instant.parse("2025-05-21T09:00:00Z"),
                        Instant.parse("2025-11-21T10:00:00Z"),
                        Instant.parse("2026-05-21T09:00:00Z"));
        assertThat(DemoCalendar.of("2026-11-22", "", 1).proposals(WORKING_DAYS))
                .as("a Friday")
                .containsExactly(Instant.parse("2026-05-22T09:00:00Z"));
        assertThat(DemoCalendar.of("2026-11-23", "", 1).proposals(WORKING_DAYS))
                .as("the Tuesday after a Saturday and a bank holiday")
                .containsExactly(Instant.parse("2026-05-26T09:00:00Z"));
    }

    @Test
    void shouldBeginOnTheFirstDayWithTheDeploymentBeforeAllElse() {
        for (int cases = 1; cases <= 4; cases++) {
            // when
            DemoCalendar calendar = DemoCalendar.of("2026-08-31", "", cases);
            // then
            assertThat(calendar.deployment()).isBefore(calendar.beginning());
            assertThat(calendar.proposals(WORKING_DAYS)).isSorted().allMatch(calendar.beginning()::isBefore);
        }
    }

    @Test
    void shouldEndWithTheDayThatIsAskedFor() {
        assertThat(DemoCalendar.of("2026-11-21", "2026-07-01", 1).end(NOW))
                .isEqualTo(Instant.parse("2026-07-01T22:59:59Z"));
        assertThat(DemoCalendar.of("2026-11-21", "2026-11-21", 1).end(NOW)).isEqualTo(NOW);
    }

    @Test
    void shouldRefuseAnEndThatLiesAheadOrBeforeTheBeginning() {
        assertThatThrownBy(() -> DemoCalendar.of("2026-11-21", "2026-11-22", 1))
                .isInstanceOf(Impossible.class)
                .hasMessage("--until 2026-11-22 lies ahead. The demo ends today, 2026-11-21, or earlier.");
        assertThatThrownBy(() -> DemoCalendar.of("2026-11-21", "2026-05-21", 1))
                .isInstanceOf(Impossible.class)
                .hasMessage("--until 2026-05-21 comes too early: the play begins on 2026-05-21."
                        + " Choose a day after that, up to today, 2026-11-21.");
        assertThat(DemoCalendar.of("2026-11-21", "2026-05-21", 2).until()).hasToString("2026-05-21");
    }
}

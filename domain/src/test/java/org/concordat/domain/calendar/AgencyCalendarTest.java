package org.concordat.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.concordat.domain.calendar.HolidayRegion.ENGLAND_AND_WALES;
import static org.concordat.domain.calendar.HolidayRegion.NORTHERN_IRELAND;
import static org.concordat.domain.calendar.HolidayRegion.SCOTLAND;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgencyCalendarTest {

    private static final LocalDate BEGIN = LocalDate.of(2026, 11, 1);

    private static ClosedDays closed(String first, String last) {
        return new ClosedDays(LocalDate.parse(first), LocalDate.parse(last), "Closed");
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3}")
    @CsvSource({
        "2026-11-30, true, false, true", // St Andrew
        "2027-01-01, false, false, false",
        "2027-01-04, true, false, true", // second of January, a Saturday, made up for
        "2027-03-17, true, true, false", // St Patrick
        "2027-03-29, false, true, false", // Easter Monday
        "2027-07-12, true, true, false", // Battle of the Boyne
        "2027-08-02, true, false, true", // Scotland's summer holiday
        "2027-08-30, false, true, false" // the others'
    })
    void shouldKeepThePublicHolidaysOfItsRegion(
            LocalDate day, boolean workedInEngland, boolean workedInScotland, boolean workedInNorthernIreland) {
        assertThat(AgencyCalendar.of(ENGLAND_AND_WALES).isWorkingDay(day)).isEqualTo(workedInEngland);
        assertThat(AgencyCalendar.of(SCOTLAND).isWorkingDay(day)).isEqualTo(workedInScotland);
        assertThat(AgencyCalendar.of(NORTHERN_IRELAND).isWorkingDay(day)).isEqualTo(workedInNorthernIreland);
    }

    @Test
    void shouldLeaveOutClosedDaysFromTheFirstToTheLast() {
        // given closed from Monday to Wednesday
        AgencyCalendar calendar = AgencyCalendar.of(ENGLAND_AND_WALES, List.of(closed("2026-11-23", "2026-11-25")));

        // then
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 11, 20))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 11, 23))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 11, 25))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 11, 26))).isTrue();
        assertThat(calendar.plus(LocalDate.of(2026, 11, 20), 1)).isEqualTo(LocalDate.of(2026, 11, 26));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01, 2026-12-01", "2026-11-23, 2026-12-01", "2026-12-04, 2026-12-10", "2026-11-01, 2026-12-31"})
    void shouldRefuseClosuresThatOverlap(String first, String last) {
        // given
        List<ClosedDays> both = List.of(closed("2026-12-01", "2026-12-04"), closed(first, last));

        // then
        assertThat(AgencyCalendar.problemOf(ENGLAND_AND_WALES, both))
                .get()
                .asString()
                .contains("overlap");
        assertThatIllegalArgumentException().isThrownBy(() -> AgencyCalendar.of(ENGLAND_AND_WALES, both));
    }

    @Test
    void shouldTakeClosuresThatFollowEachOther() {
        assertThat(AgencyCalendar.problemOf(
                        ENGLAND_AND_WALES,
                        List.of(closed("2026-12-05", "2026-12-10"), closed("2026-12-01", "2026-12-04"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01, 9999-12-31", "2026-12-01, 2027-03-15", "2026-12-01, 2027-02-10"})
    void shouldRefuseAClosureThatLeavesTooFewWorkingDays(String first, String last) {
        assertThat(AgencyCalendar.problemOf(ENGLAND_AND_WALES, List.of(closed(first, last))))
                .get()
                .asString()
                .contains("1 December 2026", "fewer than 20 working days");
    }

    @Test
    void shouldRefuseManyShortClosuresThatLeaveTooFewWorkingDays() {
        // given every week from Monday to Thursday
        List<ClosedDays> weeks = IntStream.range(0, 20)
                .mapToObj(week -> BEGIN.plusDays(1).plusWeeks(week))
                .map(monday -> new ClosedDays(monday, monday.plusDays(3), "Closed"))
                .toList();

        // then
        assertThat(AgencyCalendar.problemOf(ENGLAND_AND_WALES, weeks)).isPresent();
    }

    @Test
    void shouldTakeTheLongHolidaysOfASchool() {
        assertThat(AgencyCalendar.problemOf(
                        ENGLAND_AND_WALES,
                        List.of(
                                closed("2026-12-21", "2027-01-03"),
                                closed("2027-02-15", "2027-02-19"),
                                closed("2027-03-22", "2027-04-02"),
                                closed("2027-05-31", "2027-06-04"),
                                closed("2027-07-21", "2027-09-01"))))
                .isEmpty();
    }

    @Test
    void shouldRefuseMoreClosuresThanAnybodyNeeds() {
        // given
        List<ClosedDays> days = IntStream.rangeClosed(0, AgencyCalendar.MOST_CLOSURES)
                .mapToObj(week -> new ClosedDays(BEGIN.plusWeeks(week), BEGIN.plusWeeks(week), "Closed"))
                .toList();

        // then
        assertThat(AgencyCalendar.problemOf(ENGLAND_AND_WALES, days)).isPresent();
        assertThat(AgencyCalendar.problemOf(ENGLAND_AND_WALES, days.subList(1, days.size())))
                .isEmpty();
    }

    /** Whatever is entered: it is either refused, or every window has its working days and counting comes to an end. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldAlwaysLeaveEnoughWorkingDaysToCount(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int accepted = 0;
        int refused = 0;
        for (int tries = 0; tries < 60; tries++) {
            // given
            HolidayRegion region = HolidayRegion.values()[random.nextInt(HolidayRegion.values().length)];
            List<ClosedDays> closures = someClosures(random);

            // when
            boolean objection = AgencyCalendar.problemOf(region, closures).isPresent();

            // then
            AgencyCalendar unchecked = objection ? null : AgencyCalendar.of(region, closures);
            if (unchecked == null) {
                refused++;
            } else {
                accepted++;
                assertEveryWindowIsWorked(unchecked, seed);
                LocalDate start = BEGIN.plusDays(random.nextInt(400));
                int count = random.nextInt(1, 80);
                assertThat(unchecked.plus(start, count))
                        .as("seed %d: %s + %d", seed, start, count)
                        .matches(unchecked::isWorkingDay)
                        .isBeforeOrEqualTo(start.plusDays(
                                (long) AgencyCalendar.WINDOW_DAYS * (count / AgencyCalendar.LEAST_WORKING_DAYS + 1)));
            }
        }
        assertThat(accepted).as("seed %d", seed).isPositive();
        assertThat(refused).as("seed %d", seed).isPositive();
    }

    private static List<ClosedDays> someClosures(SplittableRandom random) {
        List<ClosedDays> closures = new ArrayList<>();
        LocalDate day = BEGIN.plusDays(random.nextInt(60));
        for (int i = random.nextInt(12); i > 0; i--) {
            LocalDate last = day.plusDays(random.nextInt(random.nextInt(3) == 0 ? 60 : 12));
            closures.add(new ClosedDays(day, last, "Closed"));
            day = last.plusDays(random.nextInt(1, 40));
        }
        return closures;
    }

    private static void assertEveryWindowIsWorked(AgencyCalendar calendar, long seed) {
        LocalDate first = BEGIN.minusDays(100);
        int[] workedBefore = new int[1001];
        for (int i = 0; i < 1000; i++) {
            workedBefore[i + 1] = workedBefore[i] + (calendar.isWorkingDay(first.plusDays(i)) ? 1 : 0);
        }
        for (int from = 0; from + AgencyCalendar.WINDOW_DAYS <= 1000; from++) {
            assertThat(workedBefore[from + AgencyCalendar.WINDOW_DAYS] - workedBefore[from])
                    .as("seed %d: from %s", seed, first.plusDays(from))
                    .isGreaterThanOrEqualTo(AgencyCalendar.LEAST_WORKING_DAYS);
        }
    }

    @Test
    void shouldNotSearchForAWorkingDayForEver() {
        // given a calendar that no agency can be given
        WorkingCalendar never = day -> false;

        // then
        assertThatIllegalStateException()
                .isThrownBy(() -> never.plus(BEGIN, 1))
                .withMessageContaining("No working day within");
    }
}

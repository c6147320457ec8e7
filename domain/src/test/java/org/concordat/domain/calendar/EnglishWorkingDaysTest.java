package org.concordat.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnglishWorkingDaysTest {

    private final WorkingCalendar calendar = new EnglishWorkingDays();

    static Stream<Arguments> bankHolidays() {
        return Stream.of(
                Arguments.of(
                        2026,
                        List.of(
                                "2026-01-01",
                                "2026-04-03",
                                "2026-04-06",
                                "2026-05-04",
                                "2026-05-25",
                                "2026-08-31",
                                "2026-12-25",
                                "2026-12-28")),
                Arguments.of(
                        2027,
                        List.of(
                                "2027-01-01",
                                "2027-03-26",
                                "2027-03-29",
                                "2027-05-03",
                                "2027-05-31",
                                "2027-08-30",
                                "2027-12-27",
                                "2027-12-28")));
    }

    @ParameterizedTest
    @MethodSource("bankHolidays")
    void shouldRestOnExactlyTheBankHolidaysOfTheYear(int year, List<String> expected) {
        // given, when: the weekdays of the year on which nobody works
        List<LocalDate> free = Year.of(year)
                .atDay(1)
                .datesUntil(Year.of(year + 1).atDay(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .filter(day -> !calendar.isWorkingDay(day))
                .toList();

        // then
        assertThat(free).extracting(LocalDate::toString).isEqualTo(expected);
    }

    @Test
    void shouldRestOnEverySaturdayAndSunday() {
        assertThat(LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2028, 1, 1)))
                .filteredOn(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0)
                .isNotEmpty()
                .noneMatch(calendar::isWorkingDay);
    }

    @ParameterizedTest(name = "{0} + {1} = {2}: {3}")
    @CsvSource({
        "2026-12-23, 5, 2027-01-04, over Christmas and New Year",
        "2026-04-02, 1, 2026-04-07, over Easter",
        "2026-11-20, 1, 2026-11-23, over a weekend",
        "2026-11-20, 0, 2026-11-20, a working day is its own first",
        "2026-11-21, 0, 2026-11-23, a Saturday rolls to Monday",
        "2026-11-21, 1, 2026-11-23, the Saturday itself is not counted",
        "2026-11-22, 1, 2026-11-23, nor is the Sunday",
        "2026-12-25, 0, 2026-12-29, Christmas Day rolls over the substitute day"
    })
    void shouldCountWorkingDays(LocalDate start, int days, LocalDate expected, String why) {
        assertThat(calendar.plus(start, days)).as(why).isEqualTo(expected);
    }

    @Test
    void shouldRefuseToCountBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.plus(LocalDate.of(2026, 11, 20), -1))
                .withMessageContaining("-1");
    }
}

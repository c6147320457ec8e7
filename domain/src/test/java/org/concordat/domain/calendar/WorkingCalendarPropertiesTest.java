package org.concordat.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What counting working days promises on any calendar, tried on England's and on made-up ones. */
class WorkingCalendarPropertiesTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 730;
    private static final int TRIES = 200;

    private record Case(long seed, WorkingCalendar calendar, SplittableRandom random) {

        LocalDate anyDay() {
            return FIRST_DAY.plusDays(random.nextInt(DAYS));
        }

        int anyCount() {
            return random.nextInt(0, 40);
        }

        @Override
        public String toString() {
            return "seed " + seed;
        }
    }

    static Stream<Case> cases() {
        return LongStream.rangeClosed(1, 10).mapToObj(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            return new Case(seed, seed == 1 ? new EnglishWorkingDays() : madeUp(random), random);
        });
    }

    /** A calendar with no pattern at all: about two days of three are worked. */
    private static WorkingCalendar madeUp(SplittableRandom random) {
        Set<LocalDate> free = FIRST_DAY
                .datesUntil(FIRST_DAY.plusDays(DAYS + 400))
                .filter(day -> random.nextInt(3) == 0)
                .collect(Collectors.toUnmodifiableSet());
        return day -> !free.contains(day);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldAlwaysEndOnAWorkingDay(Case it) {
        for (int i = 0; i < TRIES; i++) {
            LocalDate start = it.anyDay();
            int count = it.anyCount();

            assertThat(it.calendar().plus(start, count))
                    .as("%s: %s + %d", it, start, count)
                    .matches(it.calendar()::isWorkingDay, "is a working day");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldHaveExactlyThatManyWorkingDaysAfterTheStart(Case it) {
        for (int i = 0; i < TRIES; i++) {
            LocalDate start = it.anyDay();
            int count = 1 + it.anyCount();
            LocalDate end = it.calendar().plus(start, count);

            assertThat(start.plusDays(1).datesUntil(end.plusDays(1)).filter(it.calendar()::isWorkingDay))
                    .as("%s: working days after %s up to %s", it, start, end)
                    .hasSize(count);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldNeverEndEarlierForALaterStartOrALongerCount(Case it) {
        for (int i = 0; i < TRIES; i++) {
            LocalDate start = it.anyDay();
            int count = it.anyCount();
            LocalDate end = it.calendar().plus(start, count);

            assertThat(it.calendar().plus(start.plusDays(1), count))
                    .as("%s: a day later than %s, + %d", it, start, count)
                    .isAfterOrEqualTo(end);
            assertThat(it.calendar().plus(start, count + 1))
                    .as("%s: %s, one more than %d", it, start, count)
                    .isAfterOrEqualTo(end);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldCountInPartsAsInOneGo(Case it) {
        for (int i = 0; i < TRIES; i++) {
            LocalDate start = it.anyDay();
            // From a day off, "zero days" is the next working day, so only a first part of one or more adds up.
            int first = 1 + it.anyCount();
            int second = it.anyCount();

            assertThat(it.calendar().plus(it.calendar().plus(start, first), second))
                    .as("%s: %s + %d + %d", it, start, first, second)
                    .isEqualTo(it.calendar().plus(start, first + second));
        }
    }
}

package org.concordat.application.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.concordat.domain.calendar.DayWords;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.calendar.WorkingCalendar;

/**
 * From when to when a demo is played. Every case has half a year: the last one is proposed six months before today, each
 * earlier one six months before the next, on the first working day from then on.
 *
 * @param today the day on which the demo is played
 * @param until the last day that is played, today or earlier
 * @param cases how many cases there are
 */
record DemoCalendar(LocalDate today, LocalDate until, int cases) {

    /** The day on which the play is to end cannot be. The message says why and which days can. */
    static final class Impossible extends RuntimeException {
        Impossible(String message) {
            super(message);
        }
    }

    private static final int MONTHS_FOR_EACH = 6;
    private static final LocalTime DEPLOYMENT = LocalTime.of(7, 0);
    private static final LocalTime BEGINNING = LocalTime.of(8, 0);
    private static final LocalTime PROPOSAL = LocalTime.of(10, 0);

    DemoCalendar {
        LocalDate start = startOf(today, cases, 0);
        if (until.isAfter(today)) {
            throw new Impossible("--until %s lies ahead. The demo ends today, %s, or earlier.".formatted(until, today));
        }
        if (!until.isAfter(start)) {
            throw new Impossible(
                    "--until %s comes too early: the play begins on %s. Choose a day after that, up to today, %s."
                            .formatted(until, start, today));
        }
    }

    /**
     * Reads the two days as the launcher writes them.
     *
     * @param until empty when the play goes on until today
     * @throws Impossible when the play cannot end on that day
     */
    static DemoCalendar of(String today, String until, int cases) {
        LocalDate day = LocalDate.parse(today);
        return new DemoCalendar(day, until.isBlank() ? day : LocalDate.parse(until), cases);
    }

    private static LocalDate startOf(LocalDate today, int cases, int number) {
        return today.minusMonths((long) MONTHS_FOR_EACH * (cases - number));
    }

    /** The first day. */
    LocalDate start() {
        return startOf(today, cases, 0);
    }

    /** When the models are deployed. */
    Instant deployment() {
        return at(start(), DEPLOYMENT);
    }

    /** When everything else begins. */
    Instant beginning() {
        return at(start(), BEGINNING);
    }

    /** When each case is proposed, in their order. */
    List<Instant> proposals(WorkingCalendar calendar) {
        return IntStream.range(0, cases)
                .mapToObj(number -> at(calendar.firstWorkingDayFrom(startOf(today, cases, number)), PROPOSAL))
                .toList();
    }

    /** The last moment that is played: the end of the last day, or now when that has not come. */
    Instant end(Instant now) {
        Instant endOfDay = at(until.plusDays(1), LocalTime.MIDNIGHT).minusSeconds(1);
        return endOfDay.isBefore(now) ? endOfDay : now;
    }

    /** "from 21 May 2026 to 21 November 2026". */
    String inWords() {
        return "from %s to %s".formatted(DayWords.of(start()), DayWords.of(until));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Deadlines.OFFICE_ZONE).toInstant();
    }
}

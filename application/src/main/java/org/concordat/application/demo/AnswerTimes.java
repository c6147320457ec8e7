package org.concordat.application.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.calendar.WorkingCalendar;

/**
 * When the people of a demo answer. No case says it, so it is drawn, always in the same way: three answers in four come
 * on a working day before the reminder, the fourth only after it, but before anybody tells the deputy.
 */
final class AnswerTimes {

    /** Where the series of draws begins. Another number gives another, equally good, demo. */
    static final long SEED = 2026;

    private static final int ONE_IN = 4;
    private static final int FIRST_HOUR = 10;
    private static final int HOURS = 6;

    private final WorkingCalendar calendar;

    AnswerTimes(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** When something is to be answered, and whether that is only after the reminder. */
    record Planned(Instant at, boolean afterReminder) {}

    /**
     * Draws a time.
     *
     * @param question what tells this question to this person from all others; the same one gives the same draw
     * @param asked when it was asked; no answer comes earlier
     */
    Planned plan(String question, Instant asked, Deadlines deadlines) {
        // the hash of a text is the same on every Java
        SplittableRandom draw = new SplittableRandom(SEED * 31 + question.hashCode());
        boolean waits = draw.nextInt(ONE_IN) == 0;
        LocalDate remind = day(deadlines.remindAt());
        List<LocalDate> days = waits
                ? workingDays(remind, day(deadlines.deputyAt()))
                : workingDays(day(asked).plusDays(1), remind);
        if (days.isEmpty()) {
            // a reminder on the next working day leaves only the day of the question
            return new Planned(asked, false);
        }
        Instant at = days.get(draw.nextInt(days.size()))
                .atTime(FIRST_HOUR + draw.nextInt(HOURS), 0)
                .atZone(Deadlines.OFFICE_ZONE)
                .toInstant();
        return new Planned(at.isBefore(asked) ? asked : at, waits);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Deadlines.OFFICE_ZONE);
    }

    /** From the first to before the last. */
    private List<LocalDate> workingDays(LocalDate from, LocalDate before) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(before); day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                days.add(day);
            }
        }
        return days;
    }
}

package org.concordat.domain.calendar;

import java.time.LocalDate;

/** Says which days an agency works. An agency's own is {@link AgencyCalendar}, England's {@link EnglishWorkingDays}. */
@FunctionalInterface
public interface WorkingCalendar {

    /** Longer than any calendar pauses that an agency can be given. */
    int LONGEST_PAUSE_DAYS = 366;

    /** Whether people work on this day. */
    boolean isWorkingDay(LocalDate day);

    /**
     * The working day that lies {@code workingDays} working days after {@code start}; the start day itself is not
     * counted, whether or not it is a working day.
     *
     * @param workingDays zero or more; with zero the result is {@code start} or the next working day
     * @throws IllegalArgumentException when {@code workingDays} is negative
     */
    default LocalDate plus(LocalDate start, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("Working days cannot be negative: " + workingDays);
        }
        LocalDate day = workingDays == 0 ? firstWorkingDayFrom(start) : start;
        for (int counted = 0; counted < workingDays; counted++) {
            day = firstWorkingDayFrom(day.plusDays(1));
        }
        return day;
    }

    /**
     * This day if it is a working day, otherwise the next one.
     *
     * @throws IllegalStateException when nobody works for {@value #LONGEST_PAUSE_DAYS} days: better no deadline than a
     *     search without end
     */
    default LocalDate firstWorkingDayFrom(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
            if (candidate.isAfter(day.plusDays(LONGEST_PAUSE_DAYS))) {
                throw new IllegalStateException(
                        "No working day within %d days from %s".formatted(LONGEST_PAUSE_DAYS, day));
            }
        }
        return candidate;
    }
}

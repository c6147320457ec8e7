package org.concordat.domain.calendar;

import java.time.LocalDate;

/**
 * Days on which an agency does not work, beside weekends and public holidays.
 *
 * @param firstDay the first of them
 * @param lastDay the last of them; it may be the same day
 * @param label why, for example "Christmas closure"
 */
public record ClosedDays(LocalDate firstDay, LocalDate lastDay, String label) {

    /** @throws IllegalArgumentException when the last day is before the first */
    public ClosedDays {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("Closed days end before they begin: " + firstDay + " to " + lastDay);
        }
    }

    /** Whether this is one of the days. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    /** Whether any day belongs to both. */
    public boolean overlaps(ClosedDays other) {
        return !other.lastDay.isBefore(firstDay) && !other.firstDay.isAfter(lastDay);
    }
}

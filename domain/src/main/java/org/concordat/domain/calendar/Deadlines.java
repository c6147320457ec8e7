package org.concordat.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The three moments of a request. Reminders go out in the morning, the answer is due at the end of the working day.
 *
 * @param remindAt when the addressee is reminded
 * @param deputyAt when the deputy is told
 * @param dueAt when the answer is due
 */
public record Deadlines(Instant remindAt, Instant deputyAt, Instant dueAt) {

    /** The office clock of the agencies. */
    public static final ZoneId OFFICE_ZONE = ZoneId.of("Europe/London");

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(17, 0);

    /** Counts a time limit from the moment somebody is asked. */
    public static Deadlines from(Instant askedAt, TimeLimit limit, WorkingCalendar calendar) {
        LocalDate asked = LocalDate.ofInstant(askedAt, OFFICE_ZONE);
        return new Deadlines(
                at(calendar.plus(asked, limit.remindAfter()), MORNING),
                at(calendar.plus(asked, limit.deputyAfter()), MORNING),
                at(calendar.plus(asked, limit.dueAfter()), CLOSE_OF_BUSINESS));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(OFFICE_ZONE).toInstant();
    }
}

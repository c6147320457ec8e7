package org.concordat.domain.calendar;

import java.time.LocalDate;

/** Monday to Friday without the public holidays of England: the calendar of whoever has no other. */
public final class EnglishWorkingDays implements WorkingCalendar {

    private final WorkingCalendar days = new RegionalWorkingDays(HolidayRegion.ENGLAND_AND_WALES);

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return days.isWorkingDay(day);
    }
}

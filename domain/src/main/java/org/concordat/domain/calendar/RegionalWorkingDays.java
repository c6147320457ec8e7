package org.concordat.domain.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** Monday to Friday without the public holidays of a region, as the Jollyday library knows them. */
public final class RegionalWorkingDays implements WorkingCalendar {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
    private final HolidayRegion region;

    public RegionalWorkingDays(HolidayRegion region) {
        this.region = region;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek())
                && !holidays.isHoliday(day, HolidayType.PUBLIC_HOLIDAY, region.subdivision());
    }
}

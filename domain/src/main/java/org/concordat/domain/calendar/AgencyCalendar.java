package org.concordat.domain.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The working days of one agency: Monday to Friday without the public holidays of its region and without its own closed
 * days. Deadlines can always be counted in it: in any {@value #WINDOW_DAYS} days at least {@value #LEAST_WORKING_DAYS}
 * are worked, whatever closed days it holds.
 */
public final class AgencyCalendar implements WorkingCalendar {

    /** So many days in a row hold at least {@link #LEAST_WORKING_DAYS} working days: a quarter of a year. */
    public static final int WINDOW_DAYS = 91;

    /** The long holidays of schools leave more than this of a quarter. */
    public static final int LEAST_WORKING_DAYS = 20;

    /** What the agencies of the directory can be closed for; more than anybody needs. */
    public static final int MOST_CLOSURES = 100;

    private final HolidayRegion region;
    private final List<ClosedDays> closed;
    private final WorkingCalendar regional;

    private AgencyCalendar(HolidayRegion region, List<ClosedDays> closed) {
        this.region = region;
        this.closed = closed;
        this.regional = new RegionalWorkingDays(region);
    }

    /** A calendar without closed days. */
    public static AgencyCalendar of(HolidayRegion region) {
        return new AgencyCalendar(region, List.of());
    }

    /** @throws IllegalArgumentException when {@link #problemOf} has an objection */
    public static AgencyCalendar of(HolidayRegion region, List<ClosedDays> closed) {
        problemOf(region, closed).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new AgencyCalendar(region, sorted(closed));
    }

    /** A calendar that was checked when it was entered; counting in it ends even if the rule was another one then. */
    public static AgencyCalendar accepted(HolidayRegion region, List<ClosedDays> closed) {
        return new AgencyCalendar(region, sorted(closed));
    }

    private static List<ClosedDays> sorted(List<ClosedDays> closed) {
        return closed.stream()
                .sorted(Comparator.comparing(ClosedDays::firstDay))
                .toList();
    }

    /** Why these closed days make no calendar, in a sentence that names the days and not their labels. */
    public static Optional<String> problemOf(HolidayRegion region, List<ClosedDays> closed) {
        if (closed.size() > MOST_CLOSURES) {
            return Optional.of("There are more than %d closures: delete those that are over".formatted(MOST_CLOSURES));
        }
        // First what needs no counting of days: a closure of a thousand years must not be walked through.
        Optional<ClosedDays> endless =
                closed.stream().filter(AgencyCalendar::fillsAWindow).findFirst();
        if (endless.isPresent()) {
            return endless.map(AgencyCalendar::tooFewLeft);
        }
        return overlap(sorted(closed)).or(() -> tooLittleWorked(new AgencyCalendar(region, sorted(closed))));
    }

    private static boolean fillsAWindow(ClosedDays days) {
        return days.firstDay().plusDays(WINDOW_DAYS - 1).isBefore(days.lastDay());
    }

    private static Optional<String> overlap(List<ClosedDays> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).overlaps(sorted.get(i))) {
                return Optional.of("%s and %s overlap: make one closure of them"
                        .formatted(words(sorted.get(i - 1)), words(sorted.get(i))));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> tooLittleWorked(AgencyCalendar calendar) {
        return calendar.closed.stream()
                .filter(days -> calendar.leastWorkedAround(days) < LEAST_WORKING_DAYS)
                .findFirst()
                .map(AgencyCalendar::tooFewLeft);
    }

    /** The fewest working days of all windows that hold a day of this closure. */
    private int leastWorkedAround(ClosedDays days) {
        LocalDate first = days.firstDay().minusDays(WINDOW_DAYS - 1);
        boolean[] worked = new boolean[(int) first.until(days.lastDay(), ChronoUnit.DAYS) + WINDOW_DAYS];
        int within = 0;
        int least = WINDOW_DAYS;
        for (int i = 0; i < worked.length; i++) {
            worked[i] = isWorkingDay(first.plusDays(i));
            within += worked[i] ? 1 : 0;
            within -= i >= WINDOW_DAYS && worked[i - WINDOW_DAYS] ? 1 : 0;
            least = i >= WINDOW_DAYS - 1 ? Math.min(least, within) : least;
        }
        return least;
    }

    private static String tooFewLeft(ClosedDays days) {
        return "With %s, fewer than %d working days are left in a quarter of a year: no deadline could be kept"
                .formatted(words(days), LEAST_WORKING_DAYS);
    }

    private static String words(ClosedDays days) {
        return days.firstDay().equals(days.lastDay())
                ? DayWords.of(days.firstDay())
                : DayWords.of(days.firstDay()) + " to " + DayWords.of(days.lastDay());
    }

    /** Whose public holidays are kept. */
    public HolidayRegion region() {
        return region;
    }

    /** The agency's own closed days, the earliest first. */
    public List<ClosedDays> closed() {
        return closed;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return closed.stream().noneMatch(days -> days.contains(day)) && regional.isWorkingDay(day);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgencyCalendar that && region == that.region && closed.equals(that.closed);
    }

    @Override
    public int hashCode() {
        return 31 * region.hashCode() + closed.hashCode();
    }

    @Override
    public String toString() {
        return "AgencyCalendar[" + region + ", " + closed.size() + " closures]";
    }
}

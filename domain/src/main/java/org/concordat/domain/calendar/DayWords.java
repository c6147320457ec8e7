package org.concordat.domain.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as people at the office read them. */
public final class DayWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private DayWords() {}

    /** "20 November 2026". */
    public static String of(LocalDate day) {
        return DAY.format(day);
    }
}

package org.concordat.portal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.concordat.domain.calendar.DayWords;
import org.concordat.domain.calendar.Deadlines;
import org.jspecify.annotations.Nullable;

/** Dates and times as people at the office read them. */
public final class Words {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK).withZone(Deadlines.OFFICE_ZONE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(Deadlines.OFFICE_ZONE);

    private static final int BYTES_OF_MB = 1024 * 1024;

    private Words() {}

    /** "20 November 2026". */
    public static String date(LocalDate day) {
        return DayWords.of(day);
    }

    /** "Friday 20 November 2026", or "no date". */
    public static String day(@Nullable Instant instant) {
        return instant == null ? "no date" : DAY.format(instant);
    }

    /** "Friday 20 November 2026 at 10:42", or "no date". */
    public static String moment(@Nullable Instant instant) {
        return instant == null ? "no date" : DAY.format(instant) + " at " + TIME.format(instant);
    }

    /** "10:42 on Friday 20 November 2026". */
    public static String timeAndDay(Instant instant) {
        return TIME.format(instant) + " on " + DAY.format(instant);
    }

    /** "1 KB", "2.4 MB": how large a file is, rather too large than too small. */
    public static String size(int bytes) {
        return bytes < BYTES_OF_MB
                ? Math.ceilDiv(bytes, 1024) + " KB"
                : String.format(Locale.UK, "%.1f MB", Math.ceil(bytes * 10.0 / BYTES_OF_MB) / 10);
    }
}

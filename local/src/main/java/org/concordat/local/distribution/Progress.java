package org.concordat.local.distribution;

import java.time.Duration;
import java.util.Locale;

/**
 * A moment of a download, and how it is told.
 *
 * @param name what is downloaded
 * @param done bytes so far
 * @param total bytes in all, 0 or less when the server does not say
 * @param elapsed time since the first byte
 */
record Progress(String name, long done, long total, Duration elapsed) {
    private static final int WIDTH = 24;
    private static final double MB = 1_000_000.0;

    /** Returns one line with bar, percent, megabytes, speed and time left as far as they are known. */
    String line() {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s  %.0f MB", name, done / MB);
        }
        int filled = (int) (WIDTH * done / total);
        return String.format(
                Locale.ROOT,
                "%s  [%s%s] %3d %%  %.0f of %.0f MB%s",
                name,
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                100 * done / total,
                done / MB,
                total / MB,
                timeLeft());
    }

    private String timeLeft() {
        if (elapsed.toMillis() < 500 || done == 0) {
            return "";
        }
        double bytesPerSecond = done * 1000.0 / elapsed.toMillis();
        long seconds = Math.round((total - done) / bytesPerSecond);
        String left = seconds < 90 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
        return String.format(Locale.ROOT, "  %.1f MB/s, %s left", bytesPerSecond / MB, left);
    }
}

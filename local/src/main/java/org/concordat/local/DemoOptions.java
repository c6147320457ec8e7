package org.concordat.local;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a demo is to play, and how.
 *
 * @param number the packaged case, a number or {@code all}; what it means without a file
 * @param file the case file, absolute, or nothing
 * @param until the last day that is played, or nothing when that is today
 * @param speed how many seconds a day takes; 0 when it takes no longer than it must
 */
record DemoOptions(String number, Optional<Path> file, Optional<LocalDate> until, BigDecimal speed) {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    /** More days than any demo plays: two years and a half. */
    private static final long MOST_DAYS = 920;

    /** What the application is asked before any server is started: can this be played? */
    List<String> check(LocalDate today) {
        List<String> words = new ArrayList<>(List.of("check-case"));
        file.ifPresentOrElse(path -> words.addAll(List.of("--file", path.toString())), () -> words.add(number));
        words.add(today.toString());
        until.ifPresent(day -> words.add(day.toString()));
        return words;
    }

    /** What the application is told about it. */
    Map<String, String> environment(LocalDate today) {
        return Map.of(
                "CONCORDAT_DEMO_CASE", number,
                "CONCORDAT_DEMO_FILE", file.map(Path::toString).orElse(""),
                "CONCORDAT_DEMO_TODAY", today.toString(),
                "CONCORDAT_DEMO_UNTIL", until.map(LocalDate::toString).orElse(""),
                "CONCORDAT_DEMO_SPEED", speed.toPlainString());
    }

    /** After how long it is taken to hang. */
    Duration patience() {
        return PATIENCE.plusSeconds(
                speed.multiply(BigDecimal.valueOf(MOST_DAYS)).longValue());
    }

    /** What is played, in words. */
    String inWords() {
        return file.map(Path::toString).orElse(number.equals("all") ? "all cases" : "case " + number);
    }
}

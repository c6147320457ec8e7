package org.concordat.domain.commands;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says when they are away, or an administrator says it for them. Nobody is asked why.
 *
 * @param firstDay as ISO 8601 has it, as is {@code lastDay}; they are away on both
 * @param deputyId who stands in, or nothing
 */
public record EnterAbsence(
        @Nullable String firstDay,
        @Nullable String lastDay,
        @Nullable String deputyId) {

    /** Whoever is away for longer needs a change of the directory rather than somebody who stands in. */
    public static final int LONGEST_YEARS = 2;

    /** @throws InvalidCommand when a day is missing, or the days run backwards or are too many */
    public EnterAbsence {
        Optional<LocalDate> first = Check.dayOf(firstDay);
        Optional<LocalDate> last = Check.dayOf(lastDay);
        boolean both = first.isPresent() && last.isPresent();
        new Check()
                .day("firstDay", firstDay, "Enter the first day away as a day")
                .day("lastDay", lastDay, "Enter the last day away as a day")
                .that(
                        "lastDay",
                        last,
                        it -> !both || !it.orElseThrow().isBefore(first.orElseThrow()),
                        "The last day away must not be before the first")
                .that(
                        "lastDay",
                        last,
                        it -> !both
                                || it.orElseThrow().isBefore(first.orElseThrow().plusYears(LONGEST_YEARS)),
                        "An absence can last %d years at most: for longer, have the directory changed"
                                .formatted(LONGEST_YEARS))
                .done();
        deputyId = Check.trimmed(deputyId);
    }

    /** The first day away. */
    public LocalDate first() {
        return Check.dayOf(firstDay).orElseThrow();
    }

    /** The last day away. */
    public LocalDate last() {
        return Check.dayOf(lastDay).orElseThrow();
    }

    /** Who stands in, if anybody is named. */
    public Optional<String> deputy() {
        return Optional.ofNullable(deputyId).filter(id -> !id.isEmpty());
    }
}

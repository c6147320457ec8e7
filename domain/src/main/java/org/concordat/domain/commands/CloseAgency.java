package org.concordat.domain.commands;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.concordat.domain.calendar.ClosedDays;
import org.jspecify.annotations.Nullable;

/**
 * An agency is closed on some days.
 *
 * @param firstDay as ISO 8601 has it, as is {@code lastDay}; both days are closed
 * @param label why it is closed, in a word or two
 */
public record CloseAgency(
        @Nullable String firstDay,
        @Nullable String lastDay,
        @Nullable String label) {

    /** @throws InvalidCommand when a day or the label is missing, or the days run backwards */
    public CloseAgency {
        Optional<LocalDate> first = Check.dayOf(firstDay);
        Optional<LocalDate> last = Check.dayOf(lastDay);
        new Check()
                .day("firstDay", firstDay, "Enter the first closed day as a day")
                .day("lastDay", lastDay, "Enter the last closed day as a day")
                .that(
                        "lastDay",
                        last,
                        it -> first.isEmpty() || it.isEmpty() || !it.get().isBefore(first.get()),
                        "The last closed day must not be before the first")
                .text("label", label, Limits.NAME, "Say what the agency is closed for, for example Christmas closure")
                .done();
        label = Check.trimmed(label);
    }

    /** The same, known to make sense. */
    public ClosedDays days() {
        return new ClosedDays(
                Check.dayOf(firstDay).orElseThrow(), Check.dayOf(lastDay).orElseThrow(), Objects.requireNonNull(label));
    }
}

package org.concordat.domain.commands;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects the problems of a command, so that a person sees all of them at once. */
final class Check {

    private final List<Problem> problems = new ArrayList<>();

    /** A text that must be there, can be stored, and is not longer than {@code max} characters once trimmed. */
    Check text(String field, @Nullable String value, int max, String whenMissing) {
        return textIf(true, field, value, max, whenMissing);
    }

    /** The same; when it is not {@code needed} it may be missing. */
    Check textIf(boolean needed, String field, @Nullable String value, int max, String whenMissing) {
        String text = trimmed(value);
        if (text.isEmpty()) {
            return needed ? that(field, text, ignored -> false, whenMissing) : this;
        }
        return storable(field, text)
                .that(
                        field,
                        text,
                        it -> it.length() <= max,
                        "Use %d characters or fewer (now %d)".formatted(max, text.length()));
    }

    /** A text without characters that neither the database nor JSON can hold: NUL and halves of surrogate pairs. */
    Check storable(String field, @Nullable String value) {
        return that(field, trimmed(value), Check::isStorable, "Take out the character that cannot be read");
    }

    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** A choice that must have been made. */
    Check chosen(String field, @Nullable Object value, String whenMissing) {
        if (value == null || value instanceof Collection<?> many && many.isEmpty()) {
            problems.add(new Problem(field, whenMissing));
        }
        return this;
    }

    /** A day that must be there, as ISO 8601 has it. */
    Check day(String field, @Nullable String value, String whenMissing) {
        return that(field, dayOf(value), Optional::isPresent, whenMissing);
    }

    /** Somebody who must be there and must be somebody else than the person they stand in for. */
    Check deputy(String field, @Nullable String deputyId, @Nullable String personId) {
        return text(field, deputyId, Limits.NAME, "Choose who stands in")
                .that(
                        field,
                        trimmed(deputyId),
                        deputy -> deputy.isEmpty() || !deputy.equals(trimmed(personId)),
                        "Choose somebody else than the person they stand in for");
    }

    /** Any further rule. */
    <T extends @Nullable Object> Check that(String field, T value, Predicate<? super T> rule, String whenBroken) {
        if (!rule.test(value)) {
            problems.add(new Problem(field, whenBroken));
        }
        return this;
    }

    /** @throws InvalidCommand when there is any problem */
    void done() {
        if (!problems.isEmpty()) {
            throw new InvalidCommand(problems);
        }
    }

    /** The day that was entered, if it is one that the database can hold. */
    static Optional<LocalDate> dayOf(@Nullable String entered) {
        try {
            // a year of five digits is a slip of the pen, and more than the database could be asked to compare
            return Optional.of(LocalDate.parse(trimmed(entered)))
                    .filter(day -> day.getYear() > 0 && day.getYear() < 10_000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The text as it is kept: without white space around it, one character a line break as browsers count them. */
    static String trimmed(@Nullable String value) {
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }

    /** The lines that say something, without white space around them. */
    static List<String> linesOf(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}

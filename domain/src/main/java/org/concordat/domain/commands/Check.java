package org.concordat.domain.commands;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects the problems of a command, so that a person sees all of them at once. */
final class Check {

    private final List<Problem> problems = new ArrayList<>();

    /** A text that must be there and not be longer than {@code max} characters. */
    Check text(String field, @Nullable String value, int max, String whenMissing) {
        if (value == null || value.isBlank()) {
            problems.add(new Problem(field, whenMissing));
        } else if (value.length() > max) {
            problems.add(new Problem(field, "Use %d characters or fewer (now %d)".formatted(max, value.length())));
        }
        return this;
    }

    /** The same, only when {@code needed}. */
    Check textIf(boolean needed, String field, @Nullable String value, int max, String whenMissing) {
        return needed || value != null && value.length() > max ? text(field, value, max, whenMissing) : this;
    }

    /** A choice that must have been made. */
    Check chosen(String field, @Nullable Object value, String whenMissing) {
        if (value == null || value instanceof Collection<?> many && many.isEmpty()) {
            problems.add(new Problem(field, whenMissing));
        }
        return this;
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

    static String trimmed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}

package org.concordat.domain.commands;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Looks at how a command is refused. */
final class Refusals {

    /** The first text that is one character too long for {@code max}. */
    static String tooLong(int max) {
        return "x".repeat(max + 1);
    }

    private Refusals() {}

    /** The problems of a command that must be refused. */
    static List<Problem> problemsOf(ThrowingCallable command) {
        return Objects.requireNonNull(
                        catchThrowableOfType(InvalidCommand.class, command), "the command should be refused")
                .problems();
    }

    /** The fields that the problems are about, in their order. */
    static List<String> fieldsOf(ThrowingCallable command) {
        return problemsOf(command).stream().map(Problem::field).toList();
    }
}

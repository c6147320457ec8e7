package org.concordat.domain.commands;

import java.util.List;
import java.util.stream.Collectors;

/** What somebody entered cannot be accepted; nothing was changed. Lists every problem at once. */
public final class InvalidCommand extends RuntimeException {

    private final transient List<Problem> problems;

    public InvalidCommand(List<Problem> problems) {
        // The message names fields only: entered text must never reach a log.
        super("Not accepted: " + problems.stream().map(Problem::field).collect(Collectors.joining(", ")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order of the form. */
    public List<Problem> problems() {
        return problems;
    }
}

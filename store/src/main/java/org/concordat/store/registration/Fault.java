package org.concordat.store.registration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordat.domain.commands.Problem;

/**
 * One thing that is wrong with a file, or that should be put right.
 *
 * @param line counted from 1, the line on which the row begins; 0 when it is about the whole file
 * @param column the name of the column; empty when it is about the whole line
 * @param message what is wrong and what to do, in plain words
 */
public record Fault(int line, String column, String message) {

    private static final Pattern PART = Pattern.compile("(members|documents)\\[(\\d+)\\].*");

    static Fault ofFile(String message) {
        return new Fault(0, "", message);
    }

    static Fault ofLine(int line, String message) {
        return new Fault(line, "", message);
    }

    /** A problem of the partnership that stands in this line. */
    static Fault of(int line, Problem problem) {
        String column = RegisterColumn.ofField(problem.field()).header();
        Matcher part = PART.matcher(problem.field());
        if (!part.matches()) {
            return new Fault(line, column, problem.message());
        }
        int number = Integer.parseInt(part.group(2)) + 1;
        String what = part.group(1).equals("members") ? "Agency" : "Document";
        return new Fault(line, column, "%s %d: %s".formatted(what, number, problem.message()));
    }
}

package org.concordat.application.demo;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A case file cannot be used. Carries every fault, in the order of the lines; the message lists the first hundred. */
public final class InvalidCase extends RuntimeException {

    /**
     * One fault.
     *
     * @param line counted from 1; 0 when it is about the whole file
     * @param text where in the file and what is wrong, in plain words
     */
    public record Fault(int line, String text) {}

    /** A file with more faults than these is no case, and the first ones say so. */
    private static final int MOST_LINES = 100;

    private final transient List<Fault> faults;

    InvalidCase(String fileName, List<Fault> faults) {
        super(message(fileName, faults));
        this.faults = inOrder(faults);
    }

    private static List<Fault> inOrder(List<Fault> faults) {
        return faults.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }

    private static String message(String fileName, List<Fault> faults) {
        String lines = inOrder(faults).stream()
                .limit(MOST_LINES)
                .map(fault ->
                        fault.line() == 0 ? "  " + fault.text() : "  line %d: %s".formatted(fault.line(), fault.text()))
                .collect(Collectors.joining("\n"));
        String more = faults.size() > MOST_LINES ? "%n  and %d more".formatted(faults.size() - MOST_LINES) : "";
        return "%s has %s:%n%s%s"
                .formatted(fileName, faults.size() == 1 ? "a fault" : faults.size() + " faults", lines, more);
    }

    /** Every fault, in the order of the lines. */
    public List<Fault> faults() {
        return faults;
    }
}

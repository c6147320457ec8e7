package org.concordat.application.demo;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A case file cannot be used. Carries every fault, in the order of the lines. */
public final class InvalidCase extends RuntimeException {

    /**
     * One fault.
     *
     * @param line counted from 1; 0 when it is about the whole file
     * @param text where in the file and what is wrong, in plain words
     */
    public record Fault(int line, String text) {}

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
                .map(fault ->
                        fault.line() == 0 ? "  " + fault.text() : "  line %d: %s".formatted(fault.line(), fault.text()))
                .collect(Collectors.joining("\n"));
        return "%s has %s:%n%s".formatted(fileName, faults.size() == 1 ? "a fault" : faults.size() + " faults", lines);
    }

    /** Every fault, in the order of the lines. */
    public List<Fault> faults() {
        return faults;
    }
}

package org.concordat.application.demo;

import java.util.ArrayList;
import java.util.List;
import org.concordat.application.demo.InvalidCase.Fault;
import org.yaml.snakeyaml.nodes.Node;

/** Collects the faults of one case file. */
final class CaseFaults {

    private final List<Fault> faults = new ArrayList<>();

    void add(Node node, String text) {
        faults.add(new Fault(node.getStartMark().getLine() + 1, text));
    }

    /** @throws InvalidCase when there is any fault */
    void done(String fileName) {
        if (!faults.isEmpty()) {
            throw new InvalidCase(fileName, faults);
        }
    }
}

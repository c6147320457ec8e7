package org.concordat.processtests.coverage;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The flow nodes of our processes, those that an instance of some test has completed, and the exceptions that were
 * agreed. A flow node is written as {@code ProcessId/ElementId}.
 *
 * @param nodes every flow node of every process
 * @param passed what tests passed through; it may name others, of models that only tests have
 * @param exceptions flow nodes that need not be passed through, each with the reason
 */
record FlowNodeCoverage(Set<String> nodes, Set<String> passed, Map<String, String> exceptions) {

    /** Flow nodes that no test passes through and nobody has excepted. */
    SortedSet<String> missing() {
        return nodes.stream()
                .filter(node -> !passed.contains(node) && !exceptions.containsKey(node))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Exceptions that are none: the flow node is passed through, or there is no such flow node. */
    SortedSet<String> needlessExceptions() {
        return exceptions.keySet().stream()
                .filter(node -> passed.contains(node) || !nodes.contains(node))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The report: one line for each process, then what is missing and what is excepted. */
    String report() {
        StringBuilder report = new StringBuilder("# Flow nodes that process tests pass through\n\n")
                .append("| process | flow nodes | passed through | excepted | missing |\n|---|---|---|---|---|\n");
        byProcess().forEach((process, own) -> {
            FlowNodeCoverage part = new FlowNodeCoverage(own, passed, exceptions);
            long reached = own.stream().filter(passed::contains).count();
            long excepted = own.stream().filter(exceptions::containsKey).count();
            report.append("| %s | %d | %d | %d | %d |\n"
                    .formatted(
                            process,
                            own.size(),
                            reached,
                            excepted,
                            part.missing().size()));
        });
        missing().forEach(node -> report.append("\nmissing: ").append(node));
        new TreeMap<>(exceptions)
                .forEach((node, reason) -> report.append("\nexcepted: %s (%s)".formatted(node, reason)));
        return report.append('\n').toString();
    }

    private SortedMap<String, Set<String>> byProcess() {
        return nodes.stream()
                .collect(Collectors.groupingBy(
                        node -> node.substring(0, node.indexOf('/')), TreeMap::new, Collectors.toSet()));
    }
}

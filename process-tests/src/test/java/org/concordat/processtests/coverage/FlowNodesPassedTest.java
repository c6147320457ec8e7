package org.concordat.processtests.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.concordat.workers.deploy.Models;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;

/** Runs after all suites, in a JVM of its own: reads what they passed through and writes the report. */
@Tag("after-the-suites")
class FlowNodesPassedTest {

    private static final Path PASSED = Path.of("target", "flow-nodes");

    @Test
    void shouldPassThroughEveryFlowNodeOfEveryProcess() throws IOException {
        FlowNodeCoverage coverage = new FlowNodeCoverage(nodesOfModels(), passed(), exceptions());

        Files.writeString(PASSED.resolve("report.md"), coverage.report());

        assertThat(coverage.missing())
                .as("flow nodes without a test (all: %s)", PASSED.resolve("report.md"))
                .isEmpty();
        assertThat(coverage.needlessExceptions())
                .as("lines to take out of flow-node-exceptions.properties")
                .isEmpty();
    }

    private static Set<String> nodesOfModels() throws IOException {
        Set<String> nodes = new TreeSet<>();
        for (Resource file : new Models().bpmn()) {
            try (InputStream stream = file.getInputStream()) {
                BpmnModelInstance model = Bpmn.readModelFromStream(stream);
                String process = model.getModelElementsByType(Process.class)
                        .iterator()
                        .next()
                        .getId();
                model.getModelElementsByType(FlowNode.class).forEach(node -> nodes.add(process + "/" + node.getId()));
            }
        }
        return nodes;
    }

    private static Set<String> passed() throws IOException {
        Set<String> passed = new TreeSet<>();
        try (Stream<Path> files = Files.list(PASSED)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".txt")).toList()) {
                passed.addAll(Files.readAllLines(file));
            }
        }
        return passed;
    }

    private static Map<String, String> exceptions() throws IOException {
        Properties file = new Properties();
        try (InputStream stream = FlowNodesPassedTest.class.getResourceAsStream("/flow-node-exceptions.properties")) {
            file.load(stream);
        }
        Map<String, String> exceptions = new LinkedHashMap<>();
        file.forEach((node, reason) -> exceptions.put(node.toString(), reason.toString()));
        return exceptions;
    }
}

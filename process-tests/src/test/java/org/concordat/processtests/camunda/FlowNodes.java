package org.concordat.processtests.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Remembers every flow node that any instance has passed through, over all tests, for the report at the end: those that
 * were completed. An end event counts when it is reached, for it may end its own scope; a sub-process when it is
 * entered, for what lies inside counts by itself.
 */
final class FlowNodes {

    private static final Set<String> BY_ACTIVATION =
            Set.of("END_EVENT", "SUB_PROCESS", "EVENT_SUB_PROCESS", "MULTI_INSTANCE_BODY");

    private final TreeSet<String> passed = new TreeSet<>();

    synchronized void take(JsonNode event) {
        JsonNode value = event.path("value");
        if (event.path("valueType").asText().equals("PROCESS_INSTANCE")
                && hasPassed(
                        event.path("intent").asText(),
                        value.path("bpmnElementType").asText())) {
            passed.add(value.path("bpmnProcessId").asText() + "/"
                    + value.path("elementId").asText());
        }
    }

    private static boolean hasPassed(String intent, String type) {
        return intent.equals("ELEMENT_COMPLETED") || intent.equals("ELEMENT_ACTIVATED") && BY_ACTIVATION.contains(type);
    }

    /** Writes one line for each flow node, process and element. */
    synchronized void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, passed);
    }
}

package org.concordat.endtoend.support;

import java.lang.management.ManagementFactory;
import java.util.Map;

/** Lets the application's process write the lines it ran into the same file as the tests that drive it. */
final class MeasuredApplication {

    private MeasuredApplication() {}

    /** What the application must be told in its environment; nothing when this run is not measured. */
    static Map<String, String> environment() {
        // Quoted as a whole: the path of the checkout may have a space.
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-javaagent:") && option.contains("jacoco"))
                .findFirst()
                .map(agent -> Map.of("JAVA_TOOL_OPTIONS", '"' + agent + '"'))
                .orElse(Map.of());
    }
}

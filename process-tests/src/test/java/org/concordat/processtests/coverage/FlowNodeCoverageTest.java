package org.concordat.processtests.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowNodeCoverageTest {

    private static final Set<String> NODES = Set.of("Stage/Task_Ask", "Stage/Task_Tell", "Other/Start_Begun");

    @Test
    void shouldNameAFlowNodeThatNoTestPassesThrough() {
        var coverage = new FlowNodeCoverage(NODES, Set.of("Stage/Task_Ask", "Other/Start_Begun"), Map.of());

        assertThat(coverage.missing()).containsExactly("Stage/Task_Tell");
        assertThat(coverage.report()).contains("| Stage | 2 | 1 | 0 | 1 |", "missing: Stage/Task_Tell");
    }

    @Test
    void shouldNotMissWhatIsExcepted() {
        var coverage = new FlowNodeCoverage(
                NODES, Set.of("Stage/Task_Ask", "Other/Start_Begun"), Map.of("Stage/Task_Tell", "never reached"));

        assertThat(coverage.missing()).isEmpty();
        assertThat(coverage.needlessExceptions()).isEmpty();
        assertThat(coverage.report()).contains("excepted: Stage/Task_Tell (never reached)");
    }

    @Test
    void shouldNameExceptionsThatAreNone() {
        var coverage =
                new FlowNodeCoverage(NODES, NODES, Map.of("Stage/Task_Ask", "passed", "Stage/Task_Gone", "deleted"));

        assertThat(coverage.needlessExceptions()).containsExactly("Stage/Task_Ask", "Stage/Task_Gone");
    }
}

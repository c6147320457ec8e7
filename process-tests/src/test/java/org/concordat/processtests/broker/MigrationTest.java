package org.concordat.processtests.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.ElementIds.PartnershipSetUp;
import org.concordat.processes.ProcessIds;
import org.concordat.processtests.broker.ProcessModel.Versions;
import org.concordat.processtests.broker.WaitingPoint.Kind;
import org.concordat.processtests.story.ProcessTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** An instance that waits, wherever it waits, can follow the next version of its process and goes on there. */
@ProcessTest
// No job worker of the product runs: a job waits until this test completes it.
@TestPropertySource(properties = "camunda.client.worker.defaults.enabled=false")
class MigrationTest {

    @Autowired
    private CamundaClient camunda;

    @Autowired
    private CamundaProcessTestContext context;

    static List<ProcessModel> models() throws IOException {
        return ProcessModel.all();
    }

    @TestFactory
    Stream<DynamicTest> shouldGoOnInTheNextVersion() throws IOException {
        return atEveryWait(point -> true, (point, instance) -> {
            instance.migrate();

            instance.assertWaitsInNextVersion();
            instance.assertGoesOn();
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldFireEveryTimerInTheNextVersion() throws IOException {
        return atEveryWait(point -> !point.boundaryTimers().isEmpty(), (point, instance) -> {
            instance.migrate();

            instance.assertWaitsInNextVersion();
            instance.passTime();
            instance.it()
                    .hasCompletedElements(point.boundaryTimers().toArray(String[]::new))
                    .hasNoActiveIncidents();
        });
    }

    /** ADR 2: on 8.6 a task completed past the portal is repaired first. 8.8 does not ask for that. */
    @Test
    void shouldBeRefusedWhileATaskIsCompletedPastThePortal() throws IOException {
        MigratingInstance instance = completedPastThePortal();

        if (isZeebe86()) {
            assertThatThrownBy(instance::migrate).hasMessageContaining("INVALID_STATE");
            instance.repair(Outcome.SEND);
            instance.it().hasNoActiveIncidents().hasCompletedElements(PartnershipSetUp.TASK_CHECK_PROPOSAL);
            instance.migrate();
        } else {
            instance.migrate();
            instance.repair(Outcome.SEND);
        }

        instance.assertIsInNextVersion();
        instance.it()
                .hasNoActiveIncidents()
                .hasCompletedElements(PartnershipSetUp.TASK_CHECK_PROPOSAL)
                .hasActiveElements(PartnershipSetUp.TASK_ASK_AGENCIES);
    }

    private MigratingInstance completedPastThePortal() throws IOException {
        ProcessModel setUp = ProcessModel.all().stream()
                .filter(model -> model.processId().equals(ProcessIds.PARTNERSHIP_SET_UP))
                .findFirst()
                .orElseThrow();
        WaitingPoint task = new WaitingPoint(setUp, PartnershipSetUp.TASK_CHECK_PROPOSAL, Kind.USER_TASK);
        MigratingInstance instance = new MigratingInstance(camunda, context, setUp.deployTwoVersions(camunda), task);
        instance.complete(Map.of());
        instance.it().hasActiveIncidents();
        return instance;
    }

    private boolean isZeebe86() {
        return camunda.newTopologyRequest().send().join().getGatewayVersion().startsWith("8.6.");
    }

    /** One test for each wait of each process, all on the same two versions of it. */
    private Stream<DynamicTest> atEveryWait(
            Predicate<WaitingPoint> chosen, BiConsumer<WaitingPoint, MigratingInstance> test) throws IOException {
        Map<ProcessModel, Versions> versions = new LinkedHashMap<>();
        for (ProcessModel model : ProcessModel.all()) {
            versions.put(model, model.deployTwoVersions(camunda));
        }
        return versions.entrySet().stream()
                .flatMap(entry -> WaitingPoint.of(entry.getKey()).stream()
                        .filter(chosen)
                        .map(point -> DynamicTest.dynamicTest(point.toString(), () -> {
                            MigratingInstance instance =
                                    new MigratingInstance(camunda, context, entry.getValue(), point);
                            try {
                                test.accept(point, instance);
                            } finally {
                                instance.cancel();
                            }
                        })));
    }

    // --- the test finds what the models hold ---------------------------------------------------------------------

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void shouldFindEveryWaitOfAProcess(ProcessModel model) {
        String file = model.text();

        List<WaitingPoint> found = WaitingPoint.of(model);

        assertThat(found).isNotEmpty();
        assertThat(of(found, Kind.USER_TASK)).hasSize(count(file, "<bpmn:userTask "));
        assertThat(of(found, Kind.RECEIVE_TASK)).hasSize(count(file, "<bpmn:receiveTask "));
        assertThat(of(found, Kind.CALL_ACTIVITY)).hasSize(count(file, "<bpmn:callActivity "));
        assertThat(of(found, Kind.EVENT_BASED_GATEWAY)).hasSize(count(file, "<bpmn:eventBasedGateway "));
        assertThat(of(found, Kind.JOB)).hasSize(count(file, "<zeebe:taskDefinition "));
        assertThat(of(found, Kind.START_LISTENER)).hasSize(count(file, "<zeebe:executionListener eventType=\"start\""));
    }

    private static List<WaitingPoint> of(List<WaitingPoint> points, Kind kind) {
        return points.stream().filter(point -> point.kind() == kind).toList();
    }

    private static int count(String file, String text) {
        return (int)
                Pattern.compile(Pattern.quote(text)).matcher(file).results().count();
    }
}

package org.concordat.workers.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.concordat.processes.ElementIds.PartnershipLifecycle;
import org.junit.jupiter.api.Test;

class MigrationPlanTest {

    private static BpmnModelInstance model(String called, boolean withService) {
        var call = Bpmn.createExecutableProcess("Process")
                .startEvent("Start")
                .callActivity("Call", activity -> activity.zeebeProcessId(called))
                .exclusiveGateway("Gateway");
        return (withService ? call.serviceTask("Task", task -> task.zeebeJobType("job")) : call.userTask("Task"))
                .endEvent("End")
                .done();
    }

    @Test
    void shouldMapEveryPlaceWhereAnInstanceCanBe() {
        assertThat(MigrationPlan.between(model("Child", true), model("Child", true)))
                .containsExactlyInAnyOrder("Call", "Gateway", "Task");
    }

    @Test
    void shouldLeaveOutAStepOfAnotherKind() {
        assertThat(MigrationPlan.between(model("Child", true), model("Child", false)))
                .containsExactlyInAnyOrder("Call", "Gateway");
    }

    @Test
    void shouldLeaveOutACallOfAnotherProcess() {
        assertThat(MigrationPlan.between(model("Child", true), model("Sibling", true)))
                .containsExactlyInAnyOrder("Gateway", "Task");
    }

    @Test
    void shouldLeaveOutAStepThatIsGoneOrInAnotherScope() {
        // given
        BpmnModelInstance enclosed = Bpmn.createExecutableProcess("Process")
                .startEvent("Start")
                .subProcess("Scope")
                .embeddedSubProcess()
                .startEvent("StartOfScope")
                .serviceTask("Task", task -> task.zeebeJobType("job"))
                .endEvent("EndOfScope")
                .subProcessDone()
                .endEvent("End")
                .done();

        // then
        assertThat(MigrationPlan.between(model("Child", true), enclosed)).isEmpty();
    }

    @Test
    void shouldMapEveryWaitOfTheLifecycleAndItsTimer() throws IOException {
        // given
        BpmnModelInstance lifecycle = lifecycle();

        // when
        List<String> mapped = MigrationPlan.between(lifecycle, lifecycle);

        // then
        assertThat(mapped)
                .contains(
                        PartnershipLifecycle.TASK_REGISTER_LIFECYCLE,
                        PartnershipLifecycle.CALL_SET_UP,
                        PartnershipLifecycle.TASK_RECORD_SET_UP,
                        PartnershipLifecycle.TASK_WAIT_FOR_NEXT_STAGE,
                        PartnershipLifecycle.BOUNDARY_MONTH_PASSED)
                .doesNotContain(PartnershipLifecycle.START_PARTNERSHIP_PROPOSED, PartnershipLifecycle.END_STOPPED);
    }

    private static BpmnModelInstance lifecycle() throws IOException {
        try (InputStream stream =
                MigrationPlanTest.class.getResourceAsStream("/processes/lifecycle/PartnershipLifecycle.bpmn")) {
            return Bpmn.readModelFromStream(stream);
        }
    }
}

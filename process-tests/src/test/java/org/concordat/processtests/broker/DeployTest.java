package org.concordat.processtests.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.Decision;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.Form;
import io.camunda.client.api.response.Process;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.concordat.processes.DecisionIds;
import org.concordat.processes.FormIds;
import org.concordat.processes.ProcessIds;
import org.concordat.processtests.story.ProcessTest;
import org.concordat.workers.deploy.Models;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;

/** The engine takes everything that we package, stage by stage, and would say so if it did not. */
@ProcessTest
class DeployTest {

    @Autowired
    private CamundaClient camunda;

    @Test
    void shouldTakeEveryProcessDecisionAndFormOfEveryStage() throws IOException, IllegalAccessException {
        List<String> processes = new ArrayList<>();
        List<String> decisions = new ArrayList<>();
        List<String> forms = new ArrayList<>();

        for (List<Resource> stage : new Models().byStage().values()) {
            DeploymentEvent deployed = deploy(stage);
            deployed.getProcesses().stream().map(Process::getBpmnProcessId).forEach(processes::add);
            deployed.getDecisions().stream().map(Decision::getDmnDecisionId).forEach(decisions::add);
            deployed.getForm().stream().map(Form::getFormId).forEach(forms::add);
        }

        assertThat(processes).containsExactlyInAnyOrderElementsOf(constantsOf(ProcessIds.class));
        assertThat(decisions).containsExactlyInAnyOrderElementsOf(constantsOf(DecisionIds.class));
        assertThat(forms).containsExactlyInAnyOrderElementsOf(constantsOf(FormIds.class));
    }

    @Test
    void shouldRefuseAModelWhoseExpressionIsBroken() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("Refused")
                .startEvent()
                .intermediateCatchEvent("Event_Broken", event -> event.timerWithDateExpression("dueAt +"))
                .endEvent()
                .done();

        assertThatThrownBy(() -> deploy(model)).hasMessageContaining("failed to parse expression 'dueAt +'");
    }

    /** A kind that only 8.8 has. A model of ours with one would pass on 8.8 and fail at the first 8.6 broker. */
    @Test
    void shouldTakeAnAdHocSubProcessOn88AndRefuseItOn86() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("Refused")
                .startEvent()
                .adHocSubProcess("SubProcess_AdHoc", scope -> scope.manualTask("Task_Any"))
                .endEvent()
                .done();

        if (isZeebe86()) {
            assertThatThrownBy(() -> deploy(model)).hasMessageContaining("SubProcess_AdHoc");
        } else {
            assertThat(deploy(model).getProcesses()).hasSize(1);
        }
    }

    private DeploymentEvent deploy(List<Resource> stage) throws IOException {
        DeployResourceCommandStep2 command = null;
        for (Resource file : stage) {
            command = (command == null ? camunda.newDeployResourceCommand() : command)
                    .addResourceBytes(file.getContentAsByteArray(), Objects.requireNonNull(file.getFilename()));
        }
        return Objects.requireNonNull(command).send().join();
    }

    private DeploymentEvent deploy(BpmnModelInstance model) {
        return camunda.newDeployResourceCommand()
                .addProcessModel(model, "Refused.bpmn")
                .send()
                .join();
    }

    private boolean isZeebe86() {
        return camunda.newTopologyRequest().send().join().getGatewayVersion().startsWith("8.6.");
    }

    private static List<String> constantsOf(Class<?> ids) throws IllegalAccessException {
        List<String> values = new ArrayList<>();
        for (Field constant : Arrays.stream(ids.getFields()).toList()) {
            values.add((String) Objects.requireNonNull(constant.get(null)));
        }
        return values;
    }
}

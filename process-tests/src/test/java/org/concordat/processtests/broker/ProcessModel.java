package org.concordat.processtests.broker;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.Process;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.TimeDuration;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.concordat.workers.deploy.Models;
import org.springframework.core.io.Resource;

/**
 * One of our process models, and how to put versions of it live.
 *
 * @param file where it is packaged
 * @param bpmn what it says; read only
 * @param companions the decisions and forms of its stage, which are bound to it by being deployed together
 */
record ProcessModel(Resource file, BpmnModelInstance bpmn, List<Resource> companions) {

    /** The one task of a called process: it waits until the test lets the called process end. */
    static final String CHILD_TASK = "Task_WorkInCalledProcess";

    /** The type of that task's job. */
    static final String CHILD_JOB = "test.workInCalledProcess";

    /** Every packaged process. */
    static List<ProcessModel> all() throws IOException {
        List<ProcessModel> models = new ArrayList<>();
        for (List<Resource> stage : new Models().byStage().values()) {
            List<Resource> companions =
                    stage.stream().filter(file -> !isBpmn(file)).toList();
            stage.stream()
                    .filter(ProcessModel::isBpmn)
                    .forEach(file -> models.add(new ProcessModel(file, read(file), companions)));
        }
        return models;
    }

    private static boolean isBpmn(Resource file) {
        return nameOf(file).endsWith(".bpmn");
    }

    private static String nameOf(Resource file) {
        return Objects.requireNonNull(file.getFilename());
    }

    /** A process has its file's name as id: a rule of ours that the model checks keep. */
    String processId() {
        return nameOf(file).replace(".bpmn", "");
    }

    private static BpmnModelInstance read(Resource file) {
        try (InputStream stream = file.getInputStream()) {
            return Bpmn.readModelFromStream(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its file as text. */
    String text() {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FlowNode node(String elementId) {
        return Objects.requireNonNull(bpmn.getModelElementById(elementId));
    }

    /** The keys of two definitions of one process, the second deployed after the first. */
    record Versions(long present, long next) {}

    /**
     * Puts two versions of this process live that differ in the process's name alone. They have an id of their own, so
     * that their instances do not count as tests of the flow nodes that they pass through.
     */
    Versions deployTwoVersions(CamundaClient camunda) throws IOException {
        return new Versions(deploy(camunda, "present version"), deploy(camunda, "next version"));
    }

    private long deploy(CamundaClient camunda, String name) throws IOException {
        BpmnModelInstance copy = read(file);
        String copyId = processId() + "Migrating";
        var process = (io.camunda.zeebe.model.bpmn.instance.Process)
                Objects.requireNonNull(copy.getModelElementById(processId()));
        process.setId(copyId);
        process.setName(name);
        copy.getModelElementsByType(TimeDuration.class).forEach(ProcessModel::lengthen);
        DeployResourceCommandStep2 command = camunda.newDeployResourceCommand().addProcessModel(copy, copyId + ".bpmn");
        for (Resource companion : companions) {
            command = command.addResourceBytes(companion.getContentAsByteArray(), nameOf(companion));
        }
        for (CallActivity call : copy.getModelElementsByType(CallActivity.class)) {
            String called =
                    call.getSingleExtensionElement(ZeebeCalledElement.class).getProcessId();
            command = command.addProcessModel(waitingProcess(called), called + ".bpmn");
        }
        return command.send().join().getProcesses().stream()
                .filter(deployed -> deployed.getBpmnProcessId().equals(copyId))
                .findFirst()
                .map(Process::getProcessDefinitionKey)
                .orElseThrow();
    }

    /** A wait of a second would be over before a test has looked at it. */
    private static void lengthen(TimeDuration duration) {
        if (duration.getTextContent().startsWith("PT")) {
            duration.setTextContent("P1D");
        }
    }

    private static BpmnModelInstance waitingProcess(String processId) {
        return Bpmn.createExecutableProcess(processId)
                .startEvent()
                .serviceTask(CHILD_TASK, task -> task.zeebeJobType(CHILD_JOB))
                .endEvent()
                .done();
    }

    @Override
    public String toString() {
        return processId();
    }
}

package org.concordat.processtests.camunda;

import static io.camunda.process.test.api.CamundaAssert.assertThatDecision;
import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.DecisionSelectors.byId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.ProcessBuilder;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListenerEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.concordat.processtests.story.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What process tests may rely on, whatever they run on: one test for each feature that models use. This is the
 * contract of the stand-in.
 */
@ProcessTest
class CamundaTest {

    private static final String PROCESS = "Feature";

    @Autowired
    private CamundaClient camunda;

    @Autowired
    private CamundaProcessTestContext context;

    @BeforeEach
    void setPatience() {
        CamundaAssert.setAssertionInterval(CamundaForTests.On.chosen().interval());
        CamundaAssert.setAssertionTimeout(Duration.ofSeconds(20));
    }

    @Test
    void shouldRunAServiceTask() {
        deploy(process()
                .startEvent()
                .serviceTask("Task_Work", t -> t.zeebeJobType("work"))
                .endEvent());
        context.mockJobWorker("work").thenComplete(Map.of("result", 42));

        ProcessInstanceEvent instance = start(Map.of("in", "x"));

        assertThatProcessInstance(instance)
                .isCompleted()
                .hasCompletedElementsInOrder("Task_Work")
                .hasVariable("in", "x")
                .hasVariable("result", 42);
    }

    @Test
    void shouldAssignClaimReleaseAndCompleteAUserTask() {
        deploy(process()
                .startEvent()
                .userTask(
                        "Task_Ask",
                        t -> t.zeebeUserTask()
                                .zeebeCandidateGroups("=[\"a\", \"b\"]")
                                .zeebeTaskPriority("70")
                                .zeebeDueDate("=\"2026-05-04T17:00:00+00:00\""))
                .endEvent());
        ProcessInstanceEvent instance = start(Map.of());
        assertThatUserTask(byElementId("Task_Ask"))
                .isCreated()
                .hasCandidateGroups(List.of("a", "b"))
                .hasPriority(70)
                .hasDueDate("2026-05-04T17:00:00+00:00");
        long task = openTask().getUserTaskKey();

        camunda.newAssignUserTaskCommand(task)
                .assignee("ann")
                .allowOverride(false)
                .send()
                .join();
        assertThatUserTask(byElementId("Task_Ask")).hasAssignee("ann");
        assertThatThrownBy(() -> camunda.newAssignUserTaskCommand(task)
                        .assignee("bob")
                        .allowOverride(false)
                        .send()
                        .join())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.code()).isEqualTo(409));
        camunda.newUnassignUserTaskCommand(task).send().join();
        camunda.newUpdateUserTaskCommand(task)
                .dueDate("2026-06-01T17:00:00+00:00")
                .send()
                .join();
        assertThatUserTask(byElementId("Task_Ask")).hasDueDate("2026-06-01T17:00:00+00:00");
        camunda.newCompleteUserTaskCommand(task)
                .variables(Map.of("answer", "yes"))
                .send()
                .join();

        assertThatProcessInstance(instance).isCompleted().hasVariable("answer", "yes");
        assertThatThrownBy(() -> camunda.newCompleteUserTaskCommand(task).send().join())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.code()).isEqualTo(404));
    }

    @Test
    void shouldGiveAUserTaskTheFormOfItsDeployment() {
        String form = "{\"id\":\"feature-form\",\"type\":\"default\",\"schemaVersion\":16,\"components\":[]}";
        BpmnModelInstance model = process()
                .startEvent()
                .userTask(
                        "Task_Ask",
                        t -> t.zeebeUserTask()
                                .zeebeFormId("feature-form")
                                .zeebeFormBindingType(ZeebeBindingType.deployment))
                .endEvent()
                .done();
        camunda.newDeployResourceCommand()
                .addProcessModel(model, PROCESS + ".bpmn")
                .addResourceStringUtf8(form, "feature-form.form")
                .send()
                .join();

        start(Map.of());

        UserTask task = openTask();
        assertThat(task.getFormKey()).isPositive();
    }

    @Test
    void shouldRunExecutionListenersWhoseVariablesTheTaskSees() {
        deploy(process()
                .startEvent()
                .userTask(
                        "Task_Ask",
                        t -> t.zeebeUserTask()
                                .zeebeCandidateGroups("=people")
                                .zeebeExecutionListener(l -> l.eventType(ZeebeExecutionListenerEventType.start)
                                        .type("resolve"))
                                .zeebeExecutionListener(l -> l.eventType(ZeebeExecutionListenerEventType.end)
                                        .type("note")))
                .endEvent());
        context.mockJobWorker("resolve").thenComplete(Map.of("people", List.of("agency:health")));
        AtomicInteger noted = new AtomicInteger();
        context.mockJobWorker("note").withHandler((client, job) -> {
            noted.incrementAndGet();
            client.newCompleteCommand(job).send().join();
        });

        ProcessInstanceEvent instance = start(Map.of());
        assertThatUserTask(byElementId("Task_Ask")).isCreated().hasCandidateGroup("agency:health");
        context.completeUserTask(byElementId("Task_Ask"));

        assertThatProcessInstance(instance).isCompleted();
        assertThat(noted).hasValue(1);
    }

    @Test
    void shouldEvaluateADecisionTable() {
        BpmnModelInstance model = process()
                .startEvent()
                .businessRuleTask(
                        "Task_Decide", t -> t.zeebeCalledDecisionId("Level").zeebeResultVariable("level"))
                .endEvent()
                .done();
        camunda.newDeployResourceCommand()
                .addProcessModel(model, PROCESS + ".bpmn")
                .addResourceStringUtf8(DECISION, "level.dmn")
                .send()
                .join();

        ProcessInstanceEvent instance = start(Map.of("amount", 250));

        assertThatProcessInstance(instance).isCompleted().hasVariable("level", "high");
        assertThatDecision(byId("Level")).isEvaluated().hasOutput("high").hasMatchedRules(2);
    }

    @Test
    void shouldDeliverASignal() {
        deploy(process()
                .startEvent()
                .intermediateCatchEvent("Event_Wait", e -> e.signal("feature.done"))
                .endEvent());
        ProcessInstanceEvent instance = start(Map.of());
        assertThatProcessInstance(instance).hasActiveElements("Event_Wait");

        camunda.newBroadcastSignalCommand().signalName("feature.done").send().join();

        assertThatProcessInstance(instance).isCompleted();
    }

    @Test
    void shouldCatchAnEscalation() {
        deploy(process()
                .startEvent()
                .subProcess(
                        "SubProcess_Raise",
                        s -> s.embeddedSubProcess().startEvent().endEvent("End_Raised", e -> e.escalation("TOO_LATE")))
                .boundaryEvent("Boundary_Raised", b -> b.cancelActivity(false).escalation("TOO_LATE"))
                .endEvent("End_Escalated")
                .moveToActivity("SubProcess_Raise")
                .endEvent("End_Normal"));

        ProcessInstanceEvent instance = start(Map.of());

        assertThatProcessInstance(instance)
                .isCompleted()
                .hasCompletedElements("End_Raised", "Boundary_Raised", "End_Escalated", "End_Normal");
    }

    @Test
    void shouldCompensate() {
        deploy(process()
                .startEvent()
                .serviceTask("Task_Book", t -> t.zeebeJobType("book"))
                .boundaryEvent(
                        "Boundary_Undo",
                        b -> b.compensation(c -> c.serviceTask("Task_Cancel").zeebeJobType("cancel")))
                .moveToActivity("Task_Book")
                .intermediateThrowEvent("Event_Undo", e -> e.compensateEventDefinition())
                .endEvent());
        context.mockJobWorker("book").thenComplete();
        context.mockJobWorker("cancel").thenComplete();

        ProcessInstanceEvent instance = start(Map.of());

        assertThatProcessInstance(instance).isCompleted().hasCompletedElements("Task_Cancel", "Event_Undo");
    }

    @Test
    void shouldTakeTheErrorBoundary() {
        deploy(process()
                .startEvent()
                .serviceTask("Task_Work", t -> t.zeebeJobType("work"))
                .boundaryEvent("Boundary_Refused", b -> b.error("REFUSED"))
                .endEvent("End_Refused")
                .moveToActivity("Task_Work")
                .endEvent("End_Done"));
        context.mockJobWorker("work").thenThrowBpmnError("REFUSED");

        ProcessInstanceEvent instance = start(Map.of());

        assertThatProcessInstance(instance)
                .isCompleted()
                .hasCompletedElements("End_Refused")
                .hasNotActivatedElements("End_Done")
                .hasTerminatedElements("Task_Work");
    }

    @Test
    void shouldCorrelateAMessage() {
        deploy(process()
                .startEvent()
                .receiveTask(
                        "Task_Wait", t -> t.message(m -> m.name("thing.come").zeebeCorrelationKey("=thingId")))
                .endEvent());
        ProcessInstanceEvent instance = start(Map.of("thingId", "thing-1"));
        assertThatProcessInstance(instance).isWaitingForMessage("thing.come", "thing-1");

        camunda.newPublishMessageCommand()
                .messageName("thing.come")
                .correlationKey("thing-1")
                .variables(Map.of("news", true))
                .send()
                .join();

        assertThatProcessInstance(instance)
                .isCompleted()
                .hasCorrelatedMessage("thing.come", "thing-1")
                .hasVariable("news", true);
    }

    @Test
    void shouldFireTimersByTheEnginesClock() {
        Instant date = context.getCurrentTime().plus(Duration.ofDays(10));
        deploy(process()
                .startEvent()
                .userTask("Task_Ask", t -> t.zeebeUserTask())
                .boundaryEvent("Boundary_Cycle", b -> b.cancelActivity(false).timerWithCycle("R2/P1D"))
                .endEvent("End_Cycle")
                .moveToActivity("Task_Ask")
                .boundaryEvent("Boundary_Duration", b -> b.cancelActivity(false).timerWithDuration("P5D"))
                .endEvent("End_Duration")
                .moveToActivity("Task_Ask")
                .boundaryEvent("Boundary_Date", b -> b.timerWithDateExpression("dueAt"))
                .endEvent("End_Date"));
        ProcessInstanceEvent instance = start(Map.of("dueAt", date.toString()));
        assertThatUserTask(byElementId("Task_Ask")).isCreated();

        context.increaseTime(Duration.ofHours(25));
        assertThatProcessInstance(instance).hasCompletedElement("End_Cycle", 1);
        context.increaseTime(Duration.ofHours(25));
        assertThatProcessInstance(instance).hasCompletedElement("End_Cycle", 2);
        context.increaseTime(Duration.ofDays(3));
        assertThatProcessInstance(instance).hasCompletedElements("End_Duration");
        assertThatProcessInstance(instance).isActive();
        context.increaseTime(Duration.ofDays(6));

        assertThatProcessInstance(instance).isCompleted().hasCompletedElements("End_Date");
        assertThatUserTask(byElementId("Task_Ask")).isCanceled();
    }

    @Test
    void shouldTryAgainAfterTheBackOff() {
        deploy(process()
                .startEvent()
                .serviceTask("Task_Work", t -> t.zeebeJobType("work"))
                .endEvent());
        AtomicInteger tries = new AtomicInteger();
        context.mockJobWorker("work").withHandler((client, job) -> {
            if (tries.incrementAndGet() == 1) {
                client.newFailCommand(job)
                        .retries(1)
                        .retryBackoff(Duration.ofMinutes(5))
                        .send()
                        .join();
            } else {
                client.newCompleteCommand(job).send().join();
            }
        });
        ProcessInstanceEvent instance = start(Map.of());
        assertThatProcessInstance(instance).hasActiveElements("Task_Work");
        org.awaitility.Awaitility.await().untilAtomic(tries, org.hamcrest.Matchers.is(1));

        context.increaseTime(Duration.ofMinutes(6));

        assertThatProcessInstance(instance).isCompleted();
        assertThat(tries).hasValue(2);
    }

    @Test
    void shouldRaiseAnIncidentAndGoOnWhenItIsResolved() {
        deploy(process()
                .startEvent()
                .exclusiveGateway("Gateway_Known")
                .conditionExpression("known = true")
                .endEvent("End_Known")
                .moveToLastGateway()
                .conditionExpression("known = false")
                .endEvent("End_Unknown"));
        ProcessInstanceEvent instance = start(Map.of());
        assertThatProcessInstance(instance).hasActiveIncidents();

        camunda.newSetVariablesCommand(instance.getProcessInstanceKey())
                .variables(Map.of("known", true))
                .send()
                .join();
        long incident = camunda.newIncidentSearchRequest()
                .filter(f ->
                        f.processInstanceKey(instance.getProcessInstanceKey()).state(IncidentState.ACTIVE))
                .send()
                .join()
                .items()
                .getFirst()
                .getIncidentKey();
        camunda.newResolveIncidentCommand(incident).send().join();

        assertThatProcessInstance(instance).isCompleted().hasNoActiveIncidents();
    }

    @Test
    void shouldCallAProcessAndUseAMockedOne() {
        deploy(process()
                .startEvent()
                .callActivity(
                        "Call_Child",
                        c -> c.zeebeProcessId("Child")
                                .zeebePropagateAllChildVariables(false)
                                .zeebeOutputExpression("answer", "answer"))
                .endEvent());
        context.mockChildProcess("Child", Map.of("answer", "from the child", "other", 1));

        ProcessInstanceEvent instance = start(Map.of());

        assertThatProcessInstance(instance).isCompleted().hasVariable("answer", "from the child");
    }

    @Test
    void shouldCollectTheOutputOfAMultiInstance() {
        deploy(process()
                .startEvent()
                .serviceTask(
                        "Task_Each",
                        t -> t.zeebeJobType("each")
                                .multiInstance(m -> m.parallel()
                                        .zeebeInputCollectionExpression("things")
                                        .zeebeInputElement("thing")
                                        .zeebeOutputCollection("results")
                                        .zeebeOutputElementExpression("thing + \"!\"")))
                .endEvent());
        context.mockJobWorker("each").thenComplete();

        ProcessInstanceEvent instance = start(Map.of("things", List.of("a", "b", "c")));

        assertThatProcessInstance(instance).isCompleted().hasVariable("results", List.of("a!", "b!", "c!"));
    }

    @Test
    void shouldCancelAnInstance() {
        deploy(process()
                .startEvent()
                .userTask("Task_Ask", t -> t.zeebeUserTask())
                .endEvent());
        ProcessInstanceEvent instance = start(Map.of());
        assertThatUserTask(byElementId("Task_Ask")).isCreated();

        camunda.newCancelInstanceCommand(instance.getProcessInstanceKey())
                .send()
                .join();

        assertThatProcessInstance(instance).isTerminated().hasTerminatedElements("Task_Ask");
        assertThatUserTask(byElementId("Task_Ask")).isCanceled();
    }

    @Test
    void shouldBeginEveryTestOnAnEmptyEngine() {
        deploy(process().startEvent().endEvent());

        ProcessInstanceAssert instance = assertThatProcessInstance(start(Map.of()));

        instance.isCompleted();
        assertThat(camunda.newUserTaskSearchRequest().send().join().items()).isEmpty();
        assertThat(camunda.newIncidentSearchRequest().send().join().items()).isEmpty();
    }

    private UserTask openTask() {
        assertThatUserTask(byElementId("Task_Ask")).isCreated();
        return camunda.newUserTaskSearchRequest()
                .filter(f -> f.elementId("Task_Ask"))
                .send()
                .join()
                .items()
                .getFirst();
    }

    private static ProcessBuilder process() {
        return Bpmn.createExecutableProcess(PROCESS);
    }

    private void deploy(io.camunda.zeebe.model.bpmn.builder.AbstractBaseElementBuilder<?, ?> end) {
        camunda.newDeployResourceCommand()
                .addProcessModel(end.done(), PROCESS + ".bpmn")
                .send()
                .join();
    }

    private ProcessInstanceEvent start(Map<String, Object> variables) {
        return camunda.newCreateInstanceCommand()
                .bpmnProcessId(PROCESS)
                .latestVersion()
                .variables(variables)
                .send()
                .join();
    }

    private static final String DECISION = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="D" name="D" namespace="test">
              <decision id="Level" name="Level of an amount">
                <decisionTable id="T" hitPolicy="FIRST">
                  <input id="I"><inputExpression id="E" typeRef="number"><text>amount</text></inputExpression></input>
                  <output id="O" name="level" typeRef="string"/>
                  <rule id="R1"><inputEntry id="R1I"><text>&lt; 100</text></inputEntry><outputEntry id="R1O"><text>"low"</text></outputEntry></rule>
                  <rule id="R2"><inputEntry id="R2I"><text>-</text></inputEntry><outputEntry id="R2O"><text>"high"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;
}

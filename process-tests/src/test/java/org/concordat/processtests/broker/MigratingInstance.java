package org.concordat.processtests.broker;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.MessageSubscription;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SignalEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.core.ThrowingRunnable;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.JobTypes;
import org.concordat.processes.VariableNames;
import org.concordat.processtests.broker.ProcessModel.Versions;
import org.concordat.processtests.broker.WaitingPoint.Kind;
import org.concordat.processtests.camunda.CamundaForTests.On;

/** One instance that is brought to one of its waits, follows the next version there and goes on. */
final class MigratingInstance {

    /**
     * What a job must return because the scope behind it lives by it; the start variables hold an example of everything
     * else. A new job type needs a line only when its model reads the job's own variables and no other.
     */
    private static final Map<String, List<String>> RETURNED = Map.of(
            JobTypes.REQUESTS_OPEN,
            List.of(
                    VariableNames.REQUEST_ID,
                    VariableNames.CANDIDATE_GROUPS,
                    VariableNames.CANDIDATE_USERS,
                    VariableNames.REMIND_AT,
                    VariableNames.DEPUTY_AT,
                    VariableNames.DUE_AT));

    /** What every answer tells the engine. */
    private static final List<String> FACTS = List.of(VariableNames.SUBMISSION_ID, VariableNames.OUTCOME);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration JOB_TIME = Duration.ofMinutes(1);
    /** Past every timer of our models, once. */
    private static final Duration LONG = Duration.ofDays(100);

    private final CamundaClient camunda;
    private final CamundaProcessTestContext context;
    private final WaitingPoint point;
    private final Examples examples;
    private final long instanceKey;
    private final long nextVersion;
    private final ElementInstance waiting;

    /** Starts an instance of the present version and brings it to the point. */
    MigratingInstance(CamundaClient camunda, CamundaProcessTestContext context, Versions versions, WaitingPoint point)
            throws IOException {
        this.camunda = camunda;
        this.context = context;
        this.point = point;
        this.nextVersion = versions.next();
        this.examples = Examples.after(context.getCurrentTime());
        evaluateDecisions();
        this.instanceKey = start(versions.present());
        this.waiting = bringToPoint();
    }

    /** What a model reads of its decisions is what they say, not an example. */
    private void evaluateDecisions() throws IOException {
        for (BusinessRuleTask task : point.model().bpmn().getModelElementsByType(BusinessRuleTask.class)) {
            ZeebeCalledDecision decision = task.getSingleExtensionElement(ZeebeCalledDecision.class);
            if (decision != null) {
                String result = camunda.newEvaluateDecisionCommand()
                        .decisionId(decision.getDecisionId())
                        .variables(examples.all())
                        .send()
                        .join()
                        .getDecisionOutput();
                examples.put(decision.getResultVariable(), new ObjectMapper().readValue(result, Object.class));
            }
        }
    }

    private long start(long definition) {
        ProcessInstanceEvent created = camunda.newCreateInstanceCommand()
                .processDefinitionKey(definition)
                .variables(examples.namedIn(point.model().text()))
                .startBeforeElement(point.path().getFirst().getId())
                .send()
                .join();
        return created.getProcessInstanceKey();
    }

    /**
     * From scope to scope: its start listeners are answered, and what lies behind another wait of the scope is begun
     * beside what the scope waits for by itself.
     */
    private ElementInstance bringToPoint() {
        List<FlowNode> path = point.path();
        ElementInstance at = active(path.getFirst().getId());
        for (int i = 0; i < path.size(); i++) {
            FlowNode node = path.get(i);
            boolean isPoint = i == path.size() - 1;
            if (!isPoint || point.kind() != Kind.START_LISTENER) {
                WaitingPoint.startListeners(node).forEach(type -> completeJob(type, node.getId()));
            }
            if (!isPoint && node instanceof SubProcess scope) {
                String next = path.get(i + 1).getId();
                if (!WaitingPoint.reachedAtOnce(scope).contains(next)) {
                    camunda.newModifyProcessInstanceCommand(instanceKey)
                            .activateElement(next, at.getElementInstanceKey())
                            .send()
                            .join();
                }
                at = active(next);
            }
        }
        if (point.kind() == Kind.RECEIVE_TASK) {
            subscription(point.elementId(), at);
        }
        return at;
    }

    private ElementInstance active(String elementId) {
        return awaitPresent(() -> camunda
                .newElementInstanceSearchRequest()
                .filter(filter -> filter.processInstanceKey(instanceKey)
                        .elementId(elementId)
                        .state(ElementInstanceState.ACTIVE))
                .send()
                .join()
                .items()
                .stream()
                .filter(one -> one.getType() != ElementInstanceType.MULTI_INSTANCE_BODY)
                .findFirst());
    }

    // --- migrates ------------------------------------------------------------------------------------------------

    /** Moves the instance to the next version, every element that can be waited at to itself. */
    void migrate() {
        List<String> ids = point.model().bpmn().getModelElementsByType(FlowNode.class).stream()
                .filter(MigratingInstance::isMapped)
                .map(FlowNode::getId)
                .toList();
        var command = camunda.newMigrateProcessInstanceCommand(instanceKey)
                .migrationPlan(nextVersion)
                .addMappingInstruction(ids.getFirst(), ids.getFirst());
        for (String id : ids.subList(1, ids.size())) {
            command = command.addMappingInstruction(id, id);
        }
        command.send().join();
    }

    /** Whatever can be active, and the events that listen meanwhile. */
    private static boolean isMapped(FlowNode node) {
        boolean startsProcess = node instanceof StartEvent && node.getParentElement() instanceof Process;
        return node instanceof Activity
                || node instanceof EventBasedGateway
                || node instanceof CatchEvent && !startsProcess;
    }

    /** It waits where it waited, by the next version, and nothing is wrong with it. */
    void assertWaitsInNextVersion() {
        assertIsInNextVersion();
        untilAsserted(() -> {
            ElementInstance now = element();
            assertThat(now.getProcessDefinitionKey()).isEqualTo(nextVersion);
            assertThat(now.getElementId()).isEqualTo(point.elementId());
            assertThat(now.getState()).isEqualTo(ElementInstanceState.ACTIVE);
        });
        it().isActive().hasNoActiveIncidents();
    }

    void assertIsInNextVersion() {
        untilAsserted(() -> assertThat(camunda.newProcessInstanceGetRequest(instanceKey)
                        .send()
                        .join()
                        .getProcessDefinitionKey())
                .isEqualTo(nextVersion));
    }

    private ElementInstance element() {
        return camunda.newElementInstanceGetRequest(waiting.getElementInstanceKey())
                .send()
                .join();
    }

    ProcessInstanceAssert it() {
        return assertThatProcessInstance(byKey(instanceKey));
    }

    // --- goes on -------------------------------------------------------------------------------------------------

    /** What was waited for comes, and the element is left. */
    void assertGoesOn() {
        if (point.kind() != Kind.START_LISTENER) {
            serve(point.kind());
        } else {
            WaitingPoint.startListeners(point.node()).forEach(type -> completeJob(type, point.elementId()));
            if (point.node() instanceof SubProcess scope) {
                it().hasCompletedElements(startOf(scope));
                return;
            }
            point.kindsAfterListeners().forEach(this::serve);
        }
        untilAsserted(() -> assertThat(element().getState()).isEqualTo(ElementInstanceState.COMPLETED));
    }

    private static String startOf(SubProcess scope) {
        return scope.getFlowElements().stream()
                .filter(StartEvent.class::isInstance)
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private void serve(Kind kind) {
        FlowNode node = point.node();
        switch (kind) {
            case USER_TASK -> complete(examples.of(FACTS));
            case RECEIVE_TASK -> publish(subscription(node.getId(), waiting));
            case CATCH_EVENT -> let((CatchEvent) node);
            case EVENT_BASED_GATEWAY ->
                let((CatchEvent) node.getSucceedingNodes().list().getFirst());
            case CALL_ACTIVITY -> completeCalledProcess();
            case JOB -> {
                ActivatedJob job = completeJob(
                        node.getSingleExtensionElement(ZeebeTaskDefinition.class)
                                .getType(),
                        node.getId());
                assertThat(job.getProcessDefinitionKey()).isEqualTo(nextVersion);
            }
            case START_LISTENER -> throw new IllegalArgumentException("Listeners are done by now");
        }
    }

    /** Completes the user task that is waited at. */
    void complete(Map<String, Object> variables) {
        UserTask task = awaitPresent(() -> camunda
                .newUserTaskSearchRequest()
                .filter(filter -> filter.elementInstanceKey(waiting.getElementInstanceKey())
                        .state(UserTaskState.CREATED))
                .send()
                .join()
                .items()
                .stream()
                .findFirst());
        camunda.newCompleteUserTaskCommand(task.getUserTaskKey())
                .variables(variables)
                .send()
                .join();
    }

    private MessageSubscription subscription(String eventId, ElementInstance at) {
        return awaitPresent(() -> camunda
                .newMessageSubscriptionSearchRequest()
                .filter(filter ->
                        filter.elementInstanceKey(at.getElementInstanceKey()).elementId(eventId))
                .send()
                .join()
                .items()
                .stream()
                .findFirst());
    }

    private void publish(MessageSubscription awaited) {
        camunda.newPublishMessageCommand()
                .messageName(awaited.getMessageName())
                .correlationKey(awaited.getCorrelationKey())
                .send()
                .join();
    }

    /** Lets the event happen. */
    private void let(CatchEvent event) {
        switch (event.getEventDefinitions().iterator().next()) {
            case MessageEventDefinition message -> publish(subscription(event.getId(), waiting));
            case TimerEventDefinition timer -> passTime();
            case SignalEventDefinition signal ->
                camunda.newBroadcastSignalCommand()
                        .signalName(signal.getSignal().getName())
                        .send()
                        .join();
            default -> throw new IllegalStateException("How does %s happen?".formatted(event.getId()));
        }
    }

    /** Moves the clock past every timer of our models. */
    void passTime() {
        context.increaseTime(LONG);
    }

    private void completeCalledProcess() {
        completeJob(
                ProcessModel.CHILD_JOB,
                ProcessModel.CHILD_TASK,
                examples.namedIn(point.model().text()));
    }

    private ActivatedJob completeJob(String type, String elementId) {
        return completeJob(type, elementId, examples.of(RETURNED.getOrDefault(type, List.of())));
    }

    private ActivatedJob completeJob(String type, String elementId, Map<String, Object> variables) {
        boolean isCalled = type.equals(ProcessModel.CHILD_JOB);
        ActivatedJob job = awaitPresent(() -> camunda
                .newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(32)
                .timeout(JOB_TIME)
                .requestTimeout(Duration.ofSeconds(2))
                .send()
                .join()
                .getJobs()
                .stream()
                .filter(one -> one.getElementId().equals(elementId))
                .filter(one -> isCalled || one.getProcessInstanceKey() == instanceKey)
                .findFirst());
        camunda.newCompleteCommand(job).variables(variables).send().join();
        return job;
    }

    // --- repair --------------------------------------------------------------------------------------------------

    /** Gives the stopped element what it lacked and lets it go on. */
    void repair(Outcome outcome) {
        camunda.newSetVariablesCommand(waiting.getElementInstanceKey())
                .variables(Map.of(VariableNames.SUBMISSION_ID, "late", VariableNames.OUTCOME, outcome.name()))
                .local(true)
                .send()
                .join();
        long incident = awaitPresent(() -> Optional.ofNullable(element().getIncidentKey()));
        camunda.newResolveIncidentCommand(incident).send().join();
    }

    /** Ends the instance, so that it does not get in the way of the next one. */
    void cancel() {
        try {
            camunda.newCancelInstanceCommand(instanceKey).send().join();
        } catch (ClientStatusException ended) {
            // it has gone on to an end
        }
    }

    private static void untilAsserted(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).pollInterval(On.chosen().interval()).untilAsserted(assertion);
    }

    private static <T> T awaitPresent(Callable<Optional<T>> read) {
        return await().atMost(PATIENCE)
                .pollInterval(On.chosen().interval())
                .until(read, Optional::isPresent)
                .orElseThrow();
    }
}

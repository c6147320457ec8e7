package org.concordat.processtests.broker;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An element at which an instance can stand still, and what it then waits for. An element with a start listener and a
 * job of its own is two of them.
 */
record WaitingPoint(ProcessModel model, String elementId, Kind kind) {

    /** What is waited for. */
    enum Kind {
        START_LISTENER,
        USER_TASK,
        RECEIVE_TASK,
        CATCH_EVENT,
        EVENT_BASED_GATEWAY,
        CALL_ACTIVITY,
        JOB
    }

    /** All of a process, in the order of the model. */
    static List<WaitingPoint> of(ProcessModel model) {
        return model.bpmn().getModelElementsByType(FlowNode.class).stream()
                .flatMap(node -> kindsOf(node).map(kind -> new WaitingPoint(model, node.getId(), kind)))
                .toList();
    }

    private static Stream<Kind> kindsOf(FlowNode node) {
        List<Kind> kinds = new ArrayList<>();
        if (!startListeners(node).isEmpty()) {
            kinds.add(Kind.START_LISTENER);
        }
        if (node instanceof UserTask) {
            kinds.add(Kind.USER_TASK);
        } else if (node instanceof ReceiveTask) {
            kinds.add(Kind.RECEIVE_TASK);
        } else if (node instanceof CallActivity) {
            kinds.add(Kind.CALL_ACTIVITY);
        } else if (node instanceof EventBasedGateway) {
            kinds.add(Kind.EVENT_BASED_GATEWAY);
        } else if (node instanceof IntermediateCatchEvent event && waitsItself(event)) {
            kinds.add(Kind.CATCH_EVENT);
        } else if (node.getSingleExtensionElement(ZeebeTaskDefinition.class) != null) {
            kinds.add(Kind.JOB);
        }
        return kinds.stream();
    }

    /** Behind an event-based gateway the gateway waits, and a link catches at once. */
    private static boolean waitsItself(IntermediateCatchEvent event) {
        return event.getEventDefinitions().stream().noneMatch(LinkEventDefinition.class::isInstance)
                && event.getPreviousNodes().list().stream().noneMatch(EventBasedGateway.class::isInstance);
    }

    FlowNode node() {
        return model.node(elementId);
    }

    /** The job types of an element's start listeners, in the order in which they run. */
    static List<String> startListeners(FlowNode node) {
        ZeebeExecutionListeners listeners = node.getSingleExtensionElement(ZeebeExecutionListeners.class);
        return listeners == null
                ? List.of()
                : listeners.getExecutionListeners().stream()
                        .filter(listener -> listener.getEventType() == ZeebeExecutionListenerEventType.start)
                        .map(ZeebeExecutionListener::getType)
                        .toList();
    }

    /** What the element waits for once its start listeners are done. */
    List<Kind> kindsAfterListeners() {
        return kindsOf(node()).filter(one -> one != Kind.START_LISTENER).toList();
    }

    /** From the outermost sub-process that the element lies in down to the element itself. */
    List<FlowNode> path() {
        List<FlowNode> path = new ArrayList<>();
        FlowNode node = node();
        path.add(node);
        while (node.getParentElement() instanceof SubProcess scope) {
            path.addFirst(scope);
            node = scope;
        }
        return path;
    }

    /** The elements that a sub-process comes to by itself, without waiting and without choosing. */
    static Set<String> reachedAtOnce(SubProcess scope) {
        Set<String> reached = new LinkedHashSet<>();
        scope.getFlowElements().stream()
                .filter(io.camunda.zeebe.model.bpmn.instance.StartEvent.class::isInstance)
                .forEach(start -> follow((FlowNode) start, reached));
        return reached;
    }

    private static void follow(FlowNode node, Set<String> reached) {
        boolean passes = node instanceof io.camunda.zeebe.model.bpmn.instance.StartEvent
                || node instanceof io.camunda.zeebe.model.bpmn.instance.ParallelGateway;
        if (reached.add(node.getId()) && passes) {
            node.getSucceedingNodes().list().forEach(next -> follow(next, reached));
        }
    }

    /** The boundary events that a timer fires while the element waits; none fires while its start listener runs. */
    List<String> boundaryTimers() {
        if (kind == Kind.START_LISTENER) {
            return List.of();
        }
        return model.bpmn().getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().getId().equals(elementId))
                .filter(event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
                .map(BoundaryEvent::getId)
                .toList();
    }

    @Override
    public String toString() {
        return "%s/%s (%s)"
                .formatted(
                        model, elementId, kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}

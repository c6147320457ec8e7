package org.concordat.workers.migration;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which elements of one version are the same in another. What is not among them has no place in the other version, so
 * the engine refuses an instance that waits there; that is how only safe moves are made.
 */
final class MigrationPlan {

    private MigrationPlan() {}

    /**
     * The ids of the elements that an instance can wait at, or that listen meanwhile, and that both versions have: of
     * the same kind, in the same scope and, where another process is called, calling the same one.
     */
    static List<String> between(BpmnModelInstance from, BpmnModelInstance to) {
        return from.getModelElementsByType(FlowNode.class).stream()
                .filter(MigrationPlan::canBeWaitedAt)
                .filter(node -> to.getModelElementById(node.getId()) instanceof FlowNode other && isSame(node, other))
                .map(FlowNode::getId)
                .toList();
    }

    private static boolean canBeWaitedAt(FlowNode node) {
        boolean startsProcess = node instanceof StartEvent && node.getParentElement() instanceof Process;
        return node instanceof Activity
                || node instanceof EventBasedGateway
                || node instanceof ExclusiveGateway // where an instance has stopped
                || node instanceof CatchEvent && !startsProcess;
    }

    private static boolean isSame(FlowNode one, FlowNode other) {
        return one.getElementType().getTypeName().equals(other.getElementType().getTypeName())
                && Objects.equals(scopeOf(one), scopeOf(other))
                && Objects.equals(calledBy(one), calledBy(other));
    }

    private static String scopeOf(FlowNode node) {
        return node.getParentElement().getAttributeValue("id");
    }

    private static @Nullable String calledBy(FlowNode node) {
        return node instanceof CallActivity
                ? node.getSingleExtensionElement(ZeebeCalledElement.class).getProcessId()
                : null;
    }
}

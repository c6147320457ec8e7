package org.concordat.records.follower;

import org.concordat.store.follower.EngineFacts;
import org.springframework.stereotype.Component;

/** Remembers process instances with their parents, and the scope that encloses each user task. */
@Component
class InstanceEffect implements EffectsConsumer.Effect {

    private final EngineFacts facts;

    InstanceEffect(EngineFacts facts) {
        this.facts = facts;
    }

    @Override
    public String valueType() {
        return "PROCESS_INSTANCE";
    }

    @Override
    public boolean apply(EngineRecord record) {
        switch (record.text("bpmnElementType")) {
            case "PROCESS" -> applyProcess(record);
            case "USER_TASK" -> applyUserTask(record);
            default -> {} // other elements are of no interest here
        }
        return true;
    }

    private void applyProcess(EngineRecord record) {
        switch (record.intent()) {
            case "ELEMENT_ACTIVATED" ->
                facts.instanceStarted(
                        record.key(),
                        record.text("bpmnProcessId"),
                        (int) record.number("version"),
                        record.keyOrNull("parentProcessInstanceKey"),
                        record.at());
            case "ELEMENT_MIGRATED" -> facts.instanceMigrated(record.key(), (int) record.number("version"));
            case "ELEMENT_COMPLETED" -> facts.instanceEnded(record.key(), "COMPLETED", record.at());
            case "ELEMENT_TERMINATED" -> facts.instanceEnded(record.key(), "TERMINATED", record.at());
            default -> {} // steps on the way
        }
    }

    private void applyUserTask(EngineRecord record) {
        if (record.intent().equals("ELEMENT_ACTIVATING")) {
            facts.taskScope(record.key(), record.number("flowScopeKey"), record.number("processInstanceKey"));
        }
    }
}

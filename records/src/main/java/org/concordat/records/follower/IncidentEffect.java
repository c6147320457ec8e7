package org.concordat.records.follower;

import org.concordat.store.follower.EngineFacts;
import org.concordat.store.follower.EngineFacts.Incident;
import org.springframework.stereotype.Component;

/** Remembers incidents until they are resolved, so that administrators see them even without the index. */
@Component
class IncidentEffect implements EffectsConsumer.Effect {

    private final EngineFacts facts;

    IncidentEffect(EngineFacts facts) {
        this.facts = facts;
    }

    @Override
    public String valueType() {
        return "INCIDENT";
    }

    @Override
    public boolean apply(EngineRecord record) {
        switch (record.intent()) {
            case "CREATED" ->
                facts.incidentRaised(new Incident(
                        record.key(),
                        record.number("processInstanceKey"),
                        record.text("bpmnProcessId"),
                        record.text("elementId"),
                        record.number("elementInstanceKey"),
                        record.keyOrNull("jobKey"),
                        record.text("errorType"),
                        record.at()));
            case "RESOLVED" -> facts.incidentResolved(record.key(), record.at());
            default -> {} // steps on the way
        }
        return true;
    }
}

package org.concordat.workers.readiness;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.concordat.domain.partnership.Spread;
import org.concordat.processes.JobTypes;
import org.concordat.processes.VariableNames;
import org.concordat.store.partnerships.ReadinessAnswers;
import org.springframework.stereotype.Component;

/** Tells the models how ready the agencies are; numbers only. */
@Component
public class ReadinessWorkers {

    private final ReadinessAnswers readiness;

    public ReadinessWorkers(ReadinessAnswers readiness) {
        this.readiness = readiness;
    }

    /** The lowest readiness of any agency on any level; null when nobody said. */
    @JobWorker(type = JobTypes.READINESS_COMPARE)
    public Map<String, Object> compare(@Variable String partnershipId) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(
                VariableNames.LOWEST_READINESS,
                readiness
                        .spread(UUID.fromString(partnershipId))
                        .map(Spread::lowest)
                        .orElse(null));
        return variables;
    }
}

package org.concordat.workers.lifecycle;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.BpmnError;
import java.util.Map;
import java.util.UUID;
import org.concordat.domain.partnership.Standing;
import org.concordat.processes.ErrorCodes;
import org.concordat.processes.JobTypes;
import org.concordat.processes.VariableNames;
import org.concordat.store.partnerships.Lifecycle;
import org.springframework.stereotype.Component;

/** Keeps the partnership's own record in step with its lifecycle. */
@Component
public class LifecycleWorkers {

    private final Lifecycle lifecycle;

    public LifecycleWorkers(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /**
     * Makes this instance the partnership's one lifecycle and says in which stage it begins; a second one ends by a BPMN
     * error.
     */
    @JobWorker(type = JobTypes.LIFECYCLE_REGISTER)
    public Map<String, Object> register(ActivatedJob job, @Variable String partnershipId) {
        return lifecycle
                .register(UUID.fromString(partnershipId), job.getProcessInstanceKey())
                .map(stage -> Map.<String, Object>of(VariableNames.STAGE, stage.name()))
                .orElseThrow(() -> new BpmnError(
                        ErrorCodes.LIFECYCLE_ALREADY_RUNNING, "Another instance is this partnership's lifecycle"));
    }

    /** The set-up has ended: the partnership is set up, stopped or withdrawn. */
    @JobWorker(type = JobTypes.LIFECYCLE_RECORD_SET_UP)
    public void recordSetUp(@Variable String partnershipId, @Variable String setUpOutcome) {
        lifecycle.recordSetUp(UUID.fromString(partnershipId), Standing.valueOf(setUpOutcome));
    }
}

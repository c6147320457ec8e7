package org.concordat.workers.engine;

import io.camunda.client.api.response.ActivatedJob;
import org.concordat.store.requests.Requests.Place;

/** Where a job runs, in our own words. */
public final class JobPlace {

    private JobPlace() {}

    public static Place of(ActivatedJob job) {
        return new Place(
                job.getBpmnProcessId(), job.getProcessInstanceKey(), job.getElementId(), job.getElementInstanceKey());
    }
}

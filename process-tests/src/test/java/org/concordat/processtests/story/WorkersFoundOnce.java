package org.concordat.processtests.story;

import io.camunda.client.CamundaClient;
import io.camunda.client.lifecycle.CamundaClientLifecycleAware;
import io.camunda.client.spring.annotation.processor.JobWorkerAnnotationProcessor;

/**
 * Opens each job worker once for every client. By itself Camunda's starter (8.8.14) finds the workers again at each client
 * and keeps those it had found, so that the twentieth test of a suite opens every worker twenty times.
 */
final class WorkersFoundOnce implements CamundaClientLifecycleAware {

    private final JobWorkerAnnotationProcessor starter;
    private boolean found;

    WorkersFoundOnce(JobWorkerAnnotationProcessor starter) {
        this.starter = starter;
    }

    @Override
    public void onStart(CamundaClient client) {
        if (found) {
            starter.start(client);
        } else {
            starter.onStart(client);
            found = true;
        }
    }

    @Override
    public void onStop(CamundaClient client) {
        starter.onStop(client);
    }
}

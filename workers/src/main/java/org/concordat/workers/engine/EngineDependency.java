package org.concordat.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import org.concordat.records.history.Dependency;
import org.springframework.stereotype.Component;

/** The engine as something that can be down. */
@Component
class EngineDependency implements Dependency {

    private final CamundaClient engine;

    EngineDependency(CamundaClient engine) {
        this.engine = engine;
    }

    @Override
    public String name() {
        return "Zeebe";
    }

    @Override
    public boolean isUp() {
        try {
            return !engine.newTopologyRequest()
                    .requestTimeout(Duration.ofSeconds(2))
                    .send()
                    .join()
                    .getBrokers()
                    .isEmpty();
        } catch (ClientException e) {
            return false;
        }
    }

    @Override
    public String consequence() {
        return "The process engine does not answer. What you send is kept and goes on as soon as it is back.";
    }
}

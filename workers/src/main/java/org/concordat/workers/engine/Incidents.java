package org.concordat.workers.engine;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.Optional;
import org.concordat.store.follower.EngineFacts;
import org.concordat.store.follower.EngineFacts.Incident;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.submissions.AnswerFacts;
import org.concordat.store.submissions.Submissions;
import org.springframework.stereotype.Component;

/** Repairs what stopped in the engine. */
@Component
public class Incidents {

    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);
    private static final int RETRIES = 3;

    private final EngineFacts facts;
    private final RequestRepository requests;
    private final AnswerFacts answerFacts;
    private final CamundaClient engine;

    public Incidents(EngineFacts facts, RequestRepository requests, AnswerFacts answerFacts, CamundaClient engine) {
        this.facts = facts;
        this.answerFacts = answerFacts;
        this.requests = requests;
        this.engine = engine;
    }

    /** Whether the engine has ever told of this incident. */
    boolean isKnown(long incidentKey) {
        return facts.incident(incidentKey).isPresent();
    }

    /**
     * Lets the process go on. A task that was completed past the portal is given the answer that came through the
     * portal, if one did; a job that failed gets new tries.
     *
     * @return false when the task still has no answer, so nothing was resolved
     */
    public boolean resolve(long incidentKey) {
        Incident incident = facts.incident(incidentKey)
                .orElseThrow(() -> new IllegalArgumentException("No incident " + incidentKey));
        Optional<Request> request = facts.scopeOf(incident.elementInstanceKey()).flatMap(requests::byScope);
        if (request.isPresent() && incident.jobKey() == null) {
            return repair(incident, request.get());
        }
        if (incident.jobKey() != null) {
            engine.newUpdateRetriesCommand(incident.jobKey())
                    .retries(RETRIES)
                    .requestTimeout(ANSWER_TIME)
                    .send()
                    .join();
        }
        resolveNow(incident);
        return true;
    }

    /** If this request's task was completed past the portal, gives it the answer and lets the process go on. */
    boolean repairWithAnswer(Request request) {
        return facts.openIncidents().stream()
                .filter(incident -> facts.scopeOf(incident.elementInstanceKey())
                        .filter(scope -> scope.equals(request.scopeKey()))
                        .isPresent())
                .findFirst()
                .map(incident -> repair(incident, request))
                .orElse(false);
    }

    private boolean repair(Incident incident, Request request) {
        if (request.submissionId() == null || request.outcome() == null) {
            return false;
        }
        engine.newSetVariablesCommand(incident.elementInstanceKey())
                .variables(Submissions.variables(answerFacts.of(request, request.submissionId(), request.outcome())))
                .local(true)
                .requestTimeout(ANSWER_TIME)
                .send()
                .join();
        resolveNow(incident);
        return true;
    }

    private void resolveNow(Incident incident) {
        engine.newResolveIncidentCommand(incident.incidentKey())
                .requestTimeout(ANSWER_TIME)
                .send()
                .join();
    }
}

package org.concordat.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.grpc.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.concordat.processes.MessageNames;
import org.concordat.processes.VariableNames;
import org.concordat.store.outbox.Outbox;
import org.concordat.store.outbox.Outbox.Row;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.sql.Json;
import org.concordat.workers.requests.RequestWorkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands the outbox to the engine. Any number of instances may do so at once: a row is taken by one at a time, and every
 * command may be repeated without a second effect.
 */
@Component
public class OutboxSender {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);
    private static final int NOT_FOUND = 404;

    private final Outbox outbox;
    private final RequestRepository requests;
    private final PartnershipRepository partnerships;
    private final Incidents incidents;
    private final CamundaClient engine;

    public OutboxSender(
            Outbox outbox,
            RequestRepository requests,
            PartnershipRepository partnerships,
            Incidents incidents,
            CamundaClient engine) {
        this.outbox = outbox;
        this.requests = requests;
        this.partnerships = partnerships;
        this.incidents = incidents;
        this.engine = engine;
    }

    /** Sends everything that is due; stops at the first failure of the engine itself. Returns how many rows were done. */
    public int send() {
        int done = 0;
        for (Optional<Row> row = outbox.take(LEASE); row.isPresent(); row = outbox.take(LEASE)) {
            if (!send(row.get())) {
                return done;
            }
            done++;
        }
        return done;
    }

    private boolean send(Row row) {
        try {
            switch (row.kind()) {
                case START_LIFECYCLE -> startLifecycle(row);
                case COMPLETE_TASK -> completeTask(row);
                case MOVE_DEADLINE -> moveDeadline(row);
                case RESOLVE_INCIDENT -> resolveIncident(row);
            }
            return true;
        } catch (ClientException e) {
            // the class only: an engine's message may repeat what was sent
            String error = "The engine did not take it (" + e.getClass().getSimpleName() + ")";
            outbox.failed(row, error);
            LOG.warn("Outbox row {} ({}) waits: {}", row.id(), row.kind(), error);
            return false;
        } catch (IllegalStateException | IllegalArgumentException e) {
            // a fault of ours: it is shown to administrators and must not hold up what comes after it
            outbox.failed(row, "It could not be done (" + e.getClass().getSimpleName() + ")");
            LOG.error("Outbox row {} ({}) could not be done", row.id(), row.kind(), e);
            return true;
        }
    }

    /**
     * Publishes without a time to live: a buffered message would start a second lifecycle when the first ends. Whether
     * it arrived is known from the partnership's row, so it is published again until the lifecycle has registered.
     */
    private void startLifecycle(Row row) {
        UUID partnershipId = UUID.fromString(row.subject());
        if (partnerships.get(partnershipId).lifecycleKey() != null) {
            outbox.done(row, "STARTED");
            return;
        }
        engine.newPublishMessageCommand()
                .messageName(MessageNames.PARTNERSHIP_PROPOSED)
                .correlationKey(row.subject())
                .timeToLive(Duration.ZERO)
                .variables(Map.of(VariableNames.PARTNERSHIP_ID, row.subject()))
                .requestTimeout(ANSWER_TIME)
                .send()
                .join();
        outbox.failed(row, "Published; the lifecycle has not registered yet");
    }

    private void completeTask(Row row) {
        Request request = requests.get(UUID.fromString(row.subject()));
        Long taskKey = request.taskKey();
        if (taskKey == null) {
            outbox.notYet(row, "The engine's task has not been seen yet");
            return;
        }
        try {
            engine.newCompleteUserTaskCommand(taskKey)
                    .variables(Json.readMap(row.payload()))
                    .requestTimeout(ANSWER_TIME)
                    .send()
                    .join();
            outbox.done(row, "COMPLETED");
        } catch (ProblemException e) {
            if (e.code() != NOT_FOUND) {
                throw e;
            }
            // Completed by an earlier try, ended by its deadline, or completed past the portal.
            outbox.done(row, incidents.repairWithAnswer(request) ? "REPAIRED" : "NO_TASK");
        }
    }

    private void moveDeadline(Row row) {
        Request request = requests.get(
                UUID.fromString(row.json().path(VariableNames.REQUEST_ID).asText()));
        if (request.isOpen()) {
            Map<String, Object> dates = new HashMap<>(RequestWorkers.datesOf(Requests.deadlinesOf(request)));
            publishMove(row, request, dates);
            moveDueDate(request, String.valueOf(dates.get(VariableNames.DUE_AT)));
        }
        outbox.done(row, "MOVED");
    }

    private void resolveIncident(Row row) {
        long incidentKey = row.json().path("incidentKey").asLong();
        if (!incidents.isKnown(incidentKey)) {
            outbox.done(row, "GONE");
            return;
        }
        try {
            boolean resolved = incidents.resolve(incidentKey);
            outbox.done(row, resolved ? "RESOLVED" : "NO_ANSWER");
        } catch (ClientStatusException e) {
            if (e.getStatusCode() != Status.Code.NOT_FOUND) {
                throw e;
            }
            outbox.done(row, "GONE"); // resolved by somebody else, or its process has ended
        }
    }

    private void publishMove(Row row, Request request, Map<String, Object> dates) {
        try {
            engine.newPublishMessageCommand()
                    .messageName(MessageNames.DEADLINE_MOVED)
                    .correlationKey(request.id().toString())
                    .messageId("outbox-" + row.id())
                    .timeToLive(Duration.ofHours(1))
                    .variables(dates)
                    .requestTimeout(ANSWER_TIME)
                    .send()
                    .join();
        } catch (ClientStatusException e) {
            if (e.getStatusCode() != Status.Code.ALREADY_EXISTS) {
                throw e;
            }
        }
    }

    private void moveDueDate(Request request, String dueAt) {
        if (request.taskKey() == null) {
            return;
        }
        try {
            engine.newUpdateUserTaskCommand(request.taskKey())
                    .dueDate(dueAt)
                    .requestTimeout(ANSWER_TIME)
                    .send()
                    .join();
        } catch (ProblemException e) {
            if (e.code() != NOT_FOUND) {
                throw e;
            }
        }
    }
}

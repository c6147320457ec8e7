package org.concordat.workers.deploy;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.time.SystemClock;
import org.concordat.processes.JobTypes;
import org.concordat.processes.MessageNames;
import org.concordat.processes.ProcessIds;
import org.concordat.processes.VariableNames;
import org.concordat.records.elasticsearch.SearchStore;
import org.concordat.records.follower.ExportedRecords;
import org.concordat.workers.requests.RequestWorkers;
import org.elasticsearch.client.ResponseException;
import org.springframework.stereotype.Component;

/**
 * Runs the process {@code PlatformCheck} once and looks for a record of every type that Concordat reads, now or later.
 * A type that the exporter does not write would otherwise be missed only when somebody needs it, and the exporter's
 * types cannot be changed on a live log.
 */
@Component
public class PlatformCheck {

    /** Types that a deployment writes; they are there from the first deployment on. */
    private static final List<String> BY_DEPLOYMENT =
            List.of("DEPLOYMENT", "PROCESS", "FORM", "DECISION", "DECISION_REQUIREMENTS");

    /** Types that the check writes each time. */
    private static final List<String> BY_CHECK = List.of(
            "PROCESS_INSTANCE_CREATION",
            "PROCESS_INSTANCE",
            "VARIABLE",
            "DECISION_EVALUATION",
            "JOB",
            "INCIDENT",
            "TIMER",
            "MESSAGE",
            "MESSAGE_SUBSCRIPTION",
            "PROCESS_MESSAGE_SUBSCRIPTION",
            "ESCALATION",
            "SIGNAL",
            "USER_TASK");

    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 200;
    /** Elasticsearch's answer while the first shard of a new index starts. */
    private static final int INDEX_BEING_MADE = 503;

    private final CamundaClient engine;
    private final SearchStore store;
    private final SystemClock clock;

    public PlatformCheck(CamundaClient engine, SearchStore store, SystemClock clock) {
        this.engine = engine;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Runs the check.
     *
     * @return the types of which no record was seen within 30 seconds; empty when all is well
     * @throws IOException when Elasticsearch does not answer
     */
    public List<String> run() throws IOException, InterruptedException {
        long before = newestPosition();
        Instant deadline = clock.now().plus(PATIENCE);
        String checkId = UUID.randomUUID().toString();
        long instance = start(checkId);
        failAndRepair(instance, deadline);
        publish(checkId);
        completeTask(instance, deadline);
        return missing(before, deadline);
    }

    private long start(String checkId) {
        return engine.newCreateInstanceCommand()
                .bpmnProcessId(ProcessIds.PLATFORM_CHECK)
                .latestVersion()
                .variables(Map.of(
                        VariableNames.CHECK_ID,
                        checkId,
                        VariableNames.DUE_AT,
                        RequestWorkers.iso(clock.now().plus(Duration.ofDays(1)))))
                .requestTimeout(ANSWER_TIME)
                .send()
                .join()
                .getProcessInstanceKey();
    }

    /** The first try fails for good, which makes an incident; then it is repaired. */
    private void failAndRepair(long instance, Instant deadline) throws IOException, InterruptedException {
        ActivatedJob failing = job(instance, deadline);
        engine.newFailCommand(failing)
                .retries(0)
                .errorMessage("Fails on purpose: the platform check needs an incident")
                .requestTimeout(ANSWER_TIME)
                .send()
                .join();
        long incident = key("INCIDENT", instance, deadline);
        engine.newUpdateRetriesCommand(failing.getKey())
                .retries(1)
                .requestTimeout(ANSWER_TIME)
                .send()
                .join();
        engine.newResolveIncidentCommand(incident)
                .requestTimeout(ANSWER_TIME)
                .send()
                .join();
        engine.newCompleteCommand(job(instance, deadline))
                .requestTimeout(ANSWER_TIME)
                .send()
                .join();
    }

    private ActivatedJob job(long instance, Instant deadline) throws InterruptedException {
        while (clock.now().isBefore(deadline)) {
            List<ActivatedJob> jobs = engine.newActivateJobsCommand()
                    .jobType(JobTypes.PLATFORM_CHECK)
                    .maxJobsToActivate(1)
                    .timeout(ANSWER_TIME)
                    .requestTimeout(Duration.ofSeconds(2))
                    .send()
                    .join()
                    .getJobs();
            for (ActivatedJob job : jobs) {
                if (job.getProcessInstanceKey() == instance) {
                    return job;
                }
                // left over from a check that was cut off
                engine.newCompleteCommand(job)
                        .requestTimeout(ANSWER_TIME)
                        .send()
                        .join();
            }
        }
        throw new IllegalStateException("The engine gave out no job of the platform check within 30 seconds");
    }

    private void publish(String checkId) {
        engine.newPublishMessageCommand()
                .messageName(MessageNames.PLATFORM_CHECKED)
                .correlationKey(checkId)
                .timeToLive(PATIENCE)
                .requestTimeout(ANSWER_TIME)
                .send()
                .join();
    }

    private void completeTask(long instance, Instant deadline) throws IOException, InterruptedException {
        engine.newCompleteUserTaskCommand(key("USER_TASK", instance, deadline))
                .requestTimeout(ANSWER_TIME)
                .send()
                .join();
    }

    private long key(String type, long instance, Instant deadline) throws IOException, InterruptedException {
        while (clock.now().isBefore(deadline)) {
            Optional<JsonNode> found = find(
                    type,
                    Query.of(
                            q -> q.term(t -> t.field("value.processInstanceKey").value(instance))));
            if (found.isPresent()) {
                return found.get().path("key").asLong();
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException(
                "No record of type %s reached Elasticsearch within 30 seconds. Is the exporter set up as docs/operations.md says?"
                        .formatted(type));
    }

    private List<String> missing(long before, Instant deadline) throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>(BY_DEPLOYMENT);
        missing.addAll(BY_CHECK);
        while (!missing.isEmpty() && clock.now().isBefore(deadline)) {
            List<String> seen = new ArrayList<>();
            for (String type : missing) {
                if (find(type, newerThan(BY_CHECK.contains(type) ? before : -1)).isPresent()) {
                    seen.add(type);
                }
            }
            missing.removeAll(seen);
            if (!missing.isEmpty()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return missing;
    }

    private static Query newerThan(long position) {
        return Query.of(q -> q.range(r -> r.untyped(u -> u.field("position").gt(JsonData.of(position)))));
    }

    private long newestPosition() throws IOException {
        return store
                .client()
                .search(
                        s -> s.index("zeebe-record_*")
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .size(1)
                                .sort(o -> o.field(f -> f.field("position")
                                        .order(co.elastic.clients.elasticsearch._types.SortOrder.Desc)
                                        .unmappedType(co.elastic.clients.elasticsearch._types.mapping.FieldType.Long))),
                        JsonNode.class)
                .hits()
                .hits()
                .stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .mapToLong(source -> source.path("position").asLong())
                .findFirst()
                .orElse(-1);
    }

    private Optional<JsonNode> find(String type, Query query) throws IOException {
        try {
            return search(type, query);
        } catch (ResponseException e) {
            if (e.getResponse().getStatusLine().getStatusCode() != INDEX_BEING_MADE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<JsonNode> search(String type, Query query) throws IOException {
        return store
                .client()
                .search(
                        s -> s.index(ExportedRecords.indexOf(type))
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .size(1)
                                .query(q -> q.bool(b -> b.filter(query)
                                        .filter(f -> f.term(
                                                t -> t.field("recordType").value(FieldValue.of("EVENT")))))),
                        JsonNode.class)
                .hits()
                .hits()
                .stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .findFirst();
    }
}

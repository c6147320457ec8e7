package org.concordat.workers.requests;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.calendar.TimeLimit;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Whom;
import org.concordat.processes.ElementIds;
import org.concordat.processes.JobTypes;
import org.concordat.processes.VariableNames;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.requests.Requests.AgencyRequest;
import org.concordat.store.requests.Requests.Closed;
import org.concordat.store.requests.Requests.Opened;
import org.concordat.workers.engine.JobPlace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens and closes requests for the models. */
@Component
public class RequestWorkers {

    /** A time limit as the decision gives it; it may say more than this worker needs. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Limit(int remindAfter, int deputyAfter, int dueAfter) {

        TimeLimit toDomain() {
            return new TimeLimit(remindAfter, deputyAfter, dueAfter);
        }
    }

    private final Requests requests;
    private final RequestRepository repository;
    private final ModelQuestions questions;

    public RequestWorkers(Requests requests, RequestRepository repository, ModelQuestions questions) {
        this.requests = requests;
        this.repository = repository;
        this.questions = questions;
    }

    /**
     * One request for each agency that a step asks, before they are asked. The job's headers say in which scope they are
     * asked, and whom; a model of the version before these headers asks every named agency to take part.
     */
    @JobWorker(type = JobTypes.REQUESTS_ASK_AGENCIES)
    public Map<String, Object> askAgencies(ActivatedJob job, @Variable String partnershipId) {
        Map<String, String> headers = job.getCustomHeaders();
        String scope = headers.getOrDefault("scope", ElementIds.PartnershipSetUp.SUB_PROCESS_ASK_EVERY_AGENCY);
        List<AgencyRequest> asked = requests.askAgencies(
                UUID.fromString(partnershipId),
                JobPlace.of(job),
                scope,
                questions.in(job.getBpmnProcessId(), scope),
                Whom.valueOf(headers.getOrDefault("whom", Whom.NAMED.name())));
        return Map.of(
                VariableNames.AGENCY_REQUESTS,
                asked.stream()
                        .map(request -> Map.of(
                                VariableNames.REQUEST_ID, request.requestId().toString(),
                                VariableNames.AGENCY_ID, request.agencyId()))
                        .toList());
    }

    /** Asks an agency once more, after its question or its silence; {@code requestId} is null when nobody is left to ask. */
    @JobWorker(type = JobTypes.REQUESTS_ASK_AGAIN)
    public Map<String, Object> askAgain(ActivatedJob job, @Variable String requestId) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(VariableNames.REQUEST_ID, null);
        requests.askAgain(
                        UUID.fromString(requestId),
                        JobPlace.of(job),
                        questions.in(job.getBpmnProcessId(), ElementIds.PartnershipSetUp.SUB_PROCESS_INVITE_AGENCY))
                .ifPresent(asked -> {
                    variables.put(VariableNames.REQUEST_ID, asked.requestId().toString());
                    variables.put(VariableNames.ADDRESSEE, asked.addressee().name());
                });
        return variables;
    }

    /** The start listener of every scope with a user task: who is asked, and by when. */
    @JobWorker(type = JobTypes.REQUESTS_OPEN)
    public Map<String, Object> open(
            ActivatedJob job,
            @Variable String partnershipId,
            @Variable String addressee,
            @Variable Limit timeLimit,
            @Variable(optional = true) @Nullable String requestId,
            @Variable(optional = true) @Nullable String followsId) {
        Opened opened = requests.open(
                UUID.fromString(partnershipId),
                Addressee.valueOf(addressee).isOfAgency() ? uuidOf(requestId) : null,
                uuidOf(followsId),
                Addressee.valueOf(addressee),
                timeLimit.toDomain(),
                JobPlace.of(job),
                questions.in(job.getBpmnProcessId(), job.getElementId()));
        Map<String, Object> variables = datesOf(opened.deadlines());
        variables.put(VariableNames.REQUEST_ID, opened.requestId().toString());
        variables.put(VariableNames.CANDIDATE_GROUPS, opened.candidateGroups());
        variables.put(VariableNames.CANDIDATE_USERS, opened.candidateUsers());
        return variables;
    }

    /**
     * The deadline has passed: the request row decides whether the answer came first. Without an outcome, but with new
     * dates, the model waits again: the deadline moved and the timer was the old one.
     */
    @JobWorker(type = JobTypes.REQUESTS_CLOSE)
    public Map<String, Object> close(@Variable String requestId) {
        UUID id = UUID.fromString(requestId);
        return requests.closeWhenDue(id)
                .map(RequestWorkers::facts)
                .orElseGet(() -> datesOf(Requests.deadlinesOf(repository.get(id))));
    }

    private static Map<String, Object> facts(Closed closed) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(VariableNames.OUTCOME, closed.outcome().name());
        variables.put(
                VariableNames.SUBMISSION_ID,
                closed.submissionId() == null ? null : closed.submissionId().toString());
        return variables;
    }

    private static @Nullable UUID uuidOf(@Nullable String id) {
        return id == null ? null : UUID.fromString(id);
    }

    /** The three moments as the models' variables. */
    public static Map<String, Object> datesOf(Deadlines deadlines) {
        return new HashMap<>(Map.of(
                VariableNames.REMIND_AT, iso(deadlines.remindAt()),
                VariableNames.DEPUTY_AT, iso(deadlines.deputyAt()),
                VariableNames.DUE_AT, iso(deadlines.dueAt())));
    }

    /** With a numeric offset, which every part of the engine reads. */
    public static String iso(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").format(instant.atOffset(ZoneOffset.UTC));
    }
}

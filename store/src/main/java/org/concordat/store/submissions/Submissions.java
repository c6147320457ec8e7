package org.concordat.store.submissions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.concordat.domain.commands.Command;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.requests.Facts;
import org.concordat.domain.requests.Outcome;
import org.concordat.domain.requests.RequestState;
import org.concordat.domain.time.BusinessClock;
import org.concordat.processes.VariableNames;
import org.concordat.store.access.Access;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.outbox.Outbox;
import org.concordat.store.requests.Drafts;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accepts what people say. One transaction locks the open request, stores the answer, applies its effect and writes the
 * outbox row that completes the user task; so an answer is either wholly there or not at all.
 */
@Service
public class Submissions {

    /** What became of a submission. */
    public enum Result {
        /** It answered the request. */
        ACCEPTED,
        /** The request was closed before it came; it is kept and has no other effect. */
        LATE,
        /** Exactly this submission had been taken before, as when a form is sent twice. */
        REPEATED
    }

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JdbcClient jdbc;
    private final RequestRepository requests;
    private final Drafts drafts;
    private final Outbox outbox;
    private final Events events;
    private final Access access;
    private final BusinessClock clock;
    private final Map<String, FormHandler<?>> handlers;

    public Submissions(
            JdbcClient jdbc,
            RequestRepository requests,
            Drafts drafts,
            Outbox outbox,
            Events events,
            Access access,
            BusinessClock clock,
            List<FormHandler<?>> handlers) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.drafts = drafts;
        this.outbox = outbox;
        this.events = events;
        this.access = access;
        this.clock = clock;
        this.handlers = handlers.stream().collect(Collectors.toMap(FormHandler::formId, Function.identity()));
    }

    /** The forms that have a handler. */
    public List<String> formIds() {
        return handlers.keySet().stream().sorted().toList();
    }

    /** What the form of this request shows and starts with. */
    public Map<String, Object> prefill(Request request) {
        return handlerOf(request).prefill(request);
    }

    /** Whether the portal knows what the answers of this request mean. */
    public boolean canHandle(Request request) {
        return request.formId() != null && handlers.containsKey(request.formId());
    }

    /**
     * Takes the answers to a request.
     *
     * @param submissionId chosen by the page before it is sent, so that the same submission is taken once
     * @param answers the form's JSON object
     * @throws NotPermitted when this person may not answer this request
     * @throws InvalidCommand when the answers are not acceptable; nothing was changed
     */
    @Transactional
    public Result submit(UUID requestId, UUID submissionId, String personId, String answers) {
        if (!access.mayAnswer(personId, requestId)) {
            throw new NotPermitted("answer this request");
        }
        Request request = requests.lock(requestId).orElseThrow(() -> new NotPermitted("answer this request"));
        Optional<Origin> earlier = originOf(submissionId);
        if (earlier.isPresent()) {
            return repeated(earlier.get(), new Origin(requestId, personId));
        }
        return accept(request, handlerOf(request), submissionId, personId, answers);
    }

    private <C extends Command> Result accept(
            Request request, FormHandler<C> handler, UUID submissionId, String personId, String answers) {
        C command = bind(handler.commandType(), answers);
        Instant now = clock.now();
        insert(submissionId, request, personId, answers, !request.isOpen(), now);
        if (!request.isOpen()) {
            recordLate(request, personId, now);
            return Result.LATE;
        }
        Facts facts = new Facts(submissionId, handler.apply(command, request, personId, now));
        requests.close(request.id(), stateAfter(facts.outcome()), facts.outcome(), submissionId, now);
        drafts.forget(request.id());
        outbox.add(Outbox.Kind.COMPLETE_TASK, request.id().toString(), variables(facts));
        return Result.ACCEPTED;
    }

    /** The variables that the engine is told when a task is completed. */
    public static Map<String, Object> variables(Facts facts) {
        return Map.of(
                VariableNames.SUBMISSION_ID, facts.submissionId().toString(),
                VariableNames.OUTCOME, facts.outcome().name());
    }

    private static RequestState stateAfter(Outcome outcome) {
        return outcome == Outcome.DECLINE ? RequestState.DECLINED : RequestState.ANSWERED;
    }

    private void recordLate(Request request, String personId, Instant now) {
        if (request.partnershipId() != null) {
            events.record(NewEvent.of(request.partnershipId(), Events.Kind.LATE_ANSWER, now)
                    .by(personId)
                    .about(request.id(), request.agencyId()));
        }
    }

    /** What a submission answered, and who sent it. */
    private record Origin(UUID requestId, String personId) {}

    private Optional<Origin> originOf(UUID submissionId) {
        return jdbc.sql("select request_id, person_id from submission where id = ?")
                .param(submissionId)
                .query(Origin.class)
                .optional();
    }

    // An id used for something else must not make a new answer look as if it were stored.
    private static Result repeated(Origin earlier, Origin now) {
        if (!earlier.equals(now)) {
            throw new InvalidCommand(
                    List.of(new Problem("", "This page was used for another answer. Reload it and try again")));
        }
        return Result.REPEATED;
    }

    private void insert(UUID id, Request request, String personId, String answers, boolean late, Instant now) {
        jdbc.sql("""
                        insert into submission (id, request_id, person_id, form_id, form_key, answers, late, at)
                        values (:id, :request, :person, :form, :formKey, :answers::jsonb, :late, :at)""")
                .param("id", id)
                .param("request", request.id())
                .param("person", personId)
                .param("form", request.formId())
                .param("formKey", request.formKey())
                .param("answers", answers)
                .param("late", late)
                .param("at", Times.utc(now))
                .update();
    }

    /** One stored answer. */
    public record Submission(
            UUID id, UUID requestId, String personId, String formId, String answers, boolean late, Instant at) {}

    /** Every answer to a request, late ones included, oldest first. */
    public List<Submission> of(UUID requestId) {
        return jdbc.sql("""
                        select id, request_id, person_id, form_id, answers, late, at from submission
                         where request_id = ? order by at""").param(requestId).query(Submission.class).list();
    }

    private FormHandler<?> handlerOf(Request request) {
        return Optional.<FormHandler<?>>ofNullable(handlers.get(String.valueOf(request.formId())))
                .orElseThrow(() -> new IllegalStateException("No handler for the form of request " + request.id()));
    }

    private static <C extends Command> C bind(Class<C> type, String answers) {
        try {
            return Optional.ofNullable(MAPPER.readValue(answers, type)).orElseThrow(Submissions::unreadable);
        } catch (JsonMappingException e) {
            throw new InvalidCommand(problemsOf(e));
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    private static InvalidCommand unreadable() {
        return new InvalidCommand(
                List.of(new Problem("", "The form could not be read. Reload the page and try again")));
    }

    private static List<Problem> problemsOf(JsonMappingException e) {
        if (causeOf(e) instanceof InvalidCommand invalid) {
            return invalid.problems();
        }
        String field = e.getPath().isEmpty()
                ? ""
                : String.valueOf(e.getPath().getFirst().getFieldName());
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                List.of(new Problem(
                        unknown.getPropertyName(), "This form has no such field. Reload the page and try again"));
            case InvalidFormatException invalid -> List.of(new Problem(field, "Choose one of the answers offered"));
            default -> List.of(new Problem(field, "This answer has the wrong form. Reload the page and try again"));
        };
    }

    private static @Nullable Throwable causeOf(JsonMappingException e) {
        return e.getCause();
    }
}

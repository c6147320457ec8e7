package org.concordat.store.submissions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.HashMap;
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
    private final AnswerFacts answerFacts;
    private final BusinessClock clock;
    private final Map<String, FormHandler<?>> handlers;

    public Submissions(
            JdbcClient jdbc,
            RequestRepository requests,
            Drafts drafts,
            Outbox outbox,
            Events events,
            Access access,
            AnswerFacts answerFacts,
            BusinessClock clock,
            List<FormHandler<?>> handlers) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.drafts = drafts;
        this.outbox = outbox;
        this.events = events;
        this.access = access;
        this.answerFacts = answerFacts;
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
            throw refused();
        }
        Request request = requests.lock(requestId).orElseThrow(Submissions::refused);
        Sender sender = Sender.signedIn(personId);
        Optional<Origin> earlier = originOf(submissionId);
        if (earlier.isPresent()) {
            return repeated(earlier.get(), sender.origin(requestId));
        }
        if (!request.isOpen()) {
            return keepLate(request, handlerOf(request), submissionId, sender, personId, answers);
        }
        return accept(request, handlerOf(request), submissionId, sender, answers);
    }

    /**
     * Takes the answers of an agency whose contact was let in by a link: the same rules and the same effect as from
     * somebody who signed in, but nothing is kept that comes late, because nobody known stands behind it.
     *
     * @throws NotPermitted when the link is not, or no longer, for this request
     * @throws TooLate when the request was closed before
     * @throws InvalidCommand when the answers are not acceptable; nothing was changed
     */
    @Transactional
    public Result submitByLink(UUID linkId, UUID requestId, UUID submissionId, String answers) {
        Request request = requests.lock(requestId).orElseThrow(Submissions::refused);
        Sender sender = Sender.byLink(linkId);
        Optional<Origin> earlier = originOf(submissionId);
        if (earlier.isPresent()) {
            return repeated(earlier.get(), sender.origin(requestId));
        }
        if (!request.isOpen()) {
            throw new TooLate();
        }
        if (!access.mayAnswerByLink(linkId, requestId)) {
            throw refused();
        }
        return accept(request, handlerOf(request), submissionId, sender, answers);
    }

    /**
     * Takes an answer that an agency gave by telephone or letter and the lead officer enters.
     *
     * @throws NotPermitted when this person may not arrange how the agency answers
     * @throws TooLate when the request was closed before
     * @throws InvalidCommand when the answers are not acceptable; nothing was changed
     */
    @Transactional
    public Result submitFor(UUID requestId, UUID submissionId, String personId, Hearsay heard, String answers) {
        if (!access.mayArrangeAnswer(personId, requestId)) {
            throw refused();
        }
        Request request = requests.lock(requestId).orElseThrow(Submissions::refused);
        Sender sender = new Sender(heard.channel(), personId, null, heard.note());
        Optional<Origin> earlier = originOf(submissionId);
        if (earlier.isPresent()) {
            return repeated(earlier.get(), sender.origin(requestId));
        }
        if (!request.isOpen()) {
            throw new TooLate();
        }
        return accept(request, handlerOf(request), submissionId, sender, answers);
    }

    private static NotPermitted refused() {
        return new NotPermitted("answer this request");
    }

    private <C extends Command> Result keepLate(
            Request request,
            FormHandler<C> handler,
            UUID submissionId,
            Sender sender,
            String personId,
            String answers) {
        C unused = bind(handler.commandType(), answers); // what no form of ours sent is not kept
        Instant now = clock.now();
        insert(submissionId, request, sender, answers, true, now);
        recordLate(request, personId, now);
        return Result.LATE;
    }

    private <C extends Command> Result accept(
            Request request, FormHandler<C> handler, UUID submissionId, Sender sender, String answers) {
        C command = bind(handler.commandType(), answers);
        Instant now = clock.now();
        insert(submissionId, request, sender, answers, false, now);
        Facts facts = answerFacts.of(request, submissionId, effect(command, request, handler, sender, now));
        requests.close(request.id(), stateAfter(facts.outcome()), facts.outcome(), submissionId, now);
        drafts.forget(request.id());
        outbox.add(Outbox.Kind.COMPLETE_TASK, request.id().toString(), variables(facts));
        return Result.ACCEPTED;
    }

    private <C extends Command> Outcome effect(
            C command, Request request, FormHandler<C> handler, Sender sender, Instant now) {
        String personId = sender.personId();
        if (sender.channel() == Channel.PORTAL && personId != null) {
            return handler.apply(command, request, personId, now);
        }
        if (!handler.mayBeAnsweredForOthers()) {
            throw refused();
        }
        Outcome outcome = handler.applyForOthers(command, request, personId, now);
        if (request.partnershipId() != null) {
            Events.Kind kind =
                    sender.channel() == Channel.LINK ? Events.Kind.ANSWERED_BY_LINK : Events.Kind.ANSWER_ENTERED;
            events.record(NewEvent.of(request.partnershipId(), kind, now)
                    .by(personId)
                    .about(request.id(), request.agencyId())
                    .saying(sender.note() == null ? null : sender.channel().label() + ": " + sender.note()));
        }
        return outcome;
    }

    /** Whether this request can be answered by a link or by what was heard. */
    public boolean mayBeAnsweredForOthers(Request request) {
        return canHandle(request) && handlerOf(request).mayBeAnsweredForOthers();
    }

    /** The variables that the engine is told when a task is completed. */
    public static Map<String, Object> variables(Facts facts) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(VariableNames.SUBMISSION_ID, facts.submissionId().toString());
        variables.put(VariableNames.OUTCOME, facts.outcome().name());
        if (facts.tier() != null) {
            variables.put(VariableNames.TIER, facts.tier().name());
        }
        return variables;
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
    private record Origin(
            UUID requestId,
            @Nullable String personId,
            @Nullable UUID answerLinkId) {}

    /** Who an answer comes from, and how. */
    private record Sender(
            Channel channel,
            @Nullable String personId,
            @Nullable UUID linkId,
            @Nullable String note) {

        static Sender signedIn(String personId) {
            return new Sender(Channel.PORTAL, personId, null, null);
        }

        static Sender byLink(UUID linkId) {
            return new Sender(Channel.LINK, null, linkId, null);
        }

        Origin origin(UUID requestId) {
            return new Origin(requestId, personId, linkId);
        }
    }

    private Optional<Origin> originOf(UUID submissionId) {
        return jdbc.sql("select request_id, person_id, answer_link_id from submission where id = ?")
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

    private void insert(UUID id, Request request, Sender sender, String answers, boolean late, Instant now) {
        jdbc.sql("""
                        insert into submission (id, request_id, person_id, channel, answer_link_id, note, form_id,
                                                form_key, answers, late, at)
                        values (:id, :request, :person, :channel, :link, :note, :form, :formKey, :answers::jsonb, :late,
                                :at)""")
                .param("id", id)
                .param("request", request.id())
                .param("person", sender.personId())
                .param("channel", sender.channel().name())
                .param("link", sender.linkId())
                .param("note", sender.note())
                .param("form", request.formId())
                .param("formKey", request.formKey())
                .param("answers", answers)
                .param("late", late)
                .param("at", Times.utc(now))
                .update();
    }

    /**
     * One stored answer.
     *
     * @param personId who sent or entered it; null when it came by a link
     * @param note what was said about an answer that somebody entered for an agency
     */
    public record Submission(
            UUID id,
            UUID requestId,
            @Nullable String personId,
            Channel channel,
            @Nullable UUID answerLinkId,
            @Nullable String note,
            String formId,
            String answers,
            boolean late,
            Instant at) {}

    /** Every answer to a request, late ones included, oldest first. */
    public List<Submission> of(UUID requestId) {
        return jdbc.sql("""
                        select id, request_id, person_id, channel, answer_link_id, note, form_id, answers, late, at
                          from submission
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

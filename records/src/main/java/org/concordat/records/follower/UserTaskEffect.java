package org.concordat.records.follower;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.directory.Function;
import org.concordat.domain.requests.RequestState;
import org.concordat.processes.ProcessIds;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.follower.EngineFacts;
import org.concordat.store.forms.FormRepository;
import org.concordat.store.forms.FormRepository.FormVersion;
import org.concordat.store.links.AnswerLinks;
import org.concordat.store.mail.Notifications;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Links each user task to its request and tells the people it is for. A task of a process that is not ours has no
 * request yet and gets one, unique by task key, so that every user task appears in somebody's inbox.
 */
@Component
class UserTaskEffect implements EffectsConsumer.Effect {

    private final EngineFacts facts;
    private final RequestRepository requests;
    private final FormRepository forms;
    private final Notifications notifications;
    private final DirectoryRepository directory;
    private final AnswerLinks links;

    UserTaskEffect(
            EngineFacts facts,
            RequestRepository requests,
            FormRepository forms,
            Notifications notifications,
            DirectoryRepository directory,
            AnswerLinks links) {
        this.facts = facts;
        this.requests = requests;
        this.forms = forms;
        this.notifications = notifications;
        this.directory = directory;
        this.links = links;
    }

    @Override
    public String valueType() {
        return "USER_TASK";
    }

    @Override
    public boolean apply(EngineRecord record) {
        if (record.text("bpmnProcessId").equals(ProcessIds.PLATFORM_CHECK)) {
            return true; // the deployment completes it within seconds; it is nobody's work
        }
        return switch (record.intent()) {
            case "CREATED" -> created(record);
            case "COMPLETED", "CANCELED" -> ended(record);
            default -> true; // assignments, updates and steps on the way
        };
    }

    private boolean created(EngineRecord record) {
        Optional<Long> scope = facts.scopeOf(record.number("elementInstanceKey"));
        Long formKey = record.keyOrNull("formKey");
        if (scope.isEmpty() || formKey != null && forms.byKey(formKey).isEmpty()) {
            return false; // the task's instance record or its form is still on its way
        }
        Request request = requests.byScope(scope.get()).orElseGet(() -> requestForForeignTask(record));
        requests.linkTask(request.id(), record.key(), formKey, "CREATED");
        notifications.newTask(request);
        if (request.isOpen()) {
            links.goOn(request.id());
        }
        return true;
    }

    private boolean ended(EngineRecord record) {
        Optional<Request> known = requests.byTask(record.key());
        if (known.isEmpty()) {
            return false; // its creation is still on its way
        }
        Request request = known.get();
        requests.linkTask(request.id(), record.key(), null, record.intent());
        if (request.isOpen() && record.intent().equals("CANCELED")) {
            requests.close(request.id(), RequestState.CANCELLED, null, null, record.at());
        } else if (request.isOpen() && request.scopeKey() == null) {
            requests.close(request.id(), RequestState.ANSWERED, null, null, record.at());
        }
        return true;
    }

    private Request requestForForeignTask(EngineRecord record) {
        return requests.byTask(record.key()).orElseGet(() -> insertForeign(record));
    }

    private Request insertForeign(EngineRecord record) {
        Candidate candidate = candidateOf(record);
        Long formKey = record.keyOrNull("formKey");
        long instanceKey = record.number("processInstanceKey");
        Request request = new Request(
                UUID.randomUUID(),
                facts.partnershipOf(instanceKey).orElse(null),
                candidate.agencyId(),
                record.text("bpmnProcessId"),
                instanceKey,
                record.text("elementId"),
                1,
                null,
                formKey == null
                        ? null
                        : forms.byKey(formKey).map(FormVersion::formId).orElse(null),
                wordsOf(record.text("elementId")),
                candidate.function(),
                null,
                null,
                RequestState.OPEN,
                null,
                record.at(),
                null,
                null,
                dateOrNull(record.text("dueDate")),
                null,
                null,
                record.key(),
                formKey,
                "CREATED",
                null,
                1);
        requests.insert(request, record.number("elementInstanceKey"));
        return request;
    }

    private record Candidate(Function function, @Nullable String agencyId) {}

    /** Groups are "function" or "agency:id:function"; a task without a known one is for administrators. */
    private Candidate candidateOf(EngineRecord record) {
        String group = record.value().path("candidateGroupsList").path(0).asText("");
        String[] parts = group.split(":", -1);
        Function function = functionOf(parts[parts.length - 1]);
        boolean forAgency = parts.length == 3 && parts[0].equals("agency");
        if (function == null || forAgency && directory.agency(parts[1]).isEmpty()) {
            return new Candidate(Function.ADMINISTRATOR, null);
        }
        return new Candidate(function, forAgency ? parts[1] : null);
    }

    private static @Nullable Function functionOf(String key) {
        for (Function function : Function.values()) {
            if (function.key().equals(key)) {
                return function;
            }
        }
        return null;
    }

    /** "Task_ReviewNeeds" becomes "Review needs". */
    static String wordsOf(String elementId) {
        String words = elementId
                .replaceFirst("^[A-Za-z]+_", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? elementId : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static @Nullable Instant dateOrNull(String date) {
        try {
            return date.isEmpty() ? null : OffsetDateTime.parse(date).toInstant();
        } catch (DateTimeParseException e) {
            return null; // a date the engine accepted and we do not read: shown as no date
        }
    }
}

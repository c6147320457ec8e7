package org.concordat.portal.operations;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.directory.Person;
import org.concordat.portal.page.NotFound;
import org.concordat.portal.page.Outages;
import org.concordat.portal.page.Words;
import org.concordat.records.follower.Follower;
import org.concordat.records.index.OwnIndices;
import org.concordat.store.access.Access;
import org.concordat.store.deployments.MigrationRepository;
import org.concordat.store.deployments.MigrationRepository.NotMoved;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.follower.EngineFacts;
import org.concordat.store.follower.EngineFacts.Incident;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.mail.MailQueue.Mail;
import org.concordat.store.mail.MailQueue.State;
import org.concordat.store.outbox.Outbox;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What runs, what waits, what stopped; and the few things an administrator can do about it. */
@Controller
@RequestMapping("/operations")
@Profile("!deploy")
class OperationsController {

    /** A part and whether it is up. */
    public record Part(String name, String state, String colour) {}

    /** An incident with what an administrator can do. */
    public record Stopped(String where, String what, String since, String advice, boolean canResolve, long key) {}

    /** A mail that needs a look. */
    public record MailRow(
            String what, String to, String state, String since, String tries, String why, boolean canSend, UUID id) {}

    /** A partnership that runs an earlier version of its lifecycle; without address when none has registered with it. */
    public record Behind(String name, @Nullable String href, String versions, String why) {}

    private static final Logger LOG = LoggerFactory.getLogger(OperationsController.class);

    private final Access access;
    private final Outages outages;
    private final Outbox outbox;
    private final MailQueue mails;
    private final EngineFacts engine;
    private final MigrationRepository migrations;
    private final RequestRepository requests;
    private final DirectoryRepository directory;
    private final Follower follower;
    private final OwnIndices indices;

    OperationsController(
            Access access,
            Outages outages,
            Outbox outbox,
            MailQueue mails,
            EngineFacts engine,
            MigrationRepository migrations,
            RequestRepository requests,
            DirectoryRepository directory,
            Follower follower,
            OwnIndices indices) {
        this.access = access;
        this.outages = outages;
        this.outbox = outbox;
        this.mails = mails;
        this.engine = engine;
        this.migrations = migrations;
        this.requests = requests;
        this.directory = directory;
        this.follower = follower;
        this.indices = indices;
    }

    @ModelAttribute
    void onlyAdministrators(Principal principal) {
        if (!access.mayAdministrate(principal.getName())) {
            throw new NotFound();
        }
    }

    @GetMapping
    String operations(Model model) {
        model.addAttribute("parts", parts());
        model.addAttribute("lag", lag());
        model.addAttribute(
                "outbox",
                outbox.waiting().stream()
                        .map(row -> List.of(
                                row.kind().label(),
                                Words.moment(row.createdAt()),
                                Integer.toString(row.attempts()),
                                row.lastError() == null ? "" : row.lastError()))
                        .toList());
        model.addAttribute(
                "incidents", engine.openIncidents().stream().map(this::stopped).toList());
        model.addAttribute(
                "behind",
                migrations.notMoved().stream().map(OperationsController::behind).toList());
        model.addAttribute(
                "mails", mails.needingAttention().stream().map(this::row).toList());
        return "operations";
    }

    private List<Part> parts() {
        return outages.states().entrySet().stream()
                .map(part ->
                        new Part(part.getKey(), part.getValue() ? "Works" : "Down", part.getValue() ? "green" : "red"))
                .toList();
    }

    private String lag() {
        try {
            long records =
                    follower.lags().stream().mapToLong(Follower.Lag::records).sum();
            return records == 0 ? "None: every record has been taken" : records + " records have not been taken yet";
        } catch (IOException | RuntimeException e) {
            return "Unknown: Elasticsearch does not answer";
        }
    }

    private Stopped stopped(Incident incident) {
        Optional<Request> request =
                engine.scopeOf(incident.elementInstanceKey()).flatMap(requests::byScope);
        boolean waitsForAnswer = incident.jobKey() == null
                && request.map(r -> r.submissionId() == null).orElse(false);
        return new Stopped(
                incident.processId() + ", " + incident.elementId(),
                incident.errorType(),
                Words.moment(incident.raisedAt()),
                advice(incident, request, waitsForAnswer),
                !waitsForAnswer,
                incident.incidentKey());
    }

    private String advice(Incident incident, Optional<Request> request, boolean waitsForAnswer) {
        if (waitsForAnswer) {
            return "The task was completed outside the portal, so there is no answer. It goes on by itself when one of these answers “%s” in the portal: %s"
                    .formatted(
                            request.orElseThrow().title(),
                            names(requests.addressees(request.orElseThrow().id())));
        }
        return incident.jobKey() != null
                ? "A step failed several times. Look into the application's log, mend the cause, then try again."
                : request.isPresent()
                        ? "The answer has come through the portal. Let the process go on with it."
                        : "Mend the cause, then try again.";
    }

    private static String names(List<Person> people) {
        return people.stream().map(Person::name).collect(java.util.stream.Collectors.joining(", "));
    }

    private static Behind behind(NotMoved lifecycle) {
        UUID partnership = lifecycle.partnershipId();
        return new Behind(
                Objects.requireNonNullElse(lifecycle.partnershipName(), "Process instance " + lifecycle.instanceKey()),
                partnership == null ? null : "/partnerships/" + partnership,
                "Version %d, not moved to version %d".formatted(lifecycle.fromVersion(), lifecycle.toVersion()),
                lifecycle.refusal());
    }

    private MailRow row(Mail mail) {
        return new MailRow(
                mail.kind().label(),
                mail.answerLinkId() != null
                        ? "the contact of an agency"
                        : directory.person(mail.recipientId()).map(Person::name).orElse(""),
                mail.state().label(),
                Words.moment(mail.createdAt()),
                mail.attempts() == 1 ? "Tried once" : "Tried %d times".formatted(mail.attempts()),
                mail.lastError() == null ? "" : mail.lastError(),
                mail.state() == State.POSSIBLY_SENT || mail.state() == State.GIVEN_UP,
                mail.id());
    }

    @PostMapping("/incidents/{key}/resolve")
    String resolve(@PathVariable long key, RedirectAttributes redirect) {
        outbox.add(Outbox.Kind.RESOLVE_INCIDENT, key + "/" + UUID.randomUUID(), Map.of("incidentKey", key));
        redirect.addFlashAttribute(
                "notice", "The engine has been asked to go on. The incident leaves this page within a few seconds.");
        return "redirect:/operations";
    }

    @PostMapping("/mails/{id}/send-again")
    String sendAgain(@PathVariable UUID id, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "notice",
                mails.sendAgain(id)
                        ? "The mail will be sent once more."
                        : "Nothing was sent: the mail has been settled meanwhile.");
        return "redirect:/operations";
    }

    @PostMapping("/rebuild-index")
    String rebuild(RedirectAttributes redirect) {
        try {
            indices.drop();
            redirect.addFlashAttribute(
                    "notice",
                    "The search index is being made again. Tasks and partnerships stay where they are; no mail is sent.");
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index could not be dropped", e);
            redirect.addFlashAttribute(
                    "notice", "Nothing was done: Elasticsearch does not answer. Try again when it is back.");
        }
        return "redirect:/operations";
    }
}

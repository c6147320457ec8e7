package org.concordat.portal.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.directory.Person;
import org.concordat.portal.page.NotFound;
import org.concordat.portal.page.Words;
import org.concordat.portal.web.FormPage;
import org.concordat.portal.web.RefusedAnswers;
import org.concordat.portal.web.Row;
import org.concordat.store.absences.Absences;
import org.concordat.store.absences.Absences.Absence;
import org.concordat.store.access.Access;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.documents.Documents;
import org.concordat.store.forms.FormRepository;
import org.concordat.store.forms.FormRepository.FormVersion;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.requests.Drafts;
import org.concordat.store.requests.Drafts.Draft;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.sql.Json;
import org.concordat.store.submissions.Submissions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: its form, its draft and its answer. Only people the request is put to, and their deputies, get here. */
@Controller
@RequestMapping("/tasks/{requestId}")
class TaskController {

    private final RequestRepository requests;
    private final PartnershipRepository partnerships;
    private final DirectoryRepository directory;
    private final FormRepository forms;
    private final Submissions submissions;
    private final Drafts drafts;
    private final Absences absences;
    private final Documents documents;
    private final Access access;

    TaskController(
            RequestRepository requests,
            PartnershipRepository partnerships,
            DirectoryRepository directory,
            FormRepository forms,
            Submissions submissions,
            Drafts drafts,
            Absences absences,
            Documents documents,
            Access access) {
        this.requests = requests;
        this.partnerships = partnerships;
        this.directory = directory;
        this.forms = forms;
        this.submissions = submissions;
        this.drafts = drafts;
        this.absences = absences;
        this.documents = documents;
        this.access = access;
    }

    @GetMapping
    String task(@PathVariable UUID requestId, Principal principal, Model model) {
        Request request = visible(requestId, principal);
        Optional<RefusedAnswers> refused = RefusedAnswers.in(model);
        if (refused.isPresent()) {
            return page(
                    request, principal, refused.get().entered(), refused.get().problems(), null, model);
        }
        Optional<Draft> draft = drafts.find(requestId, principal.getName());
        Map<String, Object> entered = draft.map(d -> Json.readMap(d.answers())).orElse(Map.of());
        String savedAt = draft.map(d -> Words.timeAndDay(d.savedAt())).orElse(null);
        return page(request, principal, entered, Map.of(), savedAt, model);
    }

    private Request visible(UUID requestId, Principal principal) {
        if (!access.mayAnswer(principal.getName(), requestId)) {
            throw new NotFound();
        }
        return requests.get(requestId);
    }

    private String page(
            Request request,
            Principal principal,
            Map<String, Object> entered,
            Map<String, String> problems,
            @Nullable String draftSavedAt,
            Model model) {
        Optional<FormVersion> form = request.formKey() == null ? Optional.empty() : forms.byKey(request.formKey());
        model.addAttribute("taskTitle", request.title());
        model.addAttribute(
                "caption", partnershipOf(request).map(Partnership::name).orElse(null));
        model.addAttribute("context", context(request));
        addDocuments(request, principal, model);
        model.addAttribute("backLink", "/tasks");
        model.addAttribute("problems", !problems.isEmpty());
        model.addAttribute("closed", !request.isOpen());
        model.addAttribute("state", request.state().label());
        if (form.isEmpty() || !submissions.canHandle(request)) {
            return "task-without-form";
        }
        Map<String, Object> data = new LinkedHashMap<>(submissions.prefill(request));
        data.putAll(entered);
        model.addAttribute(
                "formPage",
                new FormPage(
                        form.get().schema(),
                        data,
                        problems,
                        "/tasks/" + request.id() + "/answers/" + UUID.randomUUID(),
                        request.isOpen() ? "/tasks/" + request.id() + "/draft" : null,
                        draftSavedAt,
                        request.isOpen() ? "Send your answer" : "Send a late answer"));
        return "task";
    }

    /** A link to the documents, for whoever may see them and when there are any. */
    private void addDocuments(Request request, Principal principal, Model model) {
        UUID partnershipId = request.partnershipId();
        if (partnershipId != null && access.maySee(principal.getName(), partnershipId)) {
            model.addAttribute("documents", documents.count(partnershipId));
            model.addAttribute("documentsHref", "/partnerships/" + partnershipId + "#documents");
        }
    }

    private Optional<Partnership> partnershipOf(Request request) {
        return request.partnershipId() == null
                ? Optional.empty()
                : partnerships.find(Objects.requireNonNull(request.partnershipId()));
    }

    private List<Row> context(Request request) {
        List<Row> rows = new ArrayList<>();
        directory.agency(request.agencyId()).ifPresent(agency -> rows.add(new Row("On behalf of", agency.name())));
        if (request.dueAt() != null) {
            rows.add(new Row("Due", Words.day(request.dueAt())));
        }
        List<Person> people = Stream.concat(
                        requests.addressees(request.id()).stream(), requests.deputies(request.id()).stream())
                .toList();
        String others = people.stream().map(Person::name).distinct().collect(Collectors.joining(", "));
        rows.add(new Row("Who can answer", others));
        String away = absences.today(people).stream().map(Absence::sentence).collect(Collectors.joining("\n"));
        if (!away.isEmpty()) {
            rows.add(new Row("Away", away));
        }
        return rows;
    }

    @PostMapping("/answers/{submissionId}")
    String answer(
            @PathVariable UUID requestId,
            @PathVariable UUID submissionId,
            @RequestParam String answers,
            Principal principal,
            RedirectAttributes redirect) {
        Request request = visible(requestId, principal);
        try {
            redirect.addFlashAttribute(
                    "notice",
                    switch (submissions.submit(requestId, submissionId, principal.getName(), answers)) {
                        case ACCEPTED -> "Your answer to “" + request.title() + "” has been taken.";
                        case REPEATED -> "Your answer to “" + request.title() + "” had been taken already.";
                        case LATE ->
                            "The request was closed before your answer came. It is kept and marked as late, and changes nothing else.";
                    });
            return "redirect:/tasks";
        } catch (InvalidCommand e) {
            RefusedAnswers.keep(redirect, answers, e);
            return "redirect:/tasks/" + requestId;
        }
    }

    @PutMapping("/draft")
    ResponseEntity<Map<String, String>> draft(
            @PathVariable UUID requestId, @RequestBody JsonNode answers, Principal principal) {
        Request request = visible(requestId, principal);
        if (!request.isOpen()) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        String json = answers.toString();
        if (!answers.isObject() || json.length() > Drafts.MAX_CHARACTERS) {
            return ResponseEntity.badRequest().build();
        }
        Instant saved = drafts.save(requestId, principal.getName(), json);
        return ResponseEntity.ok(Map.of("savedAt", Words.timeAndDay(saved)));
    }
}

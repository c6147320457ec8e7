package org.concordat.portal.answers;

import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.Person;
import org.concordat.domain.time.BusinessClock;
import org.concordat.portal.page.NotFound;
import org.concordat.portal.page.Words;
import org.concordat.portal.web.FormPage;
import org.concordat.portal.web.RefusedAnswers;
import org.concordat.portal.web.Row;
import org.concordat.store.access.Access;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.forms.FormRepository;
import org.concordat.store.links.AnswerLink;
import org.concordat.store.links.AnswerLinks;
import org.concordat.store.links.Contact;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.mail.MailQueue.Mail;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.submissions.Channel;
import org.concordat.store.submissions.Hearsay;
import org.concordat.store.submissions.Submissions;
import org.concordat.store.submissions.Submissions.Submission;
import org.concordat.store.submissions.TooLate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lead officer arranges how an agency that cannot sign in answers: by a link, or by telephone or letter. */
@Controller
@RequestMapping("/partnerships/{partnershipId}/requests/{requestId}/without-account")
class WithoutAccountController {

    private final AnswerLinks links;
    private final Submissions submissions;
    private final RequestRepository requests;
    private final DirectoryRepository directory;
    private final FormRepository forms;
    private final MailQueue mails;
    private final Access access;
    private final BusinessClock clock;

    WithoutAccountController(
            AnswerLinks links,
            Submissions submissions,
            RequestRepository requests,
            DirectoryRepository directory,
            FormRepository forms,
            MailQueue mails,
            Access access,
            BusinessClock clock) {
        this.links = links;
        this.submissions = submissions;
        this.requests = requests;
        this.directory = directory;
        this.forms = forms;
        this.mails = mails;
        this.access = access;
        this.clock = clock;
    }

    private static String address(UUID partnershipId, UUID requestId) {
        return "/partnerships/" + partnershipId + "/requests/" + requestId + "/without-account";
    }

    private Request allowed(UUID partnershipId, UUID requestId, Principal principal) {
        if (!access.mayArrangeAnswer(principal.getName(), requestId)) {
            throw new NotFound();
        }
        return requests.find(requestId)
                .filter(request -> partnershipId.equals(request.partnershipId()))
                .orElseThrow(NotFound::new);
    }

    @GetMapping
    String ways(@PathVariable UUID partnershipId, @PathVariable UUID requestId, Principal principal, Model model) {
        Request request = allowed(partnershipId, requestId, principal);
        ContactForm form = new ContactForm();
        links.latest(requestId).ifPresent(link -> {
            form.setContactName(link.contactName());
            form.setEmail(link.email());
        });
        model.addAttribute("contact", form);
        return page(request, model);
    }

    private String page(Request request, Model model) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        Optional<AnswerLink> link = links.latest(request.id());
        model.addAttribute("agency", agencyName(request));
        model.addAttribute("open", request.isOpen());
        model.addAttribute("mayStillSend", maySend(request));
        model.addAttribute(
                "nobodyListed",
                directory
                        .peopleOfAgency(Objects.requireNonNull(request.agencyId()))
                        .isEmpty());
        model.addAttribute("facts", link.map(it -> factsAbout(it, request)).orElse(List.of()));
        model.addAttribute("mayWithdraw", link.filter(links::isOpen).isPresent());
        model.addAttribute("sendAgain", link.isPresent());
        model.addAttribute("address", address(partnershipId, request.id()));
        model.addAttribute("backLink", "/partnerships/" + partnershipId);
        return "without-account";
    }

    private boolean maySend(Request request) {
        return request.isOpen()
                && request.formKey() != null
                && !request.isOverdue(clock.now())
                && submissions.mayBeAnsweredForOthers(request);
    }

    private String agencyName(Request request) {
        return directory.agency(request.agencyId()).map(Agency::name).orElse("");
    }

    private List<Row> factsAbout(AnswerLink link, Request request) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Sent to", link.contactName() + "\n" + link.email()));
        rows.add(new Row(
                "Asked for by",
                directory.person(link.sentBy()).map(Person::name).orElse("") + ", " + Words.moment(link.askedAt())));
        rows.add(new Row(
                "Mail", mails.ofLink(link.id()).map(mail -> fateOf(mail, link)).orElse("")));
        rows.add(new Row("Link", stateOf(link, request)));
        return rows;
    }

    private static String fateOf(Mail mail, AnswerLink link) {
        return mail.state() == MailQueue.State.SENT && link.tokenAt() != null
                ? "Sent on " + Words.moment(link.tokenAt())
                : mail.state().label();
    }

    private String stateOf(AnswerLink link, Request request) {
        if (wasUsed(link)) {
            return "Used: the answer came by it";
        }
        if (link.endedAt() != null) {
            return "Withdrawn on " + Words.moment(link.endedAt()) + ", not used";
        }
        return links.isOpen(link)
                ? "Not used yet; good until " + Words.day(request.dueAt()) + ", 5pm"
                : "Not used; over, because the question is closed or overdue";
    }

    private boolean wasUsed(AnswerLink link) {
        return submissions.of(link.requestId()).stream()
                .map(Submission::answerLinkId)
                .anyMatch(link.id()::equals);
    }

    @PostMapping("/link")
    String send(
            @PathVariable UUID partnershipId,
            @PathVariable UUID requestId,
            @ModelAttribute("contact") ContactForm form,
            BindingResult result,
            Principal principal,
            Model model,
            RedirectAttributes redirect) {
        Request request = allowed(partnershipId, requestId, principal);
        try {
            Contact contact = new Contact(form.getContactName(), form.getEmail());
            boolean sent = maySend(request) && links.send(requestId, contact, principal.getName());
            redirect.addFlashAttribute(
                    "notice",
                    sent
                            ? "The link is on its way. A link sent before cannot be used any more."
                            : "Nothing was sent: the question has been answered or closed meanwhile, or is overdue.");
            return "redirect:" + address(partnershipId, requestId);
        } catch (InvalidCommand e) {
            e.problems().forEach(problem -> result.rejectValue(problem.field(), "refused", problem.message()));
            model.addAttribute("problems", true);
            return page(request, model);
        }
    }

    @PostMapping("/link/withdraw")
    String withdraw(
            @PathVariable UUID partnershipId,
            @PathVariable UUID requestId,
            Principal principal,
            RedirectAttributes redirect) {
        allowed(partnershipId, requestId, principal);
        redirect.addFlashAttribute(
                "notice",
                links.withdraw(requestId, principal.getName())
                        ? "The link has been withdrawn. It cannot be used any more."
                        : "There was no link that could still be used.");
        return "redirect:" + address(partnershipId, requestId);
    }

    @GetMapping("/heard")
    String heard(@PathVariable UUID partnershipId, @PathVariable UUID requestId, Principal principal, Model model) {
        Request request = allowed(partnershipId, requestId, principal);
        if (!request.isOpen() || request.formKey() == null || !submissions.mayBeAnsweredForOthers(request)) {
            return "redirect:" + address(partnershipId, requestId);
        }
        Optional<RefusedAnswers> refused = RefusedAnswers.in(model);
        Map<String, Object> data = new LinkedHashMap<>(submissions.prefill(request));
        refused.map(RefusedAnswers::entered).ifPresent(data::putAll);
        model.addAttribute("problems", refused.isPresent());
        model.addAttribute("agency", agencyName(request));
        model.addAttribute(
                "formPage",
                new FormPage(
                        forms.byKey(request.formKey())
                                .orElseThrow(NotFound::new)
                                .schema(),
                        data,
                        refused.<Map<String, String>>map(RefusedAnswers::problems)
                                .orElse(Map.of()),
                        address(partnershipId, requestId) + "/heard/" + UUID.randomUUID(),
                        null,
                        null,
                        "Enter this answer"));
        model.addAttribute("backLink", address(partnershipId, requestId));
        return "heard";
    }

    @PostMapping("/heard/{submissionId}")
    String enter(
            @PathVariable UUID partnershipId,
            @PathVariable UUID requestId,
            @PathVariable UUID submissionId,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam String answers,
            Principal principal,
            RedirectAttributes redirect) {
        allowed(partnershipId, requestId, principal);
        try {
            Hearsay heard = new Hearsay(channelOf(channel), note);
            boolean repeated = submissions.submitFor(requestId, submissionId, principal.getName(), heard, answers)
                    == Submissions.Result.REPEATED;
            redirect.addFlashAttribute(
                    "notice", repeated ? "The answer had been entered already." : "The answer has been entered.");
            return "redirect:/partnerships/" + partnershipId;
        } catch (TooLate e) {
            redirect.addFlashAttribute(
                    "notice", "Nothing was entered: the question has been answered or closed meanwhile.");
            return "redirect:/partnerships/" + partnershipId;
        } catch (InvalidCommand e) {
            RefusedAnswers.keep(redirect, answers, e);
            redirect.addFlashAttribute("channel", channel);
            redirect.addFlashAttribute("note", note);
            return "redirect:" + address(partnershipId, requestId) + "/heard";
        }
    }

    private static @Nullable Channel channelOf(@Nullable String name) {
        return switch (String.valueOf(name)) {
            case "TELEPHONE" -> Channel.TELEPHONE;
            case "LETTER" -> Channel.LETTER;
            default -> null;
        };
    }
}

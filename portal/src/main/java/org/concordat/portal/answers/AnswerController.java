package org.concordat.portal.answers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.requests.Outcome;
import org.concordat.portal.page.Words;
import org.concordat.portal.web.FormPage;
import org.concordat.portal.web.RefusedAnswers;
import org.concordat.portal.web.Row;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.forms.FormRepository;
import org.concordat.store.forms.FormRepository.FormVersion;
import org.concordat.store.links.AnswerDoor;
import org.concordat.store.links.AnswerDoor.Visit;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.submissions.Submissions;
import org.concordat.store.submissions.Submissions.Submission;
import org.concordat.store.submissions.TooLate;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * An agency without an account answers its one question by a link. The address of the link only moves its token into a
 * cookie; a code, sent to the invited mail address, then opens the form. Nothing here knows of the sign-in, and whatever is
 * wrong with a link, code or visit, the same page says so.
 */
@Controller
class AnswerController {

    /** Something about this link, code or visit is wrong; nobody is told what. */
    private static final class Unusable extends RuntimeException {}

    private final AnswerDoor door;
    private final AnswerCookies cookies;
    private final Submissions submissions;
    private final RequestRepository requests;
    private final PartnershipRepository partnerships;
    private final DirectoryRepository directory;
    private final FormRepository forms;

    AnswerController(
            AnswerDoor door,
            AnswerCookies cookies,
            Submissions submissions,
            RequestRepository requests,
            PartnershipRepository partnerships,
            DirectoryRepository directory,
            FormRepository forms) {
        this.door = door;
        this.cookies = cookies;
        this.submissions = submissions;
        this.requests = requests;
        this.partnerships = partnerships;
        this.directory = directory;
        this.forms = forms;
    }

    /** Nobody is signed in on these pages, even when the same browser is elsewhere; no address of theirs is passed on. */
    @ModelAttribute
    void quiet(Model model, HttpServletResponse response) {
        model.asMap().remove("person");
        model.asMap().remove("navigation");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    @ExceptionHandler({Unusable.class, NotPermitted.class})
    ModelAndView unusable(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        return new ModelAndView("answer-unusable", HttpStatus.NOT_FOUND);
    }

    /** Takes the token out of the address. Uses nothing up: mail scanners open links, too. */
    @GetMapping("/answer-link/{token}")
    String arrive(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        cookies.keepToken(token, request, response);
        return "redirect:/answer";
    }

    @GetMapping("/answer")
    String start(HttpServletRequest request) {
        known(request);
        return "answer-start";
    }

    private String known(HttpServletRequest request) {
        return cookies.token(request).filter(door::knows).orElseThrow(Unusable::new);
    }

    @PostMapping("/answer/code")
    String askForCode(HttpServletRequest request) {
        String token = cookies.token(request).orElse("");
        if (!door.askForCode(token, request.getRemoteAddr())) {
            throw new Unusable();
        }
        return "redirect:/answer/code";
    }

    @GetMapping("/answer/code")
    String code(HttpServletRequest request) {
        known(request);
        return "answer-code";
    }

    @PostMapping("/answer/open")
    String open(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        String token = cookies.token(request).orElse("");
        String secret =
                door.enter(token, digitsOf(code), request.getRemoteAddr()).orElseThrow(Unusable::new);
        cookies.keepVisit(secret, request, response);
        return "redirect:/answer/form";
    }

    /** However people group the digits: "1234 5678", "1234-5678". Nobody's code is longer than a line. */
    private static String digitsOf(String code) {
        return code.substring(0, Math.min(code.length(), 40)).replaceAll("[^0-9]", "");
    }

    private Visit visit(HttpServletRequest request) {
        return cookies.visit(request).flatMap(door::visit).orElseThrow(Unusable::new);
    }

    @GetMapping("/answer/form")
    String form(HttpServletRequest servletRequest, CsrfToken csrf, Model model) {
        Visit visit = visit(servletRequest);
        // Now, because no session can begin once the first part of this long page is on its way.
        Objects.requireNonNull(csrf.getToken());
        if (answerOf(visit).isPresent()) {
            return "redirect:/answer/done";
        }
        Request request = requests.get(visit.requestId());
        describe(request, model);
        if (!request.isOpen()) {
            return "answer-closed";
        }
        FormVersion form = Optional.ofNullable(request.formKey())
                .flatMap(forms::byKey)
                .filter(version -> submissions.mayBeAnsweredForOthers(request))
                .orElseThrow(Unusable::new);
        Optional<RefusedAnswers> refused = RefusedAnswers.in(model);
        Map<String, Object> data = new LinkedHashMap<>(submissions.prefill(request));
        refused.map(RefusedAnswers::entered).ifPresent(data::putAll);
        model.addAttribute("problems", refused.isPresent());
        model.addAttribute(
                "formPage",
                new FormPage(
                        form.schema(),
                        data,
                        refused.<Map<String, String>>map(RefusedAnswers::problems)
                                .orElse(Map.of()),
                        "/answer/form/" + UUID.randomUUID(),
                        null,
                        null,
                        "Send your answer"));
        return "answer-form";
    }

    private void describe(Request request, Model model) {
        List<Row> rows = new ArrayList<>();
        directory.agency(request.agencyId()).ifPresent(agency -> rows.add(new Row("You answer for", agency.name())));
        rows.add(new Row("Due", Words.day(request.dueAt()) + ", 5pm"));
        partnershipOf(request)
                .flatMap(partnership -> directory.person(partnership.leadOfficerId()))
                .ifPresent(lead -> rows.add(new Row("Questions to", lead.name() + ", lead officer")));
        model.addAttribute("taskTitle", request.title());
        model.addAttribute(
                "caption", partnershipOf(request).map(Partnership::name).orElse(null));
        model.addAttribute("context", rows);
    }

    private Optional<Partnership> partnershipOf(Request request) {
        return Optional.ofNullable(request.partnershipId()).flatMap(partnerships::find);
    }

    private Optional<Submission> answerOf(Visit visit) {
        return submissions.of(visit.requestId()).stream()
                .filter(submission -> visit.linkId().equals(submission.answerLinkId()))
                .findFirst();
    }

    @PostMapping("/answer/form/{submissionId}")
    String answer(
            @PathVariable UUID submissionId,
            @RequestParam String answers,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Visit visit = visit(request);
        try {
            submissions.submitByLink(visit.linkId(), visit.requestId(), submissionId, answers);
            return "redirect:/answer/done";
        } catch (TooLate e) {
            return "redirect:/answer/form";
        } catch (InvalidCommand e) {
            RefusedAnswers.keep(redirect, answers, e);
            return "redirect:/answer/form";
        }
    }

    /** The receipt; all that is left of a visit once its answer has been taken. */
    @GetMapping("/answer/done")
    String done(HttpServletRequest servletRequest, Model model) {
        Visit visit = visit(servletRequest);
        Submission answer = answerOf(visit).orElseThrow(Unusable::new);
        Request request = requests.get(visit.requestId());
        List<Row> rows = new ArrayList<>();
        partnershipOf(request).ifPresent(partnership -> rows.add(new Row("Partnership", partnership.name())));
        directory.agency(request.agencyId()).ifPresent(agency -> rows.add(new Row("Agency", agency.name())));
        rows.add(new Row("Question", request.title()));
        rows.add(new Row("Answer", wordFor(Objects.requireNonNull(request.outcome()))));
        rows.add(new Row("Taken", Words.moment(answer.at())));
        rows.add(new Row("Reference", answer.id().toString()));
        model.addAttribute("receipt", rows);
        return "answer-done";
    }

    private static String wordFor(Outcome outcome) {
        return switch (outcome) {
            case ACCEPT -> "Accepted";
            case DECLINE -> "Declined";
            case COMMIT -> "Committed";
            case RESERVE -> "Committed with a reservation";
            case REFUSE -> "Refused";
            default -> "Given";
        };
    }
}

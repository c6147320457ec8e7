package org.concordat.portal.partnerships;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.calendar.WorkingCalendar;
import org.concordat.domain.time.BusinessClock;
import org.concordat.portal.page.NotFound;
import org.concordat.portal.page.Words;
import org.concordat.portal.web.Choice;
import org.concordat.store.access.Access;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lead officer gives an agency or a person more time, or less. */
@Controller
@RequestMapping("/partnerships/{partnershipId}/requests/{requestId}/deadline")
class DeadlineController {

    private static final int FURTHEST_WORKING_DAYS = 30;

    private final Requests requests;
    private final RequestRepository repository;
    private final Access access;
    private final BusinessClock clock;

    DeadlineController(Requests requests, RequestRepository repository, Access access, BusinessClock clock) {
        this.requests = requests;
        this.repository = repository;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping
    String form(@PathVariable UUID partnershipId, @PathVariable UUID requestId, Principal principal, Model model) {
        Request request = allowed(partnershipId, requestId, principal);
        model.addAttribute("question", request.title());
        model.addAttribute("due", Words.day(request.dueAt()));
        model.addAttribute("open", request.isOpen());
        model.addAttribute("days", days(requests.calendarOf(request)));
        model.addAttribute("backLink", "/partnerships/" + partnershipId);
        return "deadline";
    }

    private List<Choice> days(WorkingCalendar calendar) {
        return IntStream.rangeClosed(1, FURTHEST_WORKING_DAYS)
                .mapToObj(count -> Choice.of(Integer.toString(count), dayAfter(count, calendar)))
                .toList();
    }

    private String dayAfter(int workingDays, WorkingCalendar calendar) {
        LocalDate day = calendar.plus(clock.today(), workingDays);
        return Words.day(day.atTime(12, 0).atZone(Deadlines.OFFICE_ZONE).toInstant());
    }

    private Request allowed(UUID partnershipId, UUID requestId, Principal principal) {
        if (!access.mayMoveDeadlines(principal.getName(), partnershipId)) {
            throw new NotFound();
        }
        return repository
                .find(requestId)
                .filter(request -> partnershipId.equals(request.partnershipId()))
                .orElseThrow(NotFound::new);
    }

    @PostMapping
    String move(
            @PathVariable UUID partnershipId,
            @PathVariable UUID requestId,
            @RequestParam int workingDays,
            Principal principal,
            RedirectAttributes redirect) {
        Request request = allowed(partnershipId, requestId, principal);
        if (workingDays < 1 || workingDays > FURTHEST_WORKING_DAYS) {
            throw new NotFound();
        }
        boolean moved = requests.moveDeadline(requestId, workingDays, principal.getName());
        redirect.addFlashAttribute(
                "notice",
                moved
                        ? "The answer is now due on " + dayAfter(workingDays, requests.calendarOf(request)) + "."
                        : "Nothing was moved: the request has been answered or closed meanwhile.");
        return "redirect:/partnerships/" + partnershipId;
    }
}

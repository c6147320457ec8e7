package org.concordat.portal.directory;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.calendar.AgencyCalendar;
import org.concordat.domain.calendar.HolidayRegion;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.directory.Agency;
import org.concordat.portal.page.NotFound;
import org.concordat.portal.page.Words;
import org.concordat.portal.web.Choice;
import org.concordat.store.access.Access;
import org.concordat.store.directory.AgencyCalendars;
import org.concordat.store.directory.AgencyCalendars.Closure;
import org.concordat.store.directory.DirectoryRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** On which days an agency works: its public holidays, and when it is closed. For administrators. */
@Controller
@RequestMapping("/directory/agencies/{agencyId}/calendar")
class CalendarController {

    /** Closed days as a line. */
    public record ClosureRow(UUID id, String days, String label) {}

    private static final List<Choice> REGIONS = Choice.of(HolidayRegion.values(), HolidayRegion::label, it -> null);

    private final AgencyCalendars calendars;
    private final DirectoryRepository directory;
    private final Access access;

    CalendarController(AgencyCalendars calendars, DirectoryRepository directory, Access access) {
        this.calendars = calendars;
        this.directory = directory;
        this.access = access;
    }

    private Agency allowed(String agencyId, Principal principal) {
        if (!access.mayAdministrate(principal.getName())) {
            throw new NotFound();
        }
        return directory.agency(agencyId).orElseThrow(NotFound::new);
    }

    private static String address(String agencyId) {
        return "/directory/agencies/" + agencyId + "/calendar";
    }

    @GetMapping
    String calendar(@PathVariable String agencyId, Principal principal, Model model) {
        return page(allowed(agencyId, principal), model);
    }

    /** What one of the two forms was sent with is in the model already; the other one begins anew. */
    private String page(Agency agency, Model model) {
        AgencyCalendar calendar = calendars.of(agency.id());
        if (!model.containsAttribute("holidays")) {
            model.addAttribute("holidays", RegionForm.of(calendar.region().name()));
        }
        if (!model.containsAttribute("closure")) {
            model.addAttribute("closure", ClosureForm.empty());
        }
        model.addAttribute("agency", agency.name());
        model.addAttribute("regions", REGIONS);
        model.addAttribute(
                "closures",
                calendars.closures(agency.id()).stream()
                        .map(CalendarController::row)
                        .toList());
        model.addAttribute("address", address(agency.id()));
        model.addAttribute("backLink", "/directory");
        return "calendar";
    }

    private static ClosureRow row(Closure closure) {
        String days = closure.firstDay().equals(closure.lastDay())
                ? Words.date(closure.firstDay())
                : Words.date(closure.firstDay()) + " to " + Words.date(closure.lastDay());
        return new ClosureRow(closure.id(), days, closure.label());
    }

    @PostMapping("/region")
    String keepHolidays(
            @PathVariable String agencyId,
            @ModelAttribute("holidays") RegionForm form,
            BindingResult binding,
            Principal principal,
            Model model,
            RedirectAttributes redirect) {
        Agency agency = allowed(agencyId, principal);
        HolidayRegion region = Choice.named(HolidayRegion.class, form.getRegion());
        if (region == null) {
            binding.rejectValue("region", "invalid", "Choose whose public holidays the agency keeps");
            return refused(agency, model);
        }
        try {
            calendars.keepHolidaysOf(agencyId, region);
        } catch (InvalidCommand e) {
            e.problems().forEach(problem -> binding.rejectValue(problem.field(), "invalid", problem.message()));
            return refused(agency, model);
        }
        redirect.addFlashAttribute("notice", "The agency keeps the public holidays of " + region.label() + ".");
        return "redirect:" + address(agencyId);
    }

    private String refused(Agency agency, Model model) {
        model.addAttribute("problems", true);
        return page(agency, model);
    }

    @PostMapping("/closures")
    String close(
            @PathVariable String agencyId,
            @ModelAttribute("closure") ClosureForm form,
            BindingResult binding,
            Principal principal,
            Model model,
            RedirectAttributes redirect) {
        Agency agency = allowed(agencyId, principal);
        try {
            calendars.close(Objects.requireNonNullElseGet(form.getId(), UUID::randomUUID), agencyId, form.toCommand());
        } catch (InvalidCommand e) {
            e.problems().forEach(problem -> binding.rejectValue(problem.field(), "invalid", problem.message()));
            return refused(agency, model);
        }
        redirect.addFlashAttribute(
                "notice", "The agency is closed on these days. Deadlines that are set stay as they are.");
        return "redirect:" + address(agencyId);
    }

    @PostMapping("/closures/{closureId}/delete")
    String reopen(
            @PathVariable String agencyId,
            @PathVariable UUID closureId,
            Principal principal,
            RedirectAttributes redirect) {
        allowed(agencyId, principal);
        calendars.reopen(closureId, agencyId);
        redirect.addFlashAttribute("notice", "The agency is not closed on those days any more.");
        return "redirect:" + address(agencyId);
    }
}

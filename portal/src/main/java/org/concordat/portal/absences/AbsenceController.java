package org.concordat.portal.absences;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.directory.Person;
import org.concordat.portal.page.NotFound;
import org.concordat.portal.page.Words;
import org.concordat.portal.web.Choice;
import org.concordat.store.absences.Absences;
import org.concordat.store.absences.Absences.Absence;
import org.concordat.store.absences.Absences.Result;
import org.concordat.store.access.Access;
import org.concordat.store.directory.DirectoryRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Absences: everybody's own, and those of one person of the directory for administrators. */
@Controller
@RequestMapping({AbsenceController.OWN, AbsenceController.OF_PERSON})
class AbsenceController {

    static final String OWN = "/absences";
    static final String OF_PERSON = "/directory/people/{personId}/absences";

    /**
     * One absence's line.
     *
     * @param enteredBy who entered it, unless it was the person
     */
    public record AbsenceRow(
            UUID id, String days, String standIn, @Nullable String enteredBy) {}

    /** Whose absences a page is about, and where it stands. */
    private record Place(Person person, boolean own) {

        String address() {
            return own
                    ? OWN
                    : OF_PERSON.replace("{personId}", UriUtils.encodePathSegment(person.id(), StandardCharsets.UTF_8));
        }

        String title() {
            return own ? "My absences" : "Absences";
        }
    }

    private final Absences absences;
    private final DirectoryRepository directory;
    private final Access access;

    AbsenceController(Absences absences, DirectoryRepository directory, Access access) {
        this.absences = absences;
        this.directory = directory;
        this.access = access;
    }

    private Place placeOf(@Nullable String personId, Principal principal) {
        String id = personId == null ? principal.getName() : personId;
        if (!access.mayEnterAbsence(principal.getName(), id)) {
            throw new NotFound();
        }
        return new Place(directory.person(id).orElseThrow(NotFound::new), personId == null);
    }

    @GetMapping
    String list(@PathVariable(required = false) @Nullable String personId, Principal principal, Model model) {
        Place place = placeOf(personId, principal);
        model.addAttribute("title", place.title());
        model.addAttribute("caption", place.own() ? null : place.person().name());
        model.addAttribute("own", place.own());
        model.addAttribute("address", place.address());
        model.addAttribute("backLink", place.own() ? "/tasks" : "/directory");
        model.addAttribute(
                "absences",
                absences.of(place.person().id()).stream().map(this::row).toList());
        return "absences";
    }

    private AbsenceRow row(Absence absence) {
        String days = absence.firstDay().equals(absence.lastDay())
                ? Words.date(absence.firstDay())
                : Words.date(absence.firstDay()) + " to " + Words.date(absence.lastDay());
        String enteredBy = absence.enteredBy().equals(absence.personId())
                ? null
                : directory.person(absence.enteredBy()).map(Person::name).orElse("");
        return new AbsenceRow(
                absence.id(),
                days,
                Objects.requireNonNullElse(absence.deputyName(), "Nobody named: every deputy is told"),
                enteredBy);
    }

    @GetMapping("/new")
    String empty(@PathVariable(required = false) @Nullable String personId, Principal principal, Model model) {
        Place place = placeOf(personId, principal);
        model.addAttribute("absence", AbsenceForm.empty());
        return page(place, "Enter an absence", model);
    }

    @GetMapping("/{absenceId}")
    String one(
            @PathVariable(required = false) @Nullable String personId,
            @PathVariable UUID absenceId,
            Principal principal,
            Model model) {
        Place place = placeOf(personId, principal);
        Absence absence = absences.find(place.person().id(), absenceId).orElseThrow(NotFound::new);
        model.addAttribute("absence", AbsenceForm.of(absence));
        return page(place, "Change an absence", model);
    }

    private String page(Place place, String title, Model model) {
        List<Choice> standIns = absences.standIns(place.person().id()).stream()
                .map(person -> Choice.of(person.id(), person.name()))
                .toList();
        model.addAttribute("title", title);
        model.addAttribute("caption", place.own() ? null : place.person().name());
        model.addAttribute("standIns", standIns);
        model.addAttribute("own", place.own());
        model.addAttribute("address", place.address());
        model.addAttribute("backLink", place.address());
        return "absence";
    }

    @PostMapping
    String store(
            @PathVariable(required = false) @Nullable String personId,
            @ModelAttribute("absence") AbsenceForm form,
            BindingResult binding,
            Principal principal,
            Model model,
            RedirectAttributes redirect) {
        Place place = placeOf(personId, principal);
        UUID id = Objects.requireNonNullElseGet(form.getId(), UUID::randomUUID);
        Long version = form.getVersion();
        String person = place.person().id();
        try {
            Result result = version == null
                    ? absences.enter(id, person, form.toCommand(), principal.getName())
                    : absences.change(id, person, version, form.toCommand(), principal.getName());
            redirect.addFlashAttribute("notice", told(result));
            return "redirect:" + place.address();
        } catch (InvalidCommand e) {
            e.problems().forEach(problem -> binding.rejectValue(problem.field(), "invalid", problem.message()));
            model.addAttribute("problems", true);
            return page(place, version == null ? "Enter an absence" : "Change an absence", model);
        }
    }

    private static String told(Result result) {
        return switch (result) {
            case STORED -> "The absence is kept.";
            case REPEATED -> "The absence had been entered already.";
            case CHANGED_MEANWHILE ->
                "Nothing was changed: the absence was changed or withdrawn meanwhile. This is how it stands now.";
        };
    }

    @PostMapping("/{absenceId}/withdraw")
    String withdraw(
            @PathVariable(required = false) @Nullable String personId,
            @PathVariable UUID absenceId,
            Principal principal,
            RedirectAttributes redirect) {
        Place place = placeOf(personId, principal);
        absences.withdraw(absenceId, place.person().id());
        redirect.addFlashAttribute("notice", "The absence is withdrawn. Nothing of it is kept.");
        return "redirect:" + place.address();
    }
}

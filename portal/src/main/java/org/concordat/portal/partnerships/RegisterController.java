package org.concordat.portal.partnerships;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Limits;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.Appointment;
import org.concordat.domain.directory.Person;
import org.concordat.domain.partnership.Stage;
import org.concordat.portal.web.Choice;
import org.concordat.store.access.Access;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.documents.FileType;
import org.concordat.store.documents.SentFile;
import org.concordat.store.registration.Registrations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Registering one partnership that is running: a plain form that works without JavaScript. */
@Controller
@RequestMapping("/register")
class RegisterController {

    private static final List<String> FIELDS_BEFORE_MEMBERS = List.of(
            "name",
            "targetGroup",
            "rationale",
            "stage",
            "startedOn",
            "endsOn",
            "reviewOn",
            "area",
            "primaryModel",
            "secondaryModels",
            "form",
            "degree");
    private static final List<String> FIELDS_AFTER_MEMBERS = List.of(
            "initiatingBodyId",
            "leadOfficerId",
            "agreementName",
            "agreementSignedOn",
            "agreementKeptAt",
            "agreementFile");

    private final Registrations registrations;
    private final DirectoryRepository directory;
    private final PartnershipChoices choices;
    private final Access access;

    RegisterController(
            Registrations registrations, DirectoryRepository directory, PartnershipChoices choices, Access access) {
        this.registrations = registrations;
        this.directory = directory;
        this.choices = choices;
        this.access = access;
    }

    @InitBinder("registration")
    void limitRows(WebDataBinder binder) {
        // one more than the command takes, and one to add to
        binder.setAutoGrowCollectionLimit(Limits.MAX_LISTED + 2);
    }

    @GetMapping
    String form(Principal principal, Model model) {
        checkMayRegister(principal);
        RegistrationForm registration = new RegistrationForm();
        registration.setId(UUID.randomUUID());
        model.addAttribute("registration", registration);
        return page(registration, null, model);
    }

    private void checkMayRegister(Principal principal) {
        if (!access.mayRegister(principal.getName())) {
            throw new NotPermitted("register a partnership");
        }
    }

    /** Room for one more agency or document; nothing is checked or stored. */
    @PostMapping(params = "more")
    String more(
            @ModelAttribute("registration") RegistrationForm registration,
            BindingResult binding,
            String more,
            Principal principal,
            Model model) {
        checkMayRegister(principal);
        registration.tidy();
        return page(registration, more, model);
    }

    @PostMapping
    String register(
            @ModelAttribute("registration") RegistrationForm registration,
            BindingResult binding,
            Principal principal,
            Model model,
            RedirectAttributes redirect) {
        UUID id = Objects.requireNonNullElseGet(registration.getId(), UUID::randomUUID);
        registration.setId(id);
        registration.tidy();
        SentFile agreement = registration.agreement();
        try {
            registrations.register(id, registration.toCommand(), agreement, principal.getName());
        } catch (InvalidCommand e) {
            int filled = registration.getMembers().size();
            String page = page(registration, null, model);
            // what has no shape yet was refused before anybody looked at the file
            Stream.concat(e.problems().stream(), Registrations.agreementProblems(agreement).stream())
                    .distinct()
                    .forEach(problem -> binding.rejectValue(
                            registration.fieldOf(problem.field(), filled), "invalid", problem.message()));
            model.addAttribute("problems", true);
            return page;
        }
        redirect.addFlashAttribute("notice", "The partnership has been registered.");
        return "redirect:/partnerships/" + id;
    }

    private String page(RegistrationForm registration, @Nullable String more, Model model) {
        registration.makeRoom(more);
        choices.addTo(model);
        model.addAttribute("fields", fields(registration));
        model.addAttribute(
                "stages",
                Arrays.stream(Stage.values())
                        .filter(stage -> stage != Stage.SET_UP)
                        .map(stage -> Choice.of(stage.name(), stage.label()))
                        .toList());
        Map<String, String> agencies =
                directory.agencies().stream().collect(Collectors.toMap(Agency::id, Agency::name));
        model.addAttribute("representatives", representatives(agencies));
        model.addAttribute("fileTypes", FileType.list());
        model.addAttribute("fileEndings", FileType.endings());
        return "register";
    }

    /** The names of all fields in the order of the page, for the list of problems. */
    private static String fields(RegistrationForm registration) {
        List<String> fields = new ArrayList<>(FIELDS_BEFORE_MEMBERS);
        IntStream.range(0, registration.getMembers().size()).forEach(i -> {
            fields.add("members[%d].agencyId".formatted(i));
            fields.add("members[%d].representativeId".formatted(i));
            fields.add("members[%d].secondId".formatted(i));
        });
        fields.addAll(FIELDS_AFTER_MEMBERS);
        IntStream.range(0, registration.getDocuments().size()).forEach(i -> {
            fields.add("documents[%d].name".formatted(i));
            fields.add("documents[%d].keptAt".formatted(i));
        });
        return String.join(" ", fields);
    }

    /** Everybody who acts for an agency, with the agencies they act for. */
    private List<Choice> representatives(Map<String, String> agencies) {
        Map<String, TreeSet<String>> actsFor = directory.appointments().stream()
                .filter(held -> held.agencyId() != null)
                .collect(Collectors.groupingBy(
                        Appointment::personId,
                        Collectors.mapping(
                                held -> agencies.getOrDefault(Objects.requireNonNull(held.agencyId()), ""),
                                Collectors.toCollection(TreeSet::new))));
        return directory.people().stream()
                .filter(person -> person.active() && actsFor.containsKey(person.id()))
                .map(person -> Choice.of(person.id(), labelOf(person, actsFor)))
                .toList();
    }

    private static String labelOf(Person person, Map<String, TreeSet<String>> actsFor) {
        return "%s (%s)"
                .formatted(person.name(), String.join(", ", actsFor.getOrDefault(person.id(), new TreeSet<>())));
    }
}

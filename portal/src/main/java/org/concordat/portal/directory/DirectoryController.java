package org.concordat.portal.directory;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.Appointment;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.Person;
import org.concordat.portal.page.NotFound;
import org.concordat.store.access.Access;
import org.concordat.store.directory.DirectoryRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Agencies, bodies and people, for administrators to look up. */
@Controller
class DirectoryController {

    private final DirectoryRepository directory;
    private final Access access;

    DirectoryController(DirectoryRepository directory, Access access) {
        this.directory = directory;
        this.access = access;
    }

    @GetMapping("/directory")
    String directory(Principal principal, Model model) {
        if (!access.mayAdministrate(principal.getName())) {
            throw new NotFound();
        }
        Map<String, String> agencies =
                directory.agencies().stream().collect(Collectors.toMap(Agency::id, Agency::name));
        Map<String, String> bodies = directory.bodies().stream().collect(Collectors.toMap(Body::id, Body::name));
        Map<String, List<Appointment>> held =
                directory.appointments().stream().collect(Collectors.groupingBy(Appointment::personId));
        model.addAttribute(
                "agencies",
                directory.agencies().stream()
                        .map(agency -> List.of(agency.name(), agency.kind().label()))
                        .toList());
        model.addAttribute(
                "bodies",
                directory.bodies().stream()
                        .map(body -> List.of(body.name(), words(body.kind().name())))
                        .toList());
        model.addAttribute(
                "people",
                directory.people().stream()
                        .map(person -> row(person, held.getOrDefault(person.id(), List.of()), agencies, bodies))
                        .toList());
        return "directory";
    }

    private static List<String> row(
            Person person, List<Appointment> held, Map<String, String> agencies, Map<String, String> bodies) {
        String functions = held.stream()
                .map(appointment -> describe(appointment, agencies, bodies))
                .collect(Collectors.joining("\n"));
        String name = person.name() + (person.assumed() ? " (assumed)" : "") + (person.active() ? "" : " (left)");
        return List.of(name, person.email(), functions);
    }

    private static String describe(Appointment held, Map<String, String> agencies, Map<String, String> bodies) {
        String where = held.bodyId() != null
                ? Objects.requireNonNullElse(bodies.get(held.bodyId()), "")
                : held.agencyId() == null ? "" : Objects.requireNonNullElse(agencies.get(held.agencyId()), "");
        String function = held.function().label();
        String text = where.isEmpty() ? function : function + ", " + where;
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String words(String constant) {
        String words = constant.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

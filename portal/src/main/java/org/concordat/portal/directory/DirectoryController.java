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
import org.concordat.portal.page.Words;
import org.concordat.store.absences.Absences;
import org.concordat.store.absences.Absences.Absence;
import org.concordat.store.access.Access;
import org.concordat.store.directory.AgencyCalendars;
import org.concordat.store.directory.DirectoryRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Agencies, bodies and people, for administrators to look up. */
@Controller
class DirectoryController {

    /** A person's line. */
    public record PersonRow(
            String id,
            String name,
            String email,
            String functions,
            @Nullable String away) {}

    /** An agency's line. */
    public record AgencyRow(String id, String name, String kind, String holidays) {}

    private final DirectoryRepository directory;
    private final AgencyCalendars calendars;
    private final Absences absences;
    private final Access access;

    DirectoryController(DirectoryRepository directory, AgencyCalendars calendars, Absences absences, Access access) {
        this.directory = directory;
        this.calendars = calendars;
        this.absences = absences;
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
                        .map(agency -> new AgencyRow(
                                agency.id(),
                                agency.name(),
                                agency.kind().label(),
                                calendars.of(agency.id()).region().label()))
                        .toList());
        model.addAttribute(
                "bodies",
                directory.bodies().stream()
                        .map(body -> List.of(body.name(), words(body.kind().name())))
                        .toList());
        Map<String, Absence> away = absences.today().stream().collect(Collectors.toMap(Absence::personId, it -> it));
        model.addAttribute(
                "people",
                directory.people().stream()
                        .map(person -> row(
                                person,
                                held.getOrDefault(person.id(), List.of()),
                                away.get(person.id()),
                                agencies,
                                bodies))
                        .toList());
        return "directory";
    }

    private static PersonRow row(
            Person person,
            List<Appointment> held,
            @Nullable Absence away,
            Map<String, String> agencies,
            Map<String, String> bodies) {
        String functions = held.stream()
                .map(appointment -> describe(appointment, agencies, bodies))
                .collect(Collectors.joining("\n"));
        String name = person.name() + (person.assumed() ? " (assumed)" : "") + (person.active() ? "" : " (left)");
        return new PersonRow(person.id(), name, person.email(), functions, away == null ? null : untilWhen(away));
    }

    private static String untilWhen(Absence away) {
        String until = "Until " + Words.date(away.lastDay());
        return away.deputyName() == null ? until : until + "\n" + away.deputyName() + " stands in";
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

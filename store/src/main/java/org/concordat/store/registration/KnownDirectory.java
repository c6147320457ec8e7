package org.concordat.store.registration;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.Appointment;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.Person;
import org.concordat.store.directory.DirectoryRepository;

/** The directory as it was at one moment, read once however many partnerships are compared with it. */
final class KnownDirectory {

    private static final Set<org.concordat.domain.directory.Function> DECIDES =
            Set.of(org.concordat.domain.directory.Function.CHAIR, org.concordat.domain.directory.Function.DEPUTY);

    private final Map<String, Agency> agencies;
    private final Map<String, Body> bodies;
    private final Map<String, Person> people;
    private final Map<String, List<Person>> peopleByMail;
    private final Set<String> actsFor = new HashSet<>();
    private final Set<String> mayLead = new HashSet<>();
    private final Set<String> decided = new HashSet<>();

    private KnownDirectory(DirectoryRepository directory) {
        agencies = directory.agencies().stream().collect(Collectors.toMap(Agency::id, Function.identity()));
        bodies = directory.bodies().stream().collect(Collectors.toMap(Body::id, Function.identity()));
        people = directory.people().stream()
                .filter(Person::active)
                .collect(Collectors.toMap(Person::id, Function.identity()));
        peopleByMail = people.values().stream()
                .collect(Collectors.groupingBy(person -> person.email().toLowerCase(Locale.ROOT)));
        directory.appointments().stream()
                .filter(held -> people.containsKey(held.personId()))
                .forEach(this::note);
    }

    private void note(Appointment held) {
        if (held.agencyId() != null) {
            actsFor.add(held.personId() + "\n" + held.agencyId());
        }
        if (held.agencyId() != null || held.bodyId() != null) {
            mayLead.add(held.personId());
        }
        if (held.bodyId() != null && DECIDES.contains(held.function())) {
            decided.add(held.bodyId());
        }
    }

    static KnownDirectory of(DirectoryRepository directory) {
        return new KnownDirectory(directory);
    }

    Optional<String> agency(String id) {
        return Optional.ofNullable(agencies.get(id)).map(Agency::name);
    }

    Optional<String> body(String id) {
        return Optional.ofNullable(bodies.get(id)).map(Body::name);
    }

    /** The name of an active person. */
    Optional<String> person(String id) {
        return Optional.ofNullable(people.get(id)).map(Person::name);
    }

    boolean actsFor(String personId, String agencyId) {
        return actsFor.contains(personId + "\n" + agencyId);
    }

    boolean mayLead(String personId) {
        return mayLead.contains(personId);
    }

    /** Whether anybody could decide for this body. */
    boolean isDecidedFor(String bodyId) {
        return decided.contains(bodyId);
    }

    /** The id of the one active person with this mail address, otherwise the text as it is. */
    String personId(String idOrMail) {
        List<Person> found = peopleByMail.getOrDefault(idOrMail.toLowerCase(Locale.ROOT), List.of());
        return people.containsKey(idOrMail) || found.size() != 1
                ? idOrMail
                : found.getFirst().id();
    }
}

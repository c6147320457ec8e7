package org.concordat.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.commands.EnterAbsence;
import org.concordat.domain.directory.Appointment;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.BodyKind;
import org.concordat.domain.directory.Function;
import org.concordat.domain.directory.Person;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.requests.Addressee;
import org.concordat.store.absences.Absences;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.RequestRepository.Work;
import org.concordat.store.requests.Requests;
import org.concordat.store.requests.Requests.AgencyRequest;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and single pages agree with each other and with the rule in plain Java, whatever the directory is. */
@StoreTest
class RandomDirectoriesTest {

    private static final int PEOPLE = 20;
    private static final LocalDate TODAY = LocalDate.ofInstant(TestClock.START, Deadlines.OFFICE_ZONE);
    private static final List<String> AGENCIES = List.of("health", "police", "schools");
    private static final List<String> BODIES = List.of("board", "team");

    private final Access access;
    private final Requests requests;
    private final RequestRepository rows;
    private final PartnershipRepository partnerships;
    private final DirectoryRepository directory;
    private final Absences absences;
    private final Sample sample;

    RandomDirectoriesTest(
            Access access,
            Requests requests,
            RequestRepository rows,
            PartnershipRepository partnerships,
            DirectoryRepository directory,
            Absences absences,
            Sample sample) {
        this.access = access;
        this.requests = requests;
        this.rows = rows;
        this.partnerships = partnerships;
        this.directory = directory;
        this.absences = absences;
        this.sample = sample;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldListTheWorkThatAPersonMayAnswerAndNoOther(long seed) {
        // given
        SplittableRandom random = new SplittableRandom(seed);
        List<Person> people = someDirectory(random);
        List<Request> all = someRequests(random, people);

        for (Person person : people) {
            // when
            List<UUID> work =
                    rows.workOf(person.id()).stream().map(Work::requestId).toList();

            // then
            List<UUID> allowed = new ArrayList<>();
            for (Request request : all) {
                boolean mayAnswer = access.mayAnswer(person.id(), request.id());
                assertThat(mayAnswer)
                        .as("seed %d: %s and %s", seed, person, request)
                        .isEqualTo(mayAnswer(person, request));
                if (mayAnswer && request.isOpen() && request.taskKey() != null) {
                    allowed.add(request.id());
                }
            }
            assertThat(work).as("seed %d: work of %s", seed, person).containsExactlyInAnyOrderElementsOf(allowed);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldPutEveryoneWhoMayAnswerAmongEitherAddresseesOrDeputies(long seed) {
        // given
        SplittableRandom random = new SplittableRandom(seed);
        List<Person> people = someDirectory(random);

        for (Request request : someRequests(random, people)) {
            // when
            List<Person> addressees = rows.addressees(request.id());
            List<Person> deputies = rows.deputies(request.id());

            // then
            List<Person> both = new ArrayList<>(addressees);
            both.addAll(deputies);
            assertThat(both)
                    .as("seed %d: %s", seed, request)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(people.stream()
                            .filter(person -> access.mayAnswer(person.id(), request.id()))
                            .toList());
            assertThat(addressees).as("seed %d: %s", seed, request).allMatch(person -> isAddressee(person, request));
        }
    }

    /** The rule once more, in plain Java. */
    private boolean mayAnswer(Person person, Request request) {
        return person.active()
                && (isAddressee(person, request) || isDeputy(person, request) || isNamed(person, request));
    }

    private boolean isAddressee(Person person, Request request) {
        return request.personId() != null
                ? person.id().equals(request.personId())
                : directory.appointmentsOf(person.id()).stream()
                        .anyMatch(held -> held.function() == request.function() && isInPlace(held, request));
    }

    private boolean isDeputy(Person person, Request request) {
        List<Appointment> deputyships = directory.appointmentsOf(person.id()).stream()
                .filter(held -> held.function() == Function.DEPUTY)
                .toList();
        if (request.personId() == null) {
            return deputyships.stream().anyMatch(held -> isInPlace(held, request));
        }
        Set<String> agencies = new HashSet<>();
        directory.appointmentsOf(request.personId()).forEach(held -> {
            if (held.agencyId() != null) {
                agencies.add(held.agencyId());
            }
        });
        return deputyships.stream()
                .anyMatch(
                        held -> held.bodyId() == null && held.agencyId() != null && agencies.contains(held.agencyId()));
    }

    /** Named by the absence, today, of the person who is asked. */
    private boolean isNamed(Person person, Request request) {
        return request.personId() != null
                && absences.of(request.personId()).stream()
                        .filter(absence -> !absence.firstDay().isAfter(TODAY))
                        .anyMatch(absence -> person.id().equals(absence.deputyId()));
    }

    private static boolean isInPlace(Appointment held, Request request) {
        return request.bodyId() != null
                ? request.bodyId().equals(held.bodyId())
                : held.bodyId() == null
                        && request.agencyId() != null
                        && request.agencyId().equals(held.agencyId());
    }

    private List<Person> someDirectory(SplittableRandom random) {
        AGENCIES.forEach(id -> sample.agency(id, id));
        BODIES.forEach(id -> directory.save(new Body(id, id, BodyKind.BOARD)));
        Function[] functions = {
            Function.REPRESENTATIVE, Function.DEPUTY, Function.CHAIR, Function.BOARD_MEMBER, Function.DEPUTY
        };
        List<Person> people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> {
                    Person person =
                            new Person("p-" + number, "Name " + number, "x@example.org", random.nextInt(4) > 0, false);
                    directory.save(person);
                    for (int i = random.nextInt(4); i > 0; i--) {
                        directory.save(new Appointment(
                                person.id(),
                                functions[random.nextInt(functions.length)],
                                random.nextInt(3) == 0 ? null : pick(random, AGENCIES),
                                random.nextInt(2) == 0 ? null : pick(random, BODIES)));
                    }
                    return person;
                })
                .toList();
        people.forEach(person -> someAbsences(random, person));
        return people;
    }

    /** Two of three people are away, today or later or both, each time with one of those who may stand in or nobody. */
    private void someAbsences(SplittableRandom random, Person person) {
        List<Person> standIns = absences.standIns(person.id());
        LocalDate first = TODAY.plusDays(random.nextInt(2));
        for (int i = random.nextInt(3); i > 0; i--) {
            String deputy = standIns.isEmpty() || random.nextInt(5) == 0
                    ? ""
                    : pick(random, standIns).id();
            EnterAbsence absence = new EnterAbsence(first.toString(), first.toString(), deputy);
            absences.enter(UUID.randomUUID(), person.id(), absence, person.id());
            first = first.plusDays(1);
        }
    }

    private List<Request> someRequests(SplittableRandom random, List<Person> people) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            UUID partnership = UUID.randomUUID();
            partnerships.insert(new Partnership(
                    partnership,
                    "Name",
                    "Group",
                    "Why",
                    pick(random, BODIES),
                    pick(random, people).id(),
                    pick(random, people).id(),
                    Stage.SET_UP,
                    Standing.PROPOSED,
                    null,
                    TestClock.START,
                    null,
                    1));
            partnerships.nameAgencies(partnership, AGENCIES);
            ids.add(sample.open(partnership, Addressee.PROPOSER, Sample.CHANGE));
            ids.add(sample.open(partnership, Addressee.LEAD_OFFICER, Sample.CHECK));
            ids.add(sample.open(partnership, Addressee.INITIATING_BODY_CHAIR, Sample.DECISION));
            sample.asked(partnership).stream().map(AgencyRequest::requestId).forEach(ids::add);
        }
        for (UUID id : ids) {
            if (random.nextInt(5) > 0) {
                sample.taskSeen(id);
            }
            if (random.nextInt(5) == 0) {
                requests.close(id);
            }
        }
        return ids.stream().map(rows::get).toList();
    }

    private static <T> T pick(SplittableRandom random, List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}

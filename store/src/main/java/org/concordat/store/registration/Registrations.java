package org.concordat.store.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.commands.RegisterPartnership;
import org.concordat.domain.commands.RegisterPartnership.Member;
import org.concordat.domain.partnership.DocumentKind;
import org.concordat.domain.partnership.Registration;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.access.Access;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.documents.Documents;
import org.concordat.store.documents.SentFile;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.outbox.Outbox;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers partnerships that are running: stores them and asks the engine to start their lifecycle, in one transaction. */
@Service
public class Registrations {

    static final String THERE_ALREADY = "A partnership of this name that started on this day is there already";

    private final PartnershipRepository partnerships;
    private final RegistrationRepository registrations;
    private final Documents documents;
    private final DirectoryRepository directory;
    private final Outbox outbox;
    private final Events events;
    private final Access access;
    private final BusinessClock clock;

    public Registrations(
            PartnershipRepository partnerships,
            RegistrationRepository registrations,
            Documents documents,
            DirectoryRepository directory,
            Outbox outbox,
            Events events,
            Access access,
            BusinessClock clock) {
        this.partnerships = partnerships;
        this.registrations = registrations;
        this.documents = documents;
        this.directory = directory;
        this.outbox = outbox;
        this.events = events;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Stores the partnership under {@code partnershipId}, which the caller chose before it asked. The same id again, as a
     * form sent twice does, stores nothing more. The file of its agreement, if there is one, becomes its first document.
     *
     * @throws InvalidCommand when it names an agency, body or person that will not do, a day that lies on the wrong side
     *     of today, or a partnership that is there already, or when the file cannot be kept
     * @throws NotPermitted when this person may not register
     */
    @Transactional
    public void register(UUID partnershipId, RegisterPartnership command, SentFile agreement, String personId) {
        checkMayRegister(personId);
        if (partnerships.find(partnershipId).isPresent()) {
            return;
        }
        List<Problem> problems = new ArrayList<>(peopleProblems(
                KnownDirectory.of(directory),
                Objects.requireNonNull(command.members()),
                Objects.requireNonNull(command.initiatingBodyId()),
                Objects.requireNonNull(command.leadOfficerId()),
                personId));
        problems.addAll(otherProblems(command));
        problems.addAll(agreementProblems(agreement));
        if (!problems.isEmpty()) {
            throw new InvalidCommand(problems);
        }
        store(partnershipId, command, personId);
        if (!agreement.isMissing()) {
            String name = Objects.requireNonNull(command.agreementName());
            documents.add(
                    partnershipId,
                    UUID.randomUUID(),
                    name.isEmpty() ? DocumentKind.AGREEMENT.label() : name,
                    DocumentKind.AGREEMENT,
                    agreement,
                    personId);
        }
    }

    /** What is wrong with the file of the agreement; nothing when none was chosen. */
    public static List<Problem> agreementProblems(SentFile agreement) {
        String fault = agreement.isMissing() ? null : agreement.fault();
        return fault == null ? List.of() : List.of(new Problem("agreementFile", fault));
    }

    void checkMayRegister(String personId) {
        if (!access.mayRegister(personId)) {
            throw new NotPermitted("register a partnership");
        }
    }

    /** What is wrong with the days of a partnership, or that it is there already. */
    List<Problem> otherProblems(RegisterPartnership command) {
        List<Problem> problems = new ArrayList<>(command.problemsOn(clock.today()));
        Registration known = command.toRegistration();
        if (registrations.isThere(Objects.requireNonNull(command.name()), known.startedOn())) {
            problems.add(new Problem("name", THERE_ALREADY));
        }
        return problems;
    }

    /** What is wrong with the agencies, the body and the people; what was left blank is no matter of this. */
    static List<Problem> peopleProblems(
            KnownDirectory known, List<Member> members, String bodyId, String leadOfficerId, String personId) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            problems.addAll(memberProblems(known, members.get(i), "members[" + i + "]."));
        }
        if (!bodyId.isEmpty() && known.body(bodyId).isEmpty()) {
            problems.add(new Problem(
                    "initiatingBodyId", "There is no body with the id %s in the directory".formatted(bodyId)));
        }
        if (leadOfficerId.isEmpty() && !known.mayLead(personId)) {
            problems.add(
                    new Problem(
                            "leadOfficerId",
                            "Choose a lead officer: you cannot be it, because you neither act for an agency nor sit in a body"));
        }
        if (!leadOfficerId.isEmpty()) {
            if (known.person(leadOfficerId).isEmpty()) {
                problems.add(new Problem("leadOfficerId", noPerson(leadOfficerId)));
            } else if (!known.mayLead(leadOfficerId)) {
                problems.add(new Problem(
                        "leadOfficerId",
                        "Choose somebody who acts for an agency or sits in a body; %s does neither"
                                .formatted(known.person(leadOfficerId).orElse(""))));
            }
        }
        return problems;
    }

    private static List<Problem> memberProblems(KnownDirectory known, Member member, String field) {
        List<Problem> problems = new ArrayList<>();
        if (!member.agencyId().isEmpty() && known.agency(member.agencyId()).isEmpty()) {
            problems.add(new Problem(
                    field + "agencyId",
                    "There is no agency with the id %s in the directory".formatted(member.agencyId())));
        }
        addPersonProblem(problems, known, member, field + "representativeId", member.representativeId());
        addPersonProblem(problems, known, member, field + "secondId", member.secondId());
        return problems;
    }

    private static void addPersonProblem(
            List<Problem> problems, KnownDirectory known, Member member, String field, String personId) {
        if (personId.isEmpty()) {
            return;
        }
        if (known.person(personId).isEmpty()) {
            problems.add(new Problem(field, noPerson(personId)));
        } else if (known.agency(member.agencyId()).isPresent() && !known.actsFor(personId, member.agencyId())) {
            problems.add(new Problem(
                    field,
                    "%s does not act for %s. Choose somebody who does, or ask an administrator to add it to the directory"
                            .formatted(
                                    known.person(personId).orElse(""),
                                    known.agency(member.agencyId()).orElse(""))));
        }
    }

    private static String noPerson(String personId) {
        return "There is nobody active in the directory as %s".formatted(personId);
    }

    /** What will do, but should be put right before long: nobody else knows, or nobody could decide. */
    static List<Problem> warnings(KnownDirectory known, RegisterPartnership command) {
        List<Problem> warnings = new ArrayList<>();
        for (Member member : Objects.requireNonNull(command.members())) {
            if (member.secondId().isEmpty()) {
                warnings.add(new Problem(
                        "members",
                        noSecondPerson(known.agency(member.agencyId()).orElse(member.agencyId()))));
            }
        }
        String bodyId = Objects.requireNonNull(command.initiatingBodyId());
        if (!known.isDecidedFor(bodyId)) {
            warnings.add(new Problem(
                    "initiatingBodyId",
                    "%s has no chair and no deputy, so nobody could decide for the partnership"
                            .formatted(known.body(bodyId).orElse(bodyId))));
        }
        return warnings;
    }

    /** Said of an agency on whose behalf only one person knows about the partnership. */
    public static String noSecondPerson(String agencyName) {
        return "%s has named no second person: when its representative is away or leaves, nobody else knows"
                .formatted(agencyName);
    }

    /** @throws InvalidCommand when somebody else has registered the same partnership at this moment */
    void store(UUID partnershipId, RegisterPartnership command, String personId) {
        String name = Objects.requireNonNull(command.name());
        String lead = Objects.requireNonNull(command.leadOfficerId());
        boolean isNew = partnerships.insert(new Partnership(
                partnershipId,
                name,
                Objects.requireNonNull(command.targetGroup()),
                Objects.requireNonNull(command.rationale()),
                Objects.requireNonNull(command.initiatingBodyId()),
                personId,
                lead.isEmpty() ? personId : lead,
                Objects.requireNonNull(command.stage()),
                Standing.RUNNING,
                null,
                clock.now(),
                null,
                1));
        if (!isNew) {
            return;
        }
        if (!registrations.insert(partnershipId, name, command.toRegistration())) {
            throw new InvalidCommand(List.of(new Problem("name", THERE_ALREADY)));
        }
        for (Member member : Objects.requireNonNull(command.members())) {
            partnerships.addMember(partnershipId, member.agencyId(), member.representativeId(), member.secondId());
        }
        events.record(NewEvent.of(partnershipId, Events.Kind.REGISTERED, clock.now())
                .by(personId)
                .saying("In the stage: "
                        + Objects.requireNonNull(command.stage()).label()));
        outbox.add(Outbox.Kind.START_LIFECYCLE, partnershipId.toString(), Map.of());
    }
}

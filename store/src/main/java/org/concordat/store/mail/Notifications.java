package org.concordat.store.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.concordat.domain.directory.Function;
import org.concordat.domain.directory.Person;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.absences.Absences;
import org.concordat.store.absences.Absences.Absence;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides who is told what, and puts the mails into the queue. */
@Service
public class Notifications {

    /** How far the chase for an answer has come. The names are the models' header values. */
    public enum Level {
        REMINDER,
        DEPUTY
    }

    /** What people without a task are told. */
    public enum Message {
        SET_UP_DECIDED;

        /** The message of a model's header, for example {@code set-up-decided}. */
        public static Message ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Who is told. The names are the models' header values. */
    public enum Audience {
        /** The representatives of every agency that was asked, the lead officer and the proposer. */
        INVOLVED
    }

    private final RequestRepository requests;
    private final PartnershipRepository partnerships;
    private final DirectoryRepository directory;
    private final MailQueue mails;
    private final Events events;
    private final Absences absences;
    private final BusinessClock clock;

    public Notifications(
            RequestRepository requests,
            PartnershipRepository partnerships,
            DirectoryRepository directory,
            MailQueue mails,
            Events events,
            Absences absences,
            BusinessClock clock) {
        this.requests = requests;
        this.partnerships = partnerships;
        this.directory = directory;
        this.mails = mails;
        this.events = events;
        this.absences = absences;
        this.clock = clock;
    }

    /**
     * Tells whom a new task is for; while one of them is away, whoever stands in is told as well. The same task again adds
     * no second mail.
     */
    @Transactional
    public void newTask(Request request) {
        if (!request.isOpen()) {
            return;
        }
        for (Person person : addresseesAndStandIns(request.id())) {
            mails.add(request.id(), null, MailQueue.Kind.NEW_TASK, "1", person.id());
        }
    }

    private List<Person> addresseesAndStandIns(UUID requestId) {
        List<Person> addressees = requests.addressees(requestId);
        List<Person> deputies = requests.deputies(requestId);
        Set<Person> told = new LinkedHashSet<>(addressees);
        for (Absence absence : absences.today(addressees)) {
            told.addAll(standInsOf(absence, addressees, deputies));
        }
        return List.copyOf(told);
    }

    /** Who is named, if that person may answer and is there; otherwise every deputy. */
    private List<Person> standInsOf(Absence absence, List<Person> addressees, List<Person> deputies) {
        List<Person> named = Stream.concat(addressees.stream(), deputies.stream())
                .filter(person -> person.id().equals(absence.deputyId()))
                .toList();
        return named.isEmpty() || !absences.today(named).isEmpty() ? deputies : named;
    }

    /**
     * Chases the answer to a request, if it may still be chased.
     *
     * @param occurrence the same for a repeated job, so that it adds no second mail
     */
    @Transactional
    public void chase(UUID requestId, Level level, String occurrence) {
        Request request = requests.get(requestId);
        if (!mayChase(request)) {
            return;
        }
        List<Person> people = level == Level.REMINDER ? addresseesAndStandIns(requestId) : everybody(requestId);
        MailQueue.Kind kind = level == Level.REMINDER ? MailQueue.Kind.REMINDER : MailQueue.Kind.DEPUTY;
        boolean anyNew = false;
        for (Person person : people) {
            anyNew |= mails.add(requestId, null, kind, occurrence, person.id());
        }
        if (anyNew && request.partnershipId() != null) {
            events.record(NewEvent.of(
                            request.partnershipId(),
                            level == Level.REMINDER ? Events.Kind.REMINDED : Events.Kind.DEPUTY_TOLD,
                            clock.now())
                    .about(requestId, request.agencyId()));
        }
    }

    /** The one answer to "may I chase?": only an open request of a partnership that goes on. */
    private boolean mayChase(Request request) {
        return request.isOpen()
                && (request.partnershipId() == null
                        || !partnerships.get(request.partnershipId()).standing().ended());
    }

    private List<Person> everybody(UUID requestId) {
        return Stream.concat(requests.addressees(requestId).stream(), requests.deputies(requestId).stream())
                .toList();
    }

    /**
     * Tells people who have no task.
     *
     * @param occurrence the same for a repeated job, so that it adds no second mail
     */
    @Transactional
    public void tell(UUID partnershipId, Message message, Audience audience, String occurrence) {
        for (Person person : audienceOf(partnershipId, audience)) {
            mails.add(null, partnershipId, MailQueue.Kind.valueOf(message.name()), occurrence, person.id());
        }
    }

    private List<Person> audienceOf(UUID partnershipId, Audience audience) {
        return switch (audience) {
            case INVOLVED ->
                Stream.concat(representativesOfAsked(partnershipId), carriers(partnershipId))
                        .distinct()
                        .toList();
        };
    }

    private Stream<Person> representativesOfAsked(UUID partnershipId) {
        return partnerships.members(partnershipId).stream()
                .filter(member -> member.participation() != Participation.NAMED)
                .flatMap(member -> directory.holdersInAgency(Function.REPRESENTATIVE, member.agencyId()).stream());
    }

    private Stream<Person> carriers(UUID partnershipId) {
        Partnership partnership = partnerships.get(partnershipId);
        return Stream.of(partnership.leadOfficerId(), partnership.proposerId())
                .map(directory::person)
                .flatMap(Optional::stream)
                .filter(Person::active);
    }
}

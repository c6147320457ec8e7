package org.concordat.application.demo;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.concordat.application.demo.DemoAnswers.Answer;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.Person;
import org.concordat.domain.partnership.Participation;
import org.concordat.records.history.History;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.events.Events.Event;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.mail.MailQueue.Mail;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells what happened to a partnership as lines of text, all of it read from the running system. */
@Component
@Profile("demo & !deploy")
class DemoStory {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd MMM uuuu HH:mm", Locale.ENGLISH).withZone(Deadlines.OFFICE_ZONE);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(Deadlines.OFFICE_ZONE);

    private final PartnershipRepository partnerships;
    private final RequestRepository requests;
    private final DirectoryRepository directory;
    private final History history;
    private final MailQueue mails;

    DemoStory(
            PartnershipRepository partnerships,
            RequestRepository requests,
            DirectoryRepository directory,
            History history,
            MailQueue mails) {
        this.partnerships = partnerships;
        this.requests = requests;
        this.directory = directory;
        this.history = history;
        this.mails = mails;
    }

    /** Names of people with a star when they are assumed. */
    private record Names(Map<String, Person> people, CaseDirectory directory) {
        String person(@Nullable String id) {
            Person person = people.get(id);
            return person == null ? "" : person.name() + (person.assumed() ? " *" : "");
        }
    }

    List<String> tell(PlayedCase played) {
        Partnership partnership = partnerships.get(played.partnershipId());
        Names names = new Names(
                directory.people().stream().collect(Collectors.toMap(Person::id, Function.identity())),
                played.plan().directory());
        UUID id = partnership.id();
        List<String> lines = new ArrayList<>();
        lines.addAll(List.of("", "What happened, read from the running system", ""));
        lines.addAll(DemoTable.lines(facts(partnership, names)));
        section(lines, "Timeline", timeline(id, names));
        section(lines, "Questions and answers", questions(id, names, played.answers()));
        section(lines, "Agencies", agencies(id, names));
        section(lines, "Mails", sentMails(id, names));
        lines.addAll(List.of("", "Assumed, because the case does not say (people with *, and)"));
        partnerships.assumptions(id).forEach(assumption -> lines.addAll(DemoTable.wrapped("- ", assumption)));
        lines.add("");
        return lines;
    }

    private static void section(List<String> lines, String title, List<List<String>> rows) {
        lines.addAll(List.of("", title));
        lines.addAll(DemoTable.lines(rows));
    }

    private List<List<String>> facts(Partnership partnership, Names names) {
        return List.of(
                List.of("Partnership", partnership.name()),
                List.of(
                        "Stage",
                        "%s: %s"
                                .formatted(
                                        partnership.stage().label(),
                                        partnership.standing().label())),
                List.of(
                        "Initiating body",
                        directory
                                .body(partnership.initiatingBodyId())
                                .map(Body::name)
                                .orElse("")),
                List.of("Lead officer", names.person(partnership.leadOfficerId())));
    }

    private List<List<String>> timeline(UUID id, Names names) {
        return history.timeline(id).reversed().stream()
                .map(event -> List.of(TIME.format(event.at()), what(event, names), names.person(event.actorId())))
                .toList();
    }

    private static String what(Event event, Names names) {
        String agency = names.directory().agencyName(event.agencyId());
        return agency.isEmpty() ? event.kind().label() : event.kind().label() + ": " + agency;
    }

    private List<List<String>> questions(UUID id, Names names, Map<UUID, Answer> answers) {
        return requests.ofPartnership(id).stream()
                .map(request -> List.of(
                        request.title(),
                        addressee(request, names),
                        request.state().label(),
                        "asked " + DAY.format(request.openedAt()),
                        request.dueAt() == null ? "" : "due " + DAY.format(request.dueAt()),
                        closed(request),
                        Optional.ofNullable(answers.get(request.id()))
                                .map(answer -> answer.basis().label())
                                .orElse("")))
                .toList();
    }

    private String addressee(Request request, Names names) {
        if (request.personId() != null) {
            return names.person(request.personId());
        }
        String where = request.agencyId() != null
                ? names.directory().agencyName(request.agencyId())
                : directory.body(request.bodyId()).map(Body::name).orElse("");
        return request.function() == null
                ? where
                : where + ", " + request.function().label();
    }

    private static String closed(Request request) {
        Instant at = request.closedAt();
        if (at == null) {
            return "open";
        }
        boolean reminded = request.remindAt() != null && at.isAfter(request.remindAt());
        return "closed " + DAY.format(at) + (reminded ? ", after the reminder" : "");
    }

    private List<List<String>> agencies(UUID id, Names names) {
        return partnerships.members(id).stream()
                .map(member -> agency(member, names))
                .toList();
    }

    private static List<String> agency(Member member, Names names) {
        return List.of(
                member.agencyName(),
                member.participation().label(),
                member.participation() == Participation.ACCEPTED
                        ? "represented by " + names.person(member.representativeId())
                        : Objects.requireNonNullElse(member.reason(), ""));
    }

    private List<List<String>> sentMails(UUID id, Names names) {
        return mails.about(id).stream()
                .map(mail -> List.of(
                        mail.kind().label() + about(mail),
                        "to " + names.person(mail.recipientId()),
                        mail.state().label()))
                .toList();
    }

    private String about(Mail mail) {
        return mail.requestId() == null
                ? ""
                : ": " + requests.get(mail.requestId()).title();
    }
}

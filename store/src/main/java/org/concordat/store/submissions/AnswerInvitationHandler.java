package org.concordat.store.submissions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.concordat.domain.commands.AnswerInvitation;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.directory.Function;
import org.concordat.domain.directory.Person;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.ElementIds;
import org.concordat.processes.FormIds;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.Expectations;
import org.concordat.store.partnerships.Expectations.Expected;
import org.concordat.store.partnerships.InvitationQuestions;
import org.concordat.store.partnerships.InvitationQuestions.Asked;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.requests.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An agency answers the invitation to a partnership, or asks something first. */
@Component
class AnswerInvitationHandler implements FormHandler<AnswerInvitation> {

    private static final String STRANGER = "Choose somebody who acts for your agency";

    private final ProposalContext context;
    private final PartnershipRepository partnerships;
    private final DirectoryRepository directory;
    private final InvitationQuestions questions;
    private final Expectations expectations;
    private final Events events;

    AnswerInvitationHandler(
            ProposalContext context,
            PartnershipRepository partnerships,
            DirectoryRepository directory,
            InvitationQuestions questions,
            Expectations expectations,
            Events events) {
        this.context = context;
        this.partnerships = partnerships;
        this.directory = directory;
        this.questions = questions;
        this.expectations = expectations;
        this.events = events;
    }

    @Override
    public String formId() {
        return FormIds.ANSWER_INVITATION;
    }

    @Override
    public Class<AnswerInvitation> commandType() {
        return AnswerInvitation.class;
    }

    @Override
    public Map<String, Object> prefill(Request request) {
        Map<String, Object> data = context.describe(request);
        data.put(
                "representativeOptions",
                peopleOf(request).stream()
                        .map(person -> ProposalContext.option(person.id(), person.name()))
                        .toList());
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        data.put(
                "expected",
                expectations.of(partnershipId).stream()
                        .filter(one -> one.agencyId().equals(request.agencyId()))
                        .map(Expected::words)
                        .findFirst()
                        .orElse(""));
        data.put("asSeniorOfficer", request.function() == Function.SENIOR_OFFICER);
        data.put("conversation", conversation(questions.of(partnershipId, Objects.requireNonNull(request.agencyId()))));
        return data;
    }

    /** Questions and replies as the table of a form shows them. */
    static List<Map<String, String>> conversation(List<Asked> questions) {
        return questions.stream()
                .map(asked -> Map.of(
                        "question",
                        asked.question(),
                        "reply",
                        Objects.requireNonNullElse(asked.reply(), "There was no reply in time.")))
                .toList();
    }

    private List<Person> peopleOf(Request request) {
        return directory.peopleOfAgency(Objects.requireNonNull(request.agencyId()));
    }

    @Override
    public Outcome apply(AnswerInvitation command, Request request, String personId, Instant now) {
        return answered(command, request, personId, now);
    }

    @Override
    public boolean mayBeAnsweredForOthers() {
        return true;
    }

    @Override
    public Outcome applyForOthers(AnswerInvitation command, Request request, @Nullable String enteredBy, Instant now) {
        return answered(command, request, enteredBy, now);
    }

    private Outcome answered(AnswerInvitation command, Request request, @Nullable String personId, Instant now) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        String agencyId = Objects.requireNonNull(request.agencyId());
        if (command.answer() == AnswerInvitation.Choice.ASK) {
            return ask(command, request, personId, now);
        }
        boolean accepted = command.answer() == AnswerInvitation.Choice.ACCEPT;
        if (accepted) {
            refuseStrangers(command, request);
        }
        partnerships.updateMember(
                partnershipId,
                agencyId,
                accepted ? Participation.ACCEPTED : Participation.DECLINED,
                accepted ? command.representativeId() : null,
                accepted ? null : command.reason());
        partnerships.nameSpeakers(
                partnershipId,
                agencyId,
                accepted ? command.secondId() : null,
                accepted ? command.seniorOfficerId() : null);
        events.record(
                NewEvent.of(partnershipId, accepted ? Events.Kind.AGENCY_ACCEPTED : Events.Kind.AGENCY_DECLINED, now)
                        .by(personId)
                        .about(request.id(), agencyId)
                        .saying(accepted ? null : command.reason()));
        return accepted ? Outcome.ACCEPT : Outcome.DECLINE;
    }

    private Outcome ask(AnswerInvitation command, Request request, @Nullable String personId, Instant now) {
        if (request.elementId().equals(ElementIds.PartnershipSetUp.SUB_PROCESS_ASK_EVERY_AGENCY)) {
            throw new InvalidCommand(
                    List.of(
                            new Problem(
                                    "answer",
                                    "This invitation was sent before questions could be asked here. Ask the lead officer, then answer")));
        }
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        String agencyId = Objects.requireNonNull(request.agencyId());
        String question = Objects.requireNonNull(command.question());
        questions.ask(request.id(), partnershipId, agencyId, question, personId, now);
        events.record(NewEvent.of(partnershipId, Events.Kind.AGENCY_ASKED_QUESTION, now)
                .by(personId)
                .about(request.id(), agencyId)
                .saying(question));
        return Outcome.ASK;
    }

    private void refuseStrangers(AnswerInvitation command, Request request) {
        Set<String> own = peopleOf(request).stream().map(Person::id).collect(Collectors.toSet());
        List<Problem> problems = new ArrayList<>();
        if (!own.contains(Objects.requireNonNull(command.representativeId()))) {
            problems.add(new Problem("representativeId", STRANGER));
        }
        if (isStranger(command.secondId(), own)) {
            problems.add(new Problem("secondId", STRANGER));
        }
        if (isStranger(command.seniorOfficerId(), own)) {
            problems.add(new Problem("seniorOfficerId", STRANGER));
        }
        if (!problems.isEmpty()) {
            throw new InvalidCommand(problems);
        }
    }

    private static boolean isStranger(@Nullable String personId, Set<String> own) {
        return personId != null && !personId.isEmpty() && !own.contains(personId);
    }
}

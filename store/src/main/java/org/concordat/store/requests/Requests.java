package org.concordat.store.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.calendar.TimeLimit;
import org.concordat.domain.calendar.WorkingCalendar;
import org.concordat.domain.directory.Function;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Outcome;
import org.concordat.domain.requests.RequestState;
import org.concordat.domain.requests.Whom;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.directory.AgencyCalendars;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.outbox.Outbox;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens, closes and moves requests. Every method may be called twice with the same result: job workers do run twice. */
@Service
public class Requests {

    /** Where in the engine a job runs. */
    public record Place(String processId, long processInstanceKey, String elementId, long elementInstanceKey) {}

    /** What the form of a user task is, and what the task is called. */
    public record Question(@Nullable String formId, String title) {}

    /** A request the engine may now show: whom it is for, and when. */
    public record Opened(
            UUID requestId, List<String> candidateGroups, List<String> candidateUsers, Deadlines deadlines) {}

    /** One agency's request, made before it is asked. */
    public record AgencyRequest(UUID requestId, String agencyId) {}

    /** An agency is asked once more, and whom of it. */
    public record AskedAgain(UUID requestId, Addressee addressee) {}

    /** How a request stands after its deadline. */
    public record Closed(Outcome outcome, @Nullable UUID submissionId) {}

    /** A timer that fires this much before our own clock says so is on time; deadlines move by whole working days. */
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(1);

    private final RequestRepository requests;
    private final PartnershipRepository partnerships;
    private final DirectoryRepository directory;
    private final Events events;
    private final Outbox outbox;
    private final AgencyCalendars calendars;
    private final BusinessClock clock;

    public Requests(
            RequestRepository requests,
            PartnershipRepository partnerships,
            DirectoryRepository directory,
            Events events,
            Outbox outbox,
            AgencyCalendars calendars,
            BusinessClock clock) {
        this.requests = requests;
        this.partnerships = partnerships;
        this.directory = directory;
        this.events = events;
        this.outbox = outbox;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Makes one request for each agency that a step asks, in the order of their names.
     *
     * @param place the job that asks
     * @param scopeElementId the element in which each agency is then asked
     */
    @Transactional
    public List<AgencyRequest> askAgencies(
            UUID partnershipId, Place place, String scopeElementId, Question question, Whom whom) {
        List<AgencyRequest> asked = new ArrayList<>(requests.madeBy(place.elementInstanceKey()).stream()
                .map(request -> new AgencyRequest(request.id(), Objects.requireNonNull(request.agencyId())))
                .toList());
        if (asked.isEmpty()) {
            for (Member member : partnerships.members(partnershipId, whom)) {
                asked.add(askAgency(place, scopeElementId, question, member, whom));
            }
        }
        return asked;
    }

    private AgencyRequest askAgency(Place place, String scopeElementId, Question question, Member member, Whom whom) {
        Place scope =
                new Place(place.processId(), place.processInstanceKey(), scopeElementId, place.elementInstanceKey());
        Request request = newRequest(
                member.partnershipId(), member.agencyId(), scope, null, question, addressOf(member, whom), null, null);
        requests.insert(request, place.elementInstanceKey());
        if (whom == Whom.NAMED) {
            partnerships.updateMember(member.partnershipId(), member.agencyId(), Participation.ASKED, null, null);
        }
        events.record(
                NewEvent.of(member.partnershipId(), kindOf(whom), clock.now()).about(request.id(), member.agencyId()));
        return new AgencyRequest(request.id(), member.agencyId());
    }

    /** Commitment is the business of whom the agency named, or else of whoever the directory has. */
    private static To addressOf(Member member, Whom whom) {
        if (whom != Whom.UNCOMMITTED) {
            return new To(Function.REPRESENTATIVE, null, null);
        }
        return member.seniorOfficerId() == null
                ? new To(Function.SENIOR_OFFICER, null, null)
                : new To(null, null, member.seniorOfficerId());
    }

    private static Events.Kind kindOf(Whom whom) {
        return switch (whom) {
            case NAMED -> Events.Kind.AGENCY_ASKED;
            case UNCOMMITTED -> Events.Kind.COMMITMENT_ASKED;
            case UNASSESSED -> Events.Kind.READINESS_ASKED;
        };
    }

    /**
     * Asks an agency once more: the same people when it asked something, the next level when nobody answered. The same
     * job again finds what it made.
     *
     * @param invitationId the request that came before
     * @return nothing when nobody is left to ask
     */
    @Transactional
    public Optional<AskedAgain> askAgain(UUID invitationId, Place place, Question question) {
        Optional<Request> made =
                requests.madeBy(place.elementInstanceKey()).stream().findFirst();
        if (made.isPresent()) {
            return made.map(Requests::askedAgain);
        }
        Request before = requests.get(invitationId);
        UUID partnershipId = Objects.requireNonNull(before.partnershipId());
        String agencyId = Objects.requireNonNull(before.agencyId());
        boolean higher = before.outcome() != Outcome.ASK;
        if (higher && (before.function() != Function.REPRESENTATIVE || !hasNextLevel(agencyId))) {
            return Optional.empty();
        }
        Function asked = higher ? Function.SENIOR_OFFICER : Objects.requireNonNull(before.function());
        Place scope = new Place(
                place.processId(), place.processInstanceKey(), before.elementId(), place.elementInstanceKey());
        Request next = newRequest(
                partnershipId, agencyId, scope, null, question, new To(asked, null, null), null, before.id());
        requests.insert(next, place.elementInstanceKey());
        partnerships.updateMember(partnershipId, agencyId, Participation.ASKED, null, null);
        events.record(NewEvent.of(
                        partnershipId,
                        higher ? Events.Kind.NEXT_LEVEL_ASKED : Events.Kind.AGENCY_ASKED_AGAIN,
                        clock.now())
                .about(next.id(), agencyId));
        return Optional.of(askedAgain(next));
    }

    private static AskedAgain askedAgain(Request request) {
        return new AskedAgain(
                request.id(),
                request.function() == Function.SENIOR_OFFICER
                        ? Addressee.AGENCY_SENIOR_OFFICER
                        : Addressee.AGENCY_REPRESENTATIVE);
    }

    /** Whether somebody above the representatives can be asked who has not been asked already. */
    private boolean hasNextLevel(String agencyId) {
        return !directory
                .holdersInAgency(Function.REPRESENTATIVE, agencyId)
                .containsAll(directory.holdersInAgency(Function.SENIOR_OFFICER, agencyId));
    }

    /**
     * The scope of a user task starts: finds the request made for it, or makes it, and sets its deadlines.
     *
     * @param requestId the request made ahead, if there is one
     * @param followsId the request whose answer led to this one, if there is one
     */
    @Transactional
    public Opened open(
            UUID partnershipId,
            @Nullable UUID requestId,
            @Nullable UUID followsId,
            Addressee addressee,
            TimeLimit limit,
            Place scope,
            Question question) {
        Request request = requestId == null
                ? requests.byOrigin(scope.elementInstanceKey())
                        .orElseGet(() -> insertSingle(partnershipId, followsId, addressee, limit, scope, question))
                : requests.lock(requestId).orElseThrow(() -> new IllegalStateException("No request " + requestId));
        if (request.scopeKey() == null) {
            requests.enterScope(request.id(), scope.elementInstanceKey(), deadlinesFromNow(limit, calendarOf(request)));
        }
        return opened(requests.get(request.id()));
    }

    private Request insertSingle(
            UUID partnershipId,
            @Nullable UUID followsId,
            Addressee addressee,
            TimeLimit limit,
            Place scope,
            Question question) {
        To to = addressOf(addressee, partnerships.get(partnershipId));
        Request request = newRequest(
                partnershipId,
                null,
                scope,
                scope.elementInstanceKey(),
                question,
                to,
                deadlinesFromNow(limit, calendars.of(null, to.function(), to.bodyId(), to.personId())),
                followsId);
        requests.insert(request, scope.elementInstanceKey());
        return request;
    }

    private record To(
            @Nullable Function function,
            @Nullable String bodyId,
            @Nullable String personId) {}

    private static To addressOf(Addressee addressee, Partnership partnership) {
        return switch (addressee) {
            case LEAD_OFFICER -> new To(null, null, partnership.leadOfficerId());
            case PROPOSER -> new To(null, null, partnership.proposerId());
            case INITIATING_BODY_CHAIR -> new To(Function.CHAIR, partnership.initiatingBodyId(), null);
            case AGENCY_REPRESENTATIVE, AGENCY_SENIOR_OFFICER ->
                throw new IllegalArgumentException("An agency is asked through a request made ahead");
        };
    }

    private Request newRequest(
            UUID partnershipId,
            @Nullable String agencyId,
            Place scope,
            @Nullable Long scopeKey,
            Question question,
            To to,
            @Nullable Deadlines deadlines,
            @Nullable UUID followsId) {
        return new Request(
                UUID.randomUUID(),
                partnershipId,
                agencyId,
                scope.processId(),
                scope.processInstanceKey(),
                scope.elementId(),
                requests.rounds(scope.processInstanceKey(), scope.elementId(), agencyId) + 1,
                scopeKey,
                question.formId(),
                question.title(),
                to.function(),
                to.bodyId(),
                to.personId(),
                RequestState.OPEN,
                null,
                clock.now(),
                deadlines == null ? null : deadlines.remindAt(),
                deadlines == null ? null : deadlines.deputyAt(),
                deadlines == null ? null : deadlines.dueAt(),
                null,
                null,
                null,
                null,
                null,
                followsId,
                1);
    }

    /** The working days in which this request's deadlines are counted. */
    public WorkingCalendar calendarOf(Request request) {
        return calendars.of(request.agencyId(), request.function(), request.bodyId(), request.personId());
    }

    private Deadlines deadlinesFromNow(TimeLimit limit, WorkingCalendar calendar) {
        return Deadlines.from(clock.now(), limit, calendar);
    }

    private static Opened opened(Request request) {
        List<String> users = request.personId() == null ? List.of() : List.of(request.personId());
        List<String> groups = request.function() == null ? List.of() : List.of(groupOf(request));
        return new Opened(request.id(), groups, users, deadlinesOf(request));
    }

    private static String groupOf(Request request) {
        Function function = Objects.requireNonNull(request.function());
        return request.bodyId() != null
                ? "body:%s:%s".formatted(request.bodyId(), function.key())
                : "agency:%s:%s".formatted(request.agencyId(), function.key());
    }

    /** The deadlines a request has now. */
    public static Deadlines deadlinesOf(Request request) {
        return new Deadlines(
                Objects.requireNonNull(request.remindAt()),
                Objects.requireNonNull(request.deputyAt()),
                Objects.requireNonNull(request.dueAt()));
    }

    /**
     * The deadline has passed. An open request is closed as not answered; one that was answered meanwhile keeps its
     * answer. Whoever commits first, this or the answer, wins.
     */
    @Transactional
    public Closed close(UUID requestId) {
        Request request =
                requests.lock(requestId).orElseThrow(() -> new IllegalStateException("No request " + requestId));
        if (request.isOpen()) {
            closeUnanswered(request);
            return new Closed(Outcome.NOT_ANSWERED, null);
        }
        return new Closed(request.outcome() == null ? Outcome.NOT_ANSWERED : request.outcome(), request.submissionId());
    }

    /**
     * The same, called when the engine's timer for a deadline fired.
     *
     * @return nothing when the deadline has been moved meanwhile and the engine does not know it yet, so that the
     *     request stays open and has to be waited for again
     */
    @Transactional
    public Optional<Closed> closeWhenDue(UUID requestId) {
        Request request =
                requests.lock(requestId).orElseThrow(() -> new IllegalStateException("No request " + requestId));
        boolean moved =
                request.isOpen() && request.dueAt() != null && clock.now().isBefore(request.dueAt());
        return moved ? Optional.empty() : Optional.of(close(requestId));
    }

    private void closeUnanswered(Request request) {
        Instant now = clock.now();
        requests.close(request.id(), RequestState.NOT_ANSWERED, Outcome.NOT_ANSWERED, null, now);
        UUID partnershipId = request.partnershipId();
        if (partnershipId != null && request.agencyId() != null) {
            partnerships.missAnswer(partnershipId, request.agencyId());
            events.record(NewEvent.of(partnershipId, Events.Kind.AGENCY_NOT_ANSWERED, now)
                    .about(request.id(), request.agencyId()));
        } else if (partnershipId != null && request.followsId() != null) {
            events.record(NewEvent.of(partnershipId, Events.Kind.QUESTION_NOT_ANSWERED, now)
                    .about(request.id(), requests.get(request.followsId()).agencyId()));
        }
    }

    /**
     * Moves the deadlines of an open request so that the answer is due at the close of business, the given number of
     * working days after today. The engine and the user task follow through the outbox; deadlines that are there already
     * are left alone.
     *
     * @return false when the request is not open, or its task has not started, so nothing was moved
     * @throws IllegalArgumentException when it is less than one working day
     */
    @Transactional
    public boolean moveDeadline(UUID requestId, int workingDaysFromToday, String movedBy) {
        Request request =
                requests.lock(requestId).orElseThrow(() -> new IllegalStateException("No request " + requestId));
        if (!request.isOpen() || request.scopeKey() == null) {
            return false;
        }
        // Reminder and deputy follow after a third and two thirds of the time, and never in the past of today.
        TimeLimit limit = new TimeLimit(
                Math.max(1, workingDaysFromToday / 3), Math.max(1, workingDaysFromToday * 2 / 3), workingDaysFromToday);
        Deadlines deadlines = deadlinesFromNow(limit, calendarOf(request));
        if (deadlines.equals(deadlinesOf(request))) {
            return true;
        }
        requests.move(requestId, deadlines);
        outbox.add(
                Outbox.Kind.MOVE_DEADLINE,
                requestId + "/" + (request.version() + 1),
                Map.of("requestId", requestId.toString()));
        if (request.partnershipId() != null) {
            events.record(NewEvent.of(request.partnershipId(), Events.Kind.DEADLINE_MOVED, clock.now())
                    .about(requestId, request.agencyId())
                    .by(movedBy));
        }
        return true;
    }
}

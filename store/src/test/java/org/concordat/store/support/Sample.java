package org.concordat.store.support;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.concordat.domain.calendar.TimeLimit;
import org.concordat.domain.commands.DesignAnswers;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.AgencyKind;
import org.concordat.domain.directory.Appointment;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.BodyKind;
import org.concordat.domain.directory.Function;
import org.concordat.domain.directory.Person;
import org.concordat.domain.partnership.ExistingPartnership;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.MainReason;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.partnership.WorkingModel;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Whom;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.partnerships.Proposals;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.requests.Requests.AgencyRequest;
import org.concordat.store.requests.Requests.Place;
import org.concordat.store.requests.Requests.Question;
import org.jspecify.annotations.Nullable;

/**
 * A small directory and the steps that bring a partnership somewhere. Health and police are agencies with a
 * representative and a deputy each, schools an agency with a representative only; the board has a chair, a deputy and
 * a member.
 */
public class Sample {

    public static final String HEALTH = "health";
    public static final String POLICE = "police";
    public static final String SCHOOLS = "schools";
    public static final String BOARD = "board";

    public static final String HEALTH_REP = "p-health-rep";
    public static final String HEALTH_DEPUTY = "p-health-deputy";
    public static final String HEALTH_LEFT = "p-health-left";
    public static final String POLICE_REP = "p-police-rep";
    public static final String POLICE_DEPUTY = "p-police-deputy";
    public static final String SCHOOLS_REP = "p-schools-rep";
    public static final String CHAIR = "p-chair";
    public static final String CHAIR_DEPUTY = "p-chair-deputy";
    public static final String BOARD_MEMBER = "p-board-member";
    public static final String ADMINISTRATOR = "p-administrator";
    public static final String NOBODY = "p-nobody";

    /** Reminder after five working days, deputies after eight, due after ten. */
    public static final TimeLimit LIMIT = new TimeLimit(5, 8, 10);

    public static final String PROCESS = "PartnershipSetUp";
    public static final String ASK_SCOPE = "SubProcess_AskAgency";
    public static final Question INVITATION = new Question("answer-invitation", "Answer the invitation");
    public static final Question CHECK = new Question("check-proposal", "Check the proposal");
    public static final Question CHANGE = new Question("change-proposal", "Change the proposal");
    public static final Question DECISION = new Question("decide-set-up", "Decide on the set-up");

    /** A small and safe design, with something in every field; it starts on the day that {@link TestClock} begins with. */
    public static final DesignAnswers DESIGN = new DesignAnswers(
            MainReason.GAP,
            "Each agency sees a part of their day only",
            ExistingPartnership.NONE_SUITS,
            "The youth forum looks at holidays only",
            "The east of the town",
            "As far as the river",
            WorkingModel.COORDINATED_DELIVERY,
            List.of(WorkingModel.CONSULTATION_AND_TRAINING),
            PartnershipForm.STEERING_GROUP,
            JointWorking.COLLABORATION,
            "2026-11-20",
            null,
            "18",
            MoneyBand.SMALL,
            Risk.LOW,
            StatutoryDuty.NO,
            List.of());

    public static final Question NEEDS = new Question("describe-needs", "Describe the needs");

    private static final AtomicLong KEYS = new AtomicLong(1000);

    private final DirectoryRepository directory;
    private final Proposals proposals;
    private final Requests requests;
    private final RequestRepository rows;

    public Sample(DirectoryRepository directory, Proposals proposals, Requests requests, RequestRepository rows) {
        this.directory = directory;
        this.proposals = proposals;
        this.requests = requests;
        this.rows = rows;
    }

    /** A key the engine has not given to anything else. */
    public static long newKey() {
        return KEYS.incrementAndGet();
    }

    /** Where a job runs: a new element instance of the process instance. */
    public static Place place(long processInstanceKey, String elementId) {
        return new Place(PROCESS, processInstanceKey, elementId, newKey());
    }

    public void directory() {
        agency(HEALTH, "Health");
        agency(POLICE, "Police");
        agency(SCHOOLS, "Schools");
        body(BOARD, "Board");
        person(HEALTH_REP, Function.REPRESENTATIVE, HEALTH, null);
        person(HEALTH_DEPUTY, Function.DEPUTY, HEALTH, null);
        person(HEALTH_LEFT, Function.REPRESENTATIVE, HEALTH, null);
        deactivate(HEALTH_LEFT);
        person(POLICE_REP, Function.REPRESENTATIVE, POLICE, null);
        person(POLICE_DEPUTY, Function.DEPUTY, POLICE, null);
        person(SCHOOLS_REP, Function.REPRESENTATIVE, SCHOOLS, null);
        person(CHAIR, Function.CHAIR, null, BOARD);
        person(CHAIR_DEPUTY, Function.DEPUTY, null, BOARD);
        person(BOARD_MEMBER, Function.BOARD_MEMBER, null, BOARD);
        person(ADMINISTRATOR, Function.ADMINISTRATOR, null, null);
        directory.save(new Person(NOBODY, "Nobody", "nobody@example.org", true, false));
    }

    /** The display name that {@link #person} gives. */
    public static String nameOf(String id) {
        return "Name of " + id;
    }

    public void agency(String id, String name) {
        directory.save(new Agency(id, name, AgencyKind.OTHER));
    }

    public void body(String id, String name) {
        directory.save(new Body(id, name, BodyKind.BOARD));
    }

    /** Adds an active person if new, and a function. */
    public void person(String id, Function function, @Nullable String agencyId, @Nullable String bodyId) {
        directory.save(new Person(id, nameOf(id), id + "@example.org", true, false));
        directory.save(new Appointment(id, function, agencyId, bodyId));
    }

    public void deactivate(String id) {
        directory.save(new Person(id, nameOf(id), id + "@example.org", false, false));
    }

    /** Proposed by the representative of health, led by that of the police; health and police are named. */
    public UUID proposed() {
        UUID id = UUID.randomUUID();
        proposedAs(id, List.of(HEALTH, POLICE));
        return id;
    }

    /** Health and police are named, by somebody else and with another lead officer. */
    public UUID proposedBy(String proposerId, String leadOfficerId) {
        UUID id = UUID.randomUUID();
        proposals.propose(id, proposal(List.of(HEALTH, POLICE), BOARD, leadOfficerId), proposerId);
        return id;
    }

    /** Proposed by the representative of health, led by that of the police, with an id and agencies of its own. */
    public void proposedAs(UUID id, List<String> agencyIds) {
        proposals.propose(id, proposal(agencyIds, BOARD, POLICE_REP), HEALTH_REP);
    }

    public static ProposePartnership proposal(List<String> agencyIds, String bodyId, String leadOfficerId) {
        return new ProposePartnership(
                "Young carers",
                "Children who care for somebody",
                "Nobody sees them",
                agencyIds,
                DESIGN,
                bodyId,
                leadOfficerId);
    }

    /** Opens the request for a single addressee in a new scope. */
    public UUID open(UUID partnershipId, Addressee addressee, Question question) {
        return open(partnershipId, addressee, LIMIT, question);
    }

    /** The same with a time limit of its own. */
    public UUID open(UUID partnershipId, Addressee addressee, TimeLimit limit, Question question) {
        return requests.open(partnershipId, null, null, addressee, limit, place(newKey(), "SubProcess_Any"), question)
                .requestId();
    }

    /** Asks every agency named, and starts the scope of each. */
    public List<AgencyRequest> asked(UUID partnershipId) {
        return asked(partnershipId, LIMIT);
    }

    /** The same with a time limit of its own. */
    public List<AgencyRequest> asked(UUID partnershipId, TimeLimit limit) {
        Place place = place(newKey(), "Task_AskAgencies");
        List<AgencyRequest> asked = requests.askAgencies(partnershipId, place, ASK_SCOPE, INVITATION, Whom.NAMED);
        for (AgencyRequest one : asked) {
            Place scope = place(place.processInstanceKey(), ASK_SCOPE);
            requests.open(
                    partnershipId, one.requestId(), null, Addressee.AGENCY_REPRESENTATIVE, limit, scope, INVITATION);
        }
        return asked;
    }

    /** Asks every agency named and returns the request of one. */
    public UUID asked(UUID partnershipId, String agencyId) {
        return asked(partnershipId).stream()
                .filter(one -> one.agencyId().equals(agencyId))
                .findFirst()
                .orElseThrow()
                .requestId();
    }

    /** The follower has seen the user task of a request. */
    public void taskSeen(UUID requestId) {
        rows.linkTask(requestId, newKey(), newKey(), "CREATED");
    }

    /** The answers of a form: health takes part. */
    public static String accept(String representativeId) {
        return """
                {"answer": "ACCEPT", "representativeId": "%s"}""".formatted(representativeId);
    }

    /** The answers of a form: the agency does not take part. */
    public static String decline(String reason) {
        return """
                {"answer": "DECLINE", "reason": "%s"}""".formatted(reason);
    }
}

package org.concordat.store.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.concordat.store.support.Sample.CHAIR;
import static org.concordat.store.support.Sample.CHAIR_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.NOBODY;
import static org.concordat.store.support.Sample.POLICE;
import static org.concordat.store.support.Sample.POLICE_REP;
import static org.concordat.store.support.Sample.SCHOOLS;
import static org.concordat.store.support.Sample.SCHOOLS_REP;

import java.util.List;
import java.util.UUID;
import org.concordat.domain.commands.AgreeGovernance;
import org.concordat.domain.commands.EnterRisk;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.directory.Function;
import org.concordat.domain.partnership.Commitment;
import org.concordat.domain.partnership.EarlyDifficulty;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.partnership.Spread;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Outcome;
import org.concordat.domain.requests.Whom;
import org.concordat.processes.FormIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.events.Events.Kind;
import org.concordat.store.links.AnswerLinks;
import org.concordat.store.links.Contact;
import org.concordat.store.partnerships.Commitments;
import org.concordat.store.partnerships.Commitments.Stand;
import org.concordat.store.partnerships.DesignWords.Line;
import org.concordat.store.partnerships.FoundationWords;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.partnerships.ReadinessAnswers;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.requests.Requests.AgencyRequest;
import org.concordat.store.requests.Requests.Place;
import org.concordat.store.requests.Requests.Question;
import org.concordat.store.risks.RiskRegister;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the forms of the foundations show and do, once health, police and schools take part. */
@StoreTest
class FoundationsTest {

    private static final String HEALTH_SENIOR = "p-health-senior";
    private static final Question COMMIT = new Question(FormIds.CONFIRM_COMMITMENT, "Confirm the commitment");
    private static final Question SETTLE = new Question(FormIds.SETTLE_COMMITMENTS, "Settle the commitments");
    private static final Question READINESS = new Question(FormIds.ASSESS_READINESS, "Assess the readiness");
    private static final Question PREPARE = new Question(FormIds.PLAN_PREPARATION, "Plan the preparation");
    private static final Question GOVERN = new Question(FormIds.AGREE_GOVERNANCE, "Agree the governance");
    private static final Question RISKS = new Question(FormIds.RATE_FIRST_RISKS, "Rate the first risks");
    private static final Question DECIDE = new Question(FormIds.DECIDE_SET_UP, "Decide on the set-up");

    private static final String COMMITTED = """
            {"answer": "COMMIT", "time": "A day a week", "resources": "A room", "priority": "FIRST"}""";
    private static final String REFUSED = """
            {"answer": "REFUSE", "reason": "No staff"}""";
    private static final String RESERVED = """
            {"answer": "RESERVE", "time": "Half a day", "resources": "Nothing else", "priority": "LATER",
             "reason": "Until April only"}""";

    private final Submissions submissions;
    private final Requests requests;
    private final RequestRepository rows;
    private final PartnershipRepository partnerships;
    private final Commitments commitments;
    private final ReadinessAnswers readiness;
    private final FoundationWords words;
    private final RiskRegister risks;
    private final AnswerLinks links;
    private final Events events;
    private final Sample sample;
    private UUID partnership = UUID.randomUUID();

    FoundationsTest(
            Submissions submissions,
            Requests requests,
            RequestRepository rows,
            PartnershipRepository partnerships,
            Commitments commitments,
            ReadinessAnswers readiness,
            FoundationWords words,
            RiskRegister risks,
            AnswerLinks links,
            Events events,
            Sample sample) {
        this.submissions = submissions;
        this.requests = requests;
        this.rows = rows;
        this.partnerships = partnerships;
        this.commitments = commitments;
        this.readiness = readiness;
        this.words = words;
        this.risks = risks;
        this.links = links;
        this.events = events;
        this.sample = sample;
    }

    @BeforeEach
    void givenThreeAgenciesTakePart() {
        sample.directory();
        sample.person(HEALTH_SENIOR, Function.SENIOR_OFFICER, HEALTH, null);
        partnership = UUID.randomUUID();
        sample.proposedAs(partnership, List.of(HEALTH, POLICE, SCHOOLS));
        sample.asked(partnership).forEach(asked -> {
            String representative = representativeOf(asked.agencyId());
            answer(asked.requestId(), representative, Sample.accept(representative));
        });
    }

    private static String representativeOf(String agencyId) {
        return switch (agencyId) {
            case HEALTH -> HEALTH_REP;
            case POLICE -> POLICE_REP;
            default -> SCHOOLS_REP;
        };
    }

    private void answer(UUID request, String personId, String json) {
        submissions.submit(request, UUID.randomUUID(), personId, json);
    }

    private List<AgencyRequest> ask(Whom whom, Question question) {
        Place place = new Place("SetUpFoundations", Sample.newKey(), "Task_Open", Sample.newKey());
        return requests.askAgencies(partnership, place, "SubProcess_Ask", question, whom);
    }

    private UUID requestTo(String agencyId, Whom whom, Question question) {
        return ask(whom, question).stream()
                .filter(one -> one.agencyId().equals(agencyId))
                .findFirst()
                .orElseThrow()
                .requestId();
    }

    private List<Kind> happened() {
        return events.of(partnership).stream().map(Event::kind).toList();
    }

    private @Nullable Outcome outcomeOf(UUID request) {
        return rows.get(request).outcome();
    }

    // --- without an account ----------------------------------------------------------------------------------------

    @Test
    void shouldTakeACommitmentByTelephone() {
        // given
        UUID request = requestTo(HEALTH, Whom.UNCOMMITTED, COMMIT);

        // when
        submissions.submitFor(request, UUID.randomUUID(), POLICE_REP, byTelephone(), COMMITTED);

        // then
        assertThat(outcomeOf(request)).isEqualTo(Outcome.COMMIT);
        assertThat(happened()).containsSubsequence(Kind.COMMITMENT_GIVEN, Kind.ANSWER_ENTERED);
    }

    @Test
    void shouldTakeHowReadyAnAgencyIsByTelephone() {
        // given
        UUID request = requestTo(HEALTH, Whom.UNASSESSED, READINESS);

        // when
        submissions.submitFor(request, UUID.randomUUID(), POLICE_REP, byTelephone(), readiness("READY", "NEARLY"));

        // then
        assertThat(outcomeOf(request)).isEqualTo(Outcome.ASSESSED);
        assertThat(happened()).containsSubsequence(Kind.READINESS_ASSESSED, Kind.ANSWER_ENTERED);
    }

    @Test
    void shouldTakeACommitmentByLink() {
        // given
        UUID request = requestTo(HEALTH, Whom.UNCOMMITTED, COMMIT);

        // when
        submissions.submitByLink(linkTo(request, COMMIT), request, UUID.randomUUID(), RESERVED);

        // then
        assertThat(outcomeOf(request)).isEqualTo(Outcome.RESERVE);
        assertThat(happened()).containsSubsequence(Kind.COMMITMENT_RESERVED, Kind.ANSWERED_BY_LINK);
    }

    @Test
    void shouldTakeHowReadyAnAgencyIsByLink() {
        // given
        UUID request = requestTo(HEALTH, Whom.UNASSESSED, READINESS);

        // when
        submissions.submitByLink(linkTo(request, READINESS), request, UUID.randomUUID(), readiness("READY", "NEARLY"));

        // then
        assertThat(outcomeOf(request)).isEqualTo(Outcome.ASSESSED);
        assertThat(happened()).contains(Kind.ANSWERED_BY_LINK);
    }

    private static Hearsay byTelephone() {
        return new Hearsay(Channel.TELEPHONE, "Their director called this morning");
    }

    /** The engine shows the task, and the lead officer has sent a link for it. */
    private UUID linkTo(UUID request, Question question) {
        Place scope = new Place("SetUpFoundations", Sample.newKey(), "SubProcess_Ask", Sample.newKey());
        requests.open(partnership, request, null, Addressee.AGENCY_REPRESENTATIVE, Sample.LIMIT, scope, question);
        sample.taskSeen(request);
        links.send(request, new Contact("Ada Clerk", "ada@trust.example"), POLICE_REP);
        return links.latest(request).orElseThrow().id();
    }

    // --- who is asked --------------------------------------------------------------------------------------------

    @Test
    void shouldAskTheSeniorOfficerOfTheDirectoryWhenNobodyIsNamed() {
        Request request = rows.get(requestTo(HEALTH, Whom.UNCOMMITTED, COMMIT));

        assertThat(request.function()).isEqualTo(Function.SENIOR_OFFICER);
        assertThat(request.personId()).isNull();
        assertThat(happened()).contains(Kind.COMMITMENT_ASKED);
    }

    @Test
    void shouldAskTheSeniorOfficerWhomTheAgencyNamed() {
        // given
        UUID again = sample.asked(partnership, HEALTH);
        answer(again, HEALTH_REP, """
                {"answer": "ACCEPT", "representativeId": "%s", "secondId": "%s", "seniorOfficerId": "%s"}""".formatted(HEALTH_REP, HEALTH_DEPUTY, HEALTH_SENIOR));

        // then
        assertThat(partnerships.members(partnership))
                .filteredOn(member -> member.agencyId().equals(HEALTH))
                .extracting(Member::secondId, Member::seniorOfficerId)
                .containsExactly(tuple(HEALTH_DEPUTY, HEALTH_SENIOR));
        assertThat(rows.get(requestTo(HEALTH, Whom.UNCOMMITTED, COMMIT)).personId())
                .isEqualTo(HEALTH_SENIOR);
    }

    @Test
    void shouldRefuseSpeakersOfAnotherAgency() {
        UUID again = sample.asked(partnership, HEALTH);

        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> answer(again, HEALTH_REP, """
                        {"answer": "ACCEPT", "representativeId": "%s", "secondId": "%s", "seniorOfficerId": "%s"}""".formatted(HEALTH_REP, POLICE_REP, NOBODY)))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::field)
                        .containsExactly("secondId", "seniorOfficerId"));
    }

    @Test
    void shouldAskOnlyThoseWhoHaveNotCommittedThemselves() {
        // given
        answer(requestTo(HEALTH, Whom.UNCOMMITTED, COMMIT), HEALTH_SENIOR, COMMITTED);

        // then
        assertThat(ask(Whom.UNCOMMITTED, COMMIT))
                .extracting(AgencyRequest::agencyId)
                .containsExactlyInAnyOrder(POLICE, SCHOOLS);
    }

    @Test
    void shouldReturnTheSameRequestsWhenTheJobRunsTwiceEvenAfterAnAnswer() {
        // given
        Place place = new Place("SetUpFoundations", Sample.newKey(), "Task_Open", Sample.newKey());
        List<AgencyRequest> first = requests.askAgencies(partnership, place, "Scope", COMMIT, Whom.UNCOMMITTED);
        answer(first.getFirst().requestId(), seniorOf(first.getFirst()), COMMITTED);

        // then
        assertThat(requests.askAgencies(partnership, place, "Scope", COMMIT, Whom.UNCOMMITTED))
                .isEqualTo(first);
    }

    private static String seniorOf(AgencyRequest asked) {
        return asked.agencyId().equals(HEALTH) ? HEALTH_SENIOR : POLICE_REP;
    }

    @Test
    void shouldKeepAnAgencyThatMissesAQuestionAfterItJoined() {
        // given
        UUID request = requestTo(POLICE, Whom.UNCOMMITTED, COMMIT);

        // when
        requests.close(request);

        // then
        assertThat(partnerships.members(partnership))
                .extracting(Member::participation)
                .containsOnly(Participation.ACCEPTED);
        assertThat(happened()).contains(Kind.AGENCY_NOT_ANSWERED);
    }

    // --- G8: support from the top --------------------------------------------------------------------------------

    @Test
    void shouldKeepWhatASeniorOfficerCommits() {
        // when
        UUID request = requestTo(HEALTH, Whom.UNCOMMITTED, COMMIT);
        answer(request, HEALTH_SENIOR, COMMITTED);

        // then
        assertThat(outcomeOf(request)).isEqualTo(Outcome.COMMIT);
        assertThat(words.commitments(partnership))
                .contains(new FoundationWords.CommitmentRow(
                        "Health", "Committed", "A day a week", "A room", "Among the first things", ""));
        assertThat(commitments.of(partnership))
                .extracting(Stand::answer)
                .containsExactlyInAnyOrder(Commitment.COMMIT, Commitment.NOT_ANSWERED, Commitment.NOT_ANSWERED);
        assertThat(happened()).contains(Kind.COMMITMENT_GIVEN);
    }

    @Test
    void shouldShowNoCommitmentsBeforeAnybodyWasAsked() {
        assertThat(words.commitments(partnership)).isEmpty();
        assertThat(words.standsOf(partnership)).hasSize(3);
    }

    @Test
    void shouldGoOnWithAllOfThemAndNotAskThemAgain() {
        // given
        answer(requestTo(HEALTH, Whom.UNCOMMITTED, COMMIT), HEALTH_SENIOR, RESERVED);
        UUID settle = sample.open(partnership, Addressee.LEAD_OFFICER, SETTLE);

        // when
        answer(settle, POLICE_REP, """
                {"decision": "GO_ON", "reason": "We talked"}""");

        // then
        assertThat(outcomeOf(settle)).isEqualTo(Outcome.GO_ON);
        assertThat(ask(Whom.UNCOMMITTED, COMMIT)).isEmpty();
        assertThat(happened()).contains(Kind.COMMITMENT_RESERVED, Kind.COMMITMENTS_SETTLED);
    }

    @Test
    void shouldAskAgainWhenTheLeadOfficerSaysSo() {
        // given
        UUID settle = sample.open(partnership, Addressee.LEAD_OFFICER, SETTLE);

        // when
        answer(settle, POLICE_REP, """
                {"decision": "ASK_AGAIN", "reason": "They were away"}""");

        // then
        assertThat(outcomeOf(settle)).isEqualTo(Outcome.ASK_AGAIN);
        assertThat(ask(Whom.UNCOMMITTED, COMMIT)).hasSize(3);
    }

    @Test
    void shouldLeaveOutThoseWhoDoNotStandByIt() {
        // given
        sample.person(POLICE_REP, Function.SENIOR_OFFICER, POLICE, null);
        sample.person(SCHOOLS_REP, Function.SENIOR_OFFICER, SCHOOLS, null);
        answer(requestTo(HEALTH, Whom.UNCOMMITTED, COMMIT), HEALTH_SENIOR, COMMITTED);
        answer(requestTo(POLICE, Whom.UNCOMMITTED, COMMIT), POLICE_REP, RESERVED);
        answer(requestTo(SCHOOLS, Whom.UNCOMMITTED, COMMIT), SCHOOLS_REP, REFUSED);
        UUID settle = sample.open(partnership, Addressee.LEAD_OFFICER, SETTLE);

        // when
        answer(settle, POLICE_REP, """
                {"decision": "GO_ON_WITHOUT", "reason": "Schools have no staff"}""");

        // then
        assertThat(outcomeOf(settle)).isEqualTo(Outcome.GO_ON);
        assertThat(partnerships.members(partnership))
                .filteredOn(member -> member.agencyId().equals(SCHOOLS))
                .extracting(Member::participation, Member::reason)
                .containsExactly(tuple(Participation.LEFT_OUT, "Schools have no staff"));
        assertThat(commitments.of(partnership)).extracting(Stand::agencyId).containsExactlyInAnyOrder(HEALTH, POLICE);
        assertThat(happened()).contains(Kind.COMMITMENT_REFUSED, Kind.AGENCY_LEFT_OUT);
    }

    @Test
    void shouldNotLeaveFewerThanTwoAgencies() {
        // given
        UUID settle = sample.open(partnership, Addressee.LEAD_OFFICER, SETTLE);

        // then
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> answer(settle, POLICE_REP, """
                        {"decision": "GO_ON_WITHOUT", "reason": "Nobody answered"}"""))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(new Problem(
                                "decision",
                                "Fewer than two agencies would be left. Ask again, or go on with all of them")));
        assertThat(rows.get(settle).isOpen()).isTrue();
    }

    // --- G6 and G7: not all at the same stage, and who can commit what -----------------------------------------------

    @Test
    void shouldFindTheLowestReadinessOfAnyAgencyOnAnyLevel() {
        // when
        answer(requestTo(HEALTH, Whom.UNASSESSED, READINESS), HEALTH_REP, readiness("READY", "NEARLY"));
        answer(requestTo(POLICE, Whom.UNASSESSED, READINESS), POLICE_REP, readiness("WILLING", "HEARD"));

        // then
        assertThat(readiness.spread(partnership)).contains(new Spread(2, 5));
        assertThat(words.readiness(partnership).spread())
                .isEqualTo("On the strategic level they are from 3 to 5 of 5."
                        + " On the operational level they are from 2 to 4 of 5.");
        assertThat(words.readiness(partnership).mandates())
                .containsOnly(
                        new Line("Health", "Staff time and money within limits: Two days a month"),
                        new Line("Police", "Staff time and money within limits: Two days a month"));
        assertThat(ask(Whom.UNASSESSED, READINESS))
                .extracting(AgencyRequest::agencyId)
                .containsExactly(SCHOOLS);
    }

    @Test
    void shouldSayThatNobodyHasSaidHowReadyItIs() {
        assertThat(readiness.spread(partnership)).isEmpty();
        assertThat(words.readiness(partnership).spread())
                .isEqualTo("Nobody has said how ready the strategic level is."
                        + " Nobody has said how ready the operational level is.");
    }

    private static String readiness(String strategic, String operational) {
        return """
                {"strategicReadiness": "%s", "strategicRelations": "REGULAR", "operationalReadiness": "%s",
                 "operationalRelations": "DISTANT", "mandate": "WITHIN_LIMITS", "mandateLimits": "Two days a month"}""".formatted(strategic, operational);
    }

    @Test
    void shouldKeepThePlanOfThePreparationForTheNextTime() {
        // given
        answer(sample.open(partnership, Addressee.LEAD_OFFICER, PREPARE), POLICE_REP, """
                {"plan": "Visit the schools", "preparedBy": "2027-01-31"}""");

        // then
        Request next = rows.get(sample.open(partnership, Addressee.LEAD_OFFICER, PREPARE));
        assertThat(submissions.prefill(next))
                .containsEntry("plan", "Visit the schools")
                .containsEntry("preparedBy", "2027-01-31");
    }

    // --- G9, G11, G18, G21, G23, G29, G30: governance --------------------------------------------------------------

    @Test
    void shouldKeepTheGovernanceAndCarryItOver() {
        // when
        UUID request = sample.open(partnership, Addressee.LEAD_OFFICER, GOVERN);
        answer(request, POLICE_REP, governance(CHAIR, CHAIR_DEPUTY));

        // then
        assertThat(outcomeOf(request)).isEqualTo(Outcome.AGREED);
        assertThat(words.governance(partnership))
                .contains(
                        new Line("Chair", "Name of %s; stands in: Name of %s".formatted(CHAIR, CHAIR_DEPUTY)),
                        new Line("Early success", "A leaflet (by 31 January 2027)"));
        assertThat(words.communication(partnership)).hasValueSatisfying(said -> {
            assertThat(said.channels()).containsExactly(new AgreeGovernance.Channel("All to all", "news, monthly"));
            assertThat(said.reviewedOn()).isEqualTo("1 June 2027");
        });
        Request next = rows.get(sample.open(partnership, Addressee.LEAD_OFFICER, GOVERN));
        assertThat(submissions.prefill(next))
                .containsEntry("chairId", CHAIR)
                .containsEntry("communicationReviewOn", "2027-06-01");
    }

    @Test
    void shouldRefusePeopleWhoHaveNothingToDoWithThePartnership() {
        UUID request = sample.open(partnership, Addressee.LEAD_OFFICER, GOVERN);

        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> answer(request, POLICE_REP, governance(NOBODY, CHAIR)))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(new Problem("chairId", "Choose somebody of the partnership")));
    }

    private static String governance(String chair, String deputy) {
        return """
                {"steeringGroup": "Sets the frame", "chairId": "%s", "chairDeputyId": "%s", "chairIndependent": "YES",
                 "implementationGroup": "Does the work", "coordinatorId": "%s", "coordinatorDeputyId": "%s",
                 "budgetOwnerId": "%s", "budgetOwnerDeputyId": "%s", "startUpEndsOn": "2027-03-01",
                 "quickWin": "A leaflet", "quickWinOn": "2027-01-31", "jointDay": "A day together",
                 "jointDayOn": "2027-01-15", "communication": "All to all: news, monthly",
                 "communicationReviewOn": "2027-06-01"}""".formatted(chair, deputy, HEALTH_REP, POLICE_REP, POLICE_REP, HEALTH_REP);
    }

    // --- first risks -----------------------------------------------------------------------------------------------

    @Test
    void shouldNotTakeAnEmptyRegisterForAList() {
        UUID request = sample.open(partnership, Addressee.LEAD_OFFICER, RISKS);

        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> answer(request, POLICE_REP, "{\"outlook\": \"LISTED\"}"))
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::field).containsExactly("outlook"));
    }

    @Test
    void shouldTakeTheRegisterOnceARiskIsEntered() {
        // given
        risks.add(
                partnership,
                UUID.randomUUID(),
                new EnterRisk(
                        EarlyDifficulty.STAFF_CHANGES,
                        "The nurse leaves",
                        "4",
                        "4",
                        "Two nurses",
                        HEALTH_REP,
                        "2027-02-01"),
                POLICE_REP);
        UUID request = sample.open(partnership, Addressee.LEAD_OFFICER, RISKS);

        // when
        answer(request, POLICE_REP, "{\"outlook\": \"LISTED\"}");

        // then
        assertThat(outcomeOf(request)).isEqualTo(Outcome.RATED);
        assertThat(words.risks(partnership))
                .containsExactly(new FoundationWords.RiskRow(
                        "The nurse leaves", "High (16 of 25)", "Name of " + HEALTH_REP, "1 February 2027"));
    }

    // --- the decision ------------------------------------------------------------------------------------------------

    @Test
    void shouldLetTheChairHaveTheFoundationsGoneThroughAgain() {
        // given
        answer(sample.open(partnership, Addressee.LEAD_OFFICER, GOVERN), POLICE_REP, governance(CHAIR, CHAIR_DEPUTY));
        UUID decide = sample.open(partnership, Addressee.INITIATING_BODY_CHAIR, DECIDE);

        // when
        answer(decide, CHAIR, """
                {"decision": "REWORK", "reason": "Who holds the money?"}""");

        // then
        assertThat(outcomeOf(decide)).isEqualTo(Outcome.REWORK);
        assertThat(happened()).contains(Kind.SET_UP_CHANGE_ASKED);
    }

    @Test
    void shouldNotGoThroughFoundationsThatWereNeverLaid() {
        UUID decide = sample.open(partnership, Addressee.INITIATING_BODY_CHAIR, DECIDE);

        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> answer(decide, CHAIR, """
                        {"decision": "REWORK", "reason": "Who holds the money?"}"""))
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::field).containsExactly("decision"));
    }

    @Test
    void shouldLetTheChairHaveTheProposalChanged() {
        UUID decide = sample.open(partnership, Addressee.INITIATING_BODY_CHAIR, DECIDE);

        answer(decide, CHAIR, """
                {"decision": "CHANGE", "reason": "The area is too large"}""");

        assertThat(outcomeOf(decide)).isEqualTo(Outcome.CHANGE);
        assertThat(partnerships.get(partnership).standingReason()).isNull();
    }
}

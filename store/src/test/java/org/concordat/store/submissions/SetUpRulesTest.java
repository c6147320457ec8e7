package org.concordat.store.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.concordat.store.support.Sample.BOARD;
import static org.concordat.store.support.Sample.CHAIR;
import static org.concordat.store.support.Sample.CHAIR_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.POLICE;
import static org.concordat.store.support.Sample.POLICE_REP;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.concordat.domain.commands.DesignAnswers;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.directory.Function;
import org.concordat.domain.partnership.Spread;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Outcome;
import org.concordat.domain.requests.Whom;
import org.concordat.processes.FormIds;
import org.concordat.store.partnerships.DesignWords.Line;
import org.concordat.store.partnerships.FoundationWords;
import org.concordat.store.partnerships.ReadinessAnswers;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.requests.Requests.Place;
import org.concordat.store.requests.Requests.Question;
import org.concordat.store.sql.Json;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of good practice that a set-up enforces, each by its number (NFER 2002; the lines stand at each rule). */
@StoreTest
@DisplayName("A set-up enforces")
class SetUpRulesTest {

    private static final String SENIOR = "p-health-senior";
    private static final Question COMMIT = new Question(FormIds.CONFIRM_COMMITMENT, "Confirm the commitment");
    private static final Question READINESS = new Question(FormIds.ASSESS_READINESS, "Assess the readiness");
    private static final Question GOVERN = new Question(FormIds.AGREE_GOVERNANCE, "Agree the governance");

    private final Submissions submissions;
    private final Requests requests;
    private final RequestRepository rows;
    private final ReadinessAnswers readiness;
    private final FoundationWords words;
    private final Sample sample;
    private UUID partnership = new UUID(0, 0);

    SetUpRulesTest(
            Submissions submissions,
            Requests requests,
            RequestRepository rows,
            ReadinessAnswers readiness,
            FoundationWords words,
            Sample sample) {
        this.submissions = submissions;
        this.requests = requests;
        this.rows = rows;
        this.readiness = readiness;
        this.words = words;
        this.sample = sample;
    }

    @BeforeEach
    void givenHealthAndPoliceTakePart() {
        sample.directory();
        sample.person(SENIOR, Function.SENIOR_OFFICER, HEALTH, null);
        partnership = sample.proposed();
        sample.asked(partnership).forEach(asked -> {
            String person = asked.agencyId().equals(HEALTH) ? HEALTH_REP : POLICE_REP;
            answer(asked.requestId(), person, Sample.accept(person));
        });
    }

    @Test
    @DisplayName("G5: no partnership for what one agency could do as well (lines 8323-8326)")
    void shouldAskWhyOneAgencyAloneWouldNotDoAndTellEveryAgency() {
        // given a proposal that does not say it
        DesignAnswers d = Sample.DESIGN;
        DesignAnswers silent = new DesignAnswers(
                d.mainReason(),
                " ",
                d.existing(),
                d.existingNote(),
                d.area(),
                d.boundaries(),
                d.primaryModel(),
                d.secondaryModels(),
                d.form(),
                d.degree(),
                d.startsOn(),
                d.endsOn(),
                d.reviewAfterMonths(),
                d.money(),
                d.risk(),
                d.duty(),
                d.aspects());
        refused(
                () -> new ProposePartnership("Name", "Group", "Why", List.of(HEALTH, POLICE), silent, BOARD, ""),
                "whyNotAlone");

        // then one that says it tells every agency that is asked
        Map<String, Object> invitation = prefill(sample.asked(partnership, HEALTH));
        assertThat(invitation.get("design"))
                .asInstanceOf(LIST)
                .contains(Map.of(
                        "about",
                        "Why one agency alone would not do",
                        "says",
                        "Each agency sees a part of their day only"));
    }

    @Test
    @DisplayName("G6: the lowest readiness of any agency and level counts (lines 6303-6305)")
    void shouldFindTheLeastReadyLevelOfAll() {
        answer(ask(HEALTH, Whom.UNASSESSED, READINESS), HEALTH_REP, ready("READY", "READY", "ALL"));
        answer(ask(POLICE, Whom.UNASSESSED, READINESS), POLICE_REP, ready("READY", "HEARD", "ALL"));

        assertThat(readiness.spread(partnership)).contains(new Spread(2, 5));
    }

    @Test
    @DisplayName("G7: it is known what each representative may commit (lines 8836-8843)")
    void shouldAskWhatTheRepresentativeMayCommitAndHowFar() {
        UUID request = ask(HEALTH, Whom.UNASSESSED, READINESS);
        refused(() -> answer(request, HEALTH_REP, ready("READY", "READY", "WITHIN_LIMITS")), "mandateLimits");

        answer(request, HEALTH_REP, ready("READY", "READY", "WITHIN_LIMITS").replace("}", """
                , "mandateLimits": "Two days a month"}"""));

        assertThat(words.readiness(partnership).mandates())
                .contains(new Line("Health", "Staff time and money within limits: Two days a month"));
    }

    @Test
    @DisplayName("G8: the top of every agency stands behind it, and everybody sees it (lines 8121-8129)")
    void shouldHaveTheSeniorOfficerSayWhatIsCommitted() {
        UUID request = ask(HEALTH, Whom.UNCOMMITTED, COMMIT);
        assertThat(rows.addressees(request)).extracting(person -> person.id()).containsExactly(SENIOR);
        refused(() -> answer(request, SENIOR, "{\"answer\": \"COMMIT\"}"), "time", "resources", "priority");

        answer(request, SENIOR, """
                {"answer": "COMMIT", "time": "A day a week", "resources": "A room", "priority": "FIRST"}""");

        assertThat(words.commitments(partnership))
                .anySatisfy(row -> assertThat(row.time()).isEqualTo("A day a week"));
    }

    @Test
    @DisplayName("G9: a named person and a named second person of each agency (lines 8629-8630)")
    void shouldNotLetTheSecondPersonBeTheRepresentative() {
        UUID request = sample.asked(partnership, HEALTH);
        refused(() -> answer(request, HEALTH_REP, acceptedWith(HEALTH_REP)), "secondId");

        answer(request, HEALTH_REP, acceptedWith(HEALTH_DEPUTY));

        assertThat(rows.get(request).outcome()).isEqualTo(Outcome.ACCEPT);
    }

    private static String acceptedWith(String second) {
        return Json.write(Map.of("answer", "ACCEPT", "representativeId", HEALTH_REP, "secondId", second));
    }

    @ParameterizedTest(name = "{0}: {1} without {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "G11 | who tells whom what (lines 8685-8687) | communication",
                "G11 | a review of the communication (lines 8685-8687) | communicationReviewOn",
                "G21 | cover for the chair (lines 7088-7092) | chairDeputyId",
                "G21 | cover for the coordinator (lines 7088-7092) | coordinatorDeputyId",
                "G21 | cover for the budget owner (lines 7088-7092) | budgetOwnerDeputyId",
                "G23 | one person who sees the whole budget (lines 10612-10617) | budgetOwnerId",
                "G29 | an early success (lines 8978-8980) | quickWin",
                "G29 | a day for the early success (lines 8978-8980) | quickWinOn",
                "G30 | a joint day in the start phase (lines 8976-8978) | jointDay",
                "G30 | a date for the joint day (lines 8976-8978) | jointDayOn"
            })
    void shouldNotTakeAGovernance(String rule, String what, String field) {
        UUID request = sample.open(partnership, Addressee.LEAD_OFFICER, GOVERN);
        Map<String, String> incomplete = governance();
        incomplete.remove(field);

        refused(() -> answer(request, POLICE_REP, Json.write(incomplete)), field);
        assertThat(rows.get(request).isOpen()).isTrue();

        answer(request, POLICE_REP, Json.write(governance()));
        assertThat(rows.get(request).outcome()).isEqualTo(Outcome.AGREED);
    }

    @Test
    @DisplayName("G18: somebody neutral where the chair is not (lines 9392-9396)")
    void shouldAskForAnArbitratorWhereTheChairIsNotIndependent() {
        UUID request = sample.open(partnership, Addressee.LEAD_OFFICER, GOVERN);
        Map<String, String> partial = governance();
        partial.put("chairIndependent", "NO");
        refused(() -> answer(request, POLICE_REP, Json.write(partial)), "arbitrator");

        partial.put("arbitrator", "A retired judge");
        answer(request, POLICE_REP, Json.write(partial));

        assertThat(words.governance(partnership))
                .anySatisfy(line -> assertThat(line.says()).contains("A retired judge"));
    }

    private static Map<String, String> governance() {
        Map<String, String> all = new TreeMap<>();
        all.put("steeringGroup", "Sets the frame");
        all.put("chairId", CHAIR);
        all.put("chairDeputyId", CHAIR_DEPUTY);
        all.put("chairIndependent", "YES");
        all.put("implementationGroup", "Does the work");
        all.put("coordinatorId", HEALTH_REP);
        all.put("coordinatorDeputyId", POLICE_REP);
        all.put("budgetOwnerId", POLICE_REP);
        all.put("budgetOwnerDeputyId", HEALTH_REP);
        all.put("startUpEndsOn", "2027-03-01");
        all.put("quickWin", "A leaflet");
        all.put("quickWinOn", "2027-01-31");
        all.put("jointDay", "A day together");
        all.put("jointDayOn", "2027-01-15");
        all.put("communication", "All to all: news, monthly");
        all.put("communicationReviewOn", "2027-06-01");
        return all;
    }

    private static String ready(String strategic, String operational, String mandate) {
        return """
                {"strategicReadiness": "%s", "strategicRelations": "REGULAR", "operationalReadiness": "%s",
                 "operationalRelations": "DISTANT", "mandate": "%s"}""".formatted(strategic, operational, mandate);
    }

    private UUID ask(String agencyId, Whom whom, Question question) {
        Place place = new Place("SetUpFoundations", Sample.newKey(), "Task_Open", Sample.newKey());
        return requests.askAgencies(partnership, place, "SubProcess_Ask", question, whom).stream()
                .filter(one -> one.agencyId().equals(agencyId))
                .findFirst()
                .orElseThrow()
                .requestId();
    }

    private void answer(UUID request, String person, String json) {
        submissions.submit(request, UUID.randomUUID(), person, json);
    }

    private Map<String, Object> prefill(UUID request) {
        return submissions.prefill(rows.get(request));
    }

    private static void refused(ThrowingCallable call, String... fields) {
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(call)
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::field).containsExactly(fields));
    }
}

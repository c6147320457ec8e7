package org.concordat.store.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.concordat.store.support.Sample.CHAIR;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.POLICE;
import static org.concordat.store.support.Sample.POLICE_REP;
import static org.concordat.store.support.Sample.SCHOOLS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.concordat.domain.commands.ChangeProposal;
import org.concordat.domain.commands.DescribeNeeds.Datum;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.partnership.Design;
import org.concordat.domain.partnership.MainReason;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.partnership.Tier;
import org.concordat.domain.partnership.WorkingModel;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.processes.VariableNames;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.events.Events.Kind;
import org.concordat.store.partnerships.Designs;
import org.concordat.store.partnerships.NeedsAnalyses;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.partnerships.Tiers;
import org.concordat.store.partnerships.Tiers.Suggestion;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests.Question;
import org.concordat.store.sql.Json;
import org.concordat.store.submissions.Submissions.Result;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each form of the set-up shows and what its answer does. */
@StoreTest
class HandlersTest {

    private final Submissions submissions;
    private final RequestRepository rows;
    private final PartnershipRepository partnerships;
    private final Designs designs;
    private final Tiers tiers;
    private final NeedsAnalyses needs;
    private final JdbcClient jdbc;
    private final Events events;
    private final Sample sample;
    private UUID partnership = UUID.randomUUID();

    HandlersTest(
            Submissions submissions,
            RequestRepository rows,
            PartnershipRepository partnerships,
            Designs designs,
            Tiers tiers,
            NeedsAnalyses needs,
            JdbcClient jdbc,
            Events events,
            Sample sample) {
        this.submissions = submissions;
        this.rows = rows;
        this.partnerships = partnerships;
        this.designs = designs;
        this.tiers = tiers;
        this.needs = needs;
        this.jdbc = jdbc;
        this.events = events;
        this.sample = sample;
    }

    @BeforeEach
    void givenAProposal() {
        sample.directory();
        partnership = sample.proposed();
    }

    @Test
    void shouldHaveAHandlerForEveryFormOfTheSetUp() {
        assertThat(submissions.formIds())
                .containsExactly(
                        FormIds.AGREE_GOVERNANCE,
                        FormIds.ANSWER_INVITATION,
                        FormIds.ANSWER_QUESTION,
                        FormIds.ASSESS_READINESS,
                        FormIds.CHANGE_PROPOSAL,
                        FormIds.CHECK_PROPOSAL,
                        FormIds.CONFIRM_COMMITMENT,
                        FormIds.DECIDE_SET_UP,
                        FormIds.DESCRIBE_NEEDS,
                        FormIds.PLAN_PREPARATION,
                        FormIds.RATE_FIRST_RISKS,
                        FormIds.SETTLE_COMMITMENTS);
    }

    @Test
    void shouldNotClaimToUnderstandAFormOfSomebodyElse() {
        // given
        UUID strange = sample.open(partnership, Addressee.PROPOSER, new Question("lunch-order", "Order lunch"));
        UUID formless = sample.open(partnership, Addressee.PROPOSER, new Question(null, "Do something"));
        UUID ours = sample.open(partnership, Addressee.PROPOSER, Sample.CHANGE);

        // then
        assertThat(submissions.canHandle(rows.get(strange))).isFalse();
        assertThat(submissions.canHandle(rows.get(formless))).isFalse();
        assertThat(submissions.canHandle(rows.get(ours))).isTrue();
    }

    @Test
    void shouldShowTheProposalToTheLeadOfficer() {
        assertThat(prefill(Addressee.LEAD_OFFICER, Sample.CHECK))
                .containsEntry("partnershipName", "Young carers")
                .containsEntry("targetGroup", "Children who care for somebody")
                .containsEntry("rationale", "Nobody sees them")
                .containsEntry("agencyNames", List.of("Health", "Police"))
                .containsEntry("leadOfficerName", "Name of " + POLICE_REP);
    }

    @ParameterizedTest
    @CsvSource({"SEND, PROPOSAL_SENT", "CHANGE, CHANGE_ASKED", "WITHDRAW, PROPOSAL_WITHDRAWN"})
    void shouldRecordWhatTheLeadOfficerDoesWithTheProposal(String outcome, Kind kind) {
        // given
        UUID request = sample.open(partnership, Addressee.LEAD_OFFICER, Sample.CHECK);

        // when
        submit(request, POLICE_REP, "{\"outcome\": \"%s\", \"reason\": \"Because\"}".formatted(outcome));

        // then
        assertThat(rows.get(request).outcome()).isEqualTo(Outcome.valueOf(outcome));
        assertThat(events.of(partnership).getLast()).satisfies(event -> {
            assertThat(event.kind()).isEqualTo(kind);
            // a reason typed before "send" was chosen is not a reason for sending
            assertThat(event.note()).isEqualTo(outcome.equals("SEND") ? null : "Because");
            assertThat(event.actorId()).isEqualTo(POLICE_REP);
        });
        assertThat(partnerships.get(partnership).standingReason())
                .isEqualTo(outcome.equals("WITHDRAW") ? "Because" : null);
        // The standing follows when the engine says so.
        assertThat(partnerships.get(partnership).standing()).isEqualTo(Standing.PROPOSED);
    }

    @Test
    void shouldShowTheLeadOfficerTheSuggestedTierAsASuggestion() {
        // given
        suggested(Tier.STANDARD);

        // then
        assertThat(prefill(Addressee.LEAD_OFFICER, Sample.CHECK))
                .containsEntry("suggestedTier", "STANDARD")
                .containsEntry("suggestedTierName", "Standard")
                .containsEntry("suggestionReason", "Because of <it>.")
                .containsEntry("tier", "STANDARD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"outcome\": \"SEND\"}", "{\"outcome\": \"SEND\", \"tier\": \"STANDARD\"}"})
    void shouldKeepTheSuggestedTier(String answers) {
        // given: the first answer comes from a form that does not ask
        suggested(Tier.STANDARD);
        UUID request = sample.open(partnership, Addressee.LEAD_OFFICER, Sample.CHECK);

        // when
        submit(request, POLICE_REP, answers);

        // then
        assertThat(tiers.find(partnership)).hasValueSatisfying(tier -> {
            assertThat(tier.chosen()).isEqualTo(Tier.STANDARD);
            assertThat(tier.chosenBy()).isEqualTo(POLICE_REP);
            assertThat(tier.chosenReason()).isNull();
            assertThat(tier.chosenAt()).isEqualTo(TestClock.START);
        });
        assertThat(events.of(partnership)).extracting(Event::kind).doesNotContain(Kind.TIER_CHOSEN);
        assertThat(told(request)).containsEntry(VariableNames.TIER, "STANDARD");
    }

    @Test
    void shouldTakeAnotherTierOnlyWithAReason() {
        // given
        suggested(Tier.STANDARD);
        UUID request = sample.open(partnership, Addressee.LEAD_OFFICER, Sample.CHECK);

        // when
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> submit(request, POLICE_REP, """
                        {"outcome": "SEND", "tier": "LIGHT", "tierReason": " "}"""))
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::field).containsExactly("tierReason"));
        assertThat(tiers.find(partnership).orElseThrow().chosen()).isNull();
        submit(request, POLICE_REP, """
                {"outcome": "SEND", "tier": "LIGHT", "tierReason": "We know each other"}""");

        // then
        assertThat(tiers.find(partnership)).hasValueSatisfying(tier -> {
            assertThat(tier.suggested()).isEqualTo(Tier.STANDARD);
            assertThat(tier.reason()).isEqualTo("Because of <it>.");
            assertThat(tier.chosen()).isEqualTo(Tier.LIGHT);
            assertThat(tier.chosenReason()).isEqualTo("We know each other");
        });
        assertThat(events.of(partnership))
                .filteredOn(event -> event.kind() == Kind.TIER_CHOSEN)
                .singleElement()
                .satisfies(event -> assertThat(event.note()).isEqualTo("Light: We know each other"))
                .satisfies(event -> assertThat(event.actorId()).isEqualTo(POLICE_REP));
        assertThat(told(request)).containsEntry(VariableNames.TIER, "LIGHT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHANGE", "WITHDRAW"})
    void shouldChooseNoTierForAProposalThatIsNotSent(String outcome) {
        // given
        suggested(Tier.FULL);
        UUID request = sample.open(partnership, Addressee.LEAD_OFFICER, Sample.CHECK);

        // when
        submit(
                request,
                POLICE_REP,
                "{\"outcome\": \"%s\", \"reason\": \"Why\", \"tier\": \"LIGHT\"}".formatted(outcome));

        // then
        assertThat(tiers.find(partnership).orElseThrow().chosen()).isNull();
        assertThat(told(request)).doesNotContainKey(VariableNames.TIER);
    }

    @Test
    void shouldSendAProposalThatNoTierWasSuggestedFor() {
        // given: its process began in a version without tiers
        UUID request = sample.open(partnership, Addressee.LEAD_OFFICER, Sample.CHECK);

        // when
        submit(request, POLICE_REP, "{\"outcome\": \"SEND\"}");

        // then
        assertThat(tiers.find(partnership)).isEmpty();
        assertThat(told(request)).doesNotContainKey(VariableNames.TIER);
    }

    @Test
    void shouldKeepWhatIsNeededAndShowItToTheAgenciesAndTheChair() {
        // given
        UUID request = sample.open(partnership, Addressee.LEAD_OFFICER, Sample.NEEDS);

        // when
        submit(request, POLICE_REP, """
                {"evidence": "A survey", "provision": "A club", "gaps": "Evenings",
                 "baseline": "Absences: schools\\nCalls at night: police"}""");

        // then
        assertThat(rows.get(request).outcome()).isEqualTo(Outcome.DESCRIBED);
        assertThat(needs.find(partnership)).hasValueSatisfying(stored -> {
            assertThat(stored.evidence()).isEqualTo("A survey");
            assertThat(stored.describedBy()).isEqualTo(POLICE_REP);
            assertThat(stored.describedAt()).isEqualTo(TestClock.START);
        });
        assertThat(needs.baseline(partnership))
                .containsExactly(new Datum("Absences", "schools"), new Datum("Calls at night", "police"));
        assertThat(lastKind()).isEqualTo(Kind.NEEDS_DESCRIBED);
        assertThat(submissions
                        .prefill(rows.get(sample.asked(partnership, HEALTH)))
                        .get("needs"))
                .asInstanceOf(list(Map.class))
                .hasSize(5)
                .contains(Map.of("about", "To be measured at the start", "says", "Absences (held by schools)"))
                .isEqualTo(prefill(Addressee.INITIATING_BODY_CHAIR, Sample.DECISION)
                        .get("needs"));
    }

    @Test
    void shouldReplaceTheNeedsWhenTheyAreDescribedAgain() {
        // given
        for (String what : List.of("Absences: schools\\nCalls: police", "Visits: health")) {
            submit(sample.open(partnership, Addressee.LEAD_OFFICER, Sample.NEEDS), POLICE_REP, """
                    {"evidence": "A survey", "provision": "A club", "gaps": "Evenings", "baseline": "%s"}""".formatted(what));
        }

        // then
        assertThat(needs.baseline(partnership)).containsExactly(new Datum("Visits", "health"));
    }

    @Test
    void shouldLetOnlyTheLeadOfficerAndDeputiesDescribeTheNeeds() {
        // given
        UUID request = sample.open(partnership, Addressee.LEAD_OFFICER, Sample.NEEDS);

        // then
        assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> submit(request, HEALTH_REP, "{}"));
        assertThat(needs.find(partnership)).isEmpty();
    }

    private void suggested(Tier tier) {
        tiers.suggest(partnership, new Suggestion(tier, "IT", "Because of <it>."));
    }

    /** What the engine will be told of an answer. */
    private Map<String, Object> told(UUID request) {
        return Json.readMap(jdbc.sql("select payload from outbox where subject = ?")
                .param(request.toString())
                .query(String.class)
                .single());
    }

    @Test
    void shouldShowTheProposerTheLatestChangeAskedForAndEveryAgency() {
        // given
        submit(
                sample.open(partnership, Addressee.LEAD_OFFICER, Sample.CHECK),
                POLICE_REP,
                "{\"outcome\": \"CHANGE\", \"reason\": \"First wish\"}");
        submit(
                sample.open(partnership, Addressee.LEAD_OFFICER, Sample.CHECK),
                POLICE_REP,
                "{\"outcome\": \"CHANGE\", \"reason\": \"Second wish\"}");

        // when
        Map<String, Object> data = prefill(Addressee.PROPOSER, Sample.CHANGE);

        // then
        assertThat(data)
                .containsEntry("changeAsked", "Second wish")
                .containsEntry("name", "Young carers")
                .containsEntry("agencyIds", List.of(HEALTH, POLICE));
        assertThat(data.get("agencyOptions"))
                .asInstanceOf(list(Map.class))
                .extracting(option -> option.get("value"))
                .containsExactly(HEALTH, POLICE, SCHOOLS);
    }

    @Test
    void shouldChangeTheProposalAndItsAgencies() {
        // given
        UUID request = sample.open(partnership, Addressee.PROPOSER, Sample.CHANGE);

        // when
        submit(request, HEALTH_REP, change("[\"schools\", \"health\"]", "2026-12-01"));

        // then
        assertThat(partnerships.get(partnership)).satisfies(changed -> {
            assertThat(changed.name()).isEqualTo("Carers");
            assertThat(changed.targetGroup()).isEqualTo("All");
            assertThat(changed.rationale()).isEqualTo("Why");
        });
        assertThat(partnerships.members(partnership))
                .extracting(Member::agencyId)
                .containsExactly(HEALTH, SCHOOLS);
        assertThat(partnerships.members(partnership))
                .extracting(Member::participation)
                .containsOnly(Participation.NAMED);
        assertThat(rows.get(request).outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(lastKind()).isEqualTo(Kind.PROPOSAL_CHANGED);
        assertThat(designs.find(partnership)).hasValueSatisfying(design -> {
            assertThat(design.mainReason()).isEqualTo(MainReason.REVIEW_FINDING);
            assertThat(design.secondaryModels())
                    .containsExactly(WorkingModel.CENTRE_BASED_DELIVERY, WorkingModel.COORDINATED_DELIVERY);
            assertThat(design.startsOn()).isEqualTo("2026-12-01");
            assertThat(design.endsOn()).isNull();
            assertThat(design.reviewAfterMonths()).isEqualTo(6);
            assertThat(design.boundaries()).isEmpty();
        });
    }

    @Test
    void shouldStartTheFormWithWhatTheProposalSaysSoThatSendingItBackChangesNothing() {
        // given
        Design before = designs.find(partnership).orElseThrow();
        Map<String, Object> data = prefill(Addressee.PROPOSER, Sample.CHANGE);
        JsonNode form = new ObjectMapper().valueToTree(data);
        ObjectNode sent = new ObjectMapper().createObjectNode();
        Arrays.stream(ChangeProposal.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(form::has)
                .forEach(key -> sent.set(key, form.get(key)));

        // when
        submit(sample.open(partnership, Addressee.PROPOSER, Sample.CHANGE), HEALTH_REP, sent.toString());

        // then
        assertThat(designs.find(partnership)).contains(before);
        assertThat(partnerships.get(partnership).name()).isEqualTo("Young carers");
    }

    @Test
    void shouldTakeAChangeWithoutADesignOnlyForAPartnershipThatHasNone() {
        // given: the form of the earlier version, and a partnership proposed in it
        String old = """
                {"name": "Carers", "targetGroup": "All", "rationale": "Why", "agencyIds": ["health", "police"]}""";
        UUID earlier = sample.proposed();
        jdbc.sql("delete from partnership_design where partnership_id = ?")
                .param(earlier)
                .update();

        // when
        submit(sample.open(earlier, Addressee.PROPOSER, Sample.CHANGE), HEALTH_REP, old);

        // then
        assertThat(partnerships.get(earlier).name()).isEqualTo("Carers");
        assertThat(designs.find(earlier)).isEmpty();
        UUID now = sample.open(partnership, Addressee.PROPOSER, Sample.CHANGE);
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> submit(now, HEALTH_REP, old))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::field)
                        .startsWith("mainReason", "whyNotAlone", "existing")
                        .endsWith("money", "risk", "duty"));
        assertThat(partnerships.get(partnership).name()).isEqualTo("Young carers");
    }

    @Test
    void shouldShowTheWholeProposalInEveryForm() {
        assertThat(prefill(Addressee.LEAD_OFFICER, Sample.CHECK).get("design"))
                .asInstanceOf(list(Map.class))
                .contains(
                        Map.of("about", "Main reason", "says", MainReason.GAP.label()),
                        Map.of(
                                "about",
                                "Why one agency alone would not do",
                                "says",
                                "Each agency sees a part of their day only"),
                        Map.of("about", "First review", "says", "After 18 months"));
        assertThat(prefill(Addressee.INITIATING_BODY_CHAIR, Sample.DECISION).get("design"))
                .isEqualTo(submissions
                        .prefill(rows.get(sample.asked(partnership, HEALTH)))
                        .get("design"));
    }

    /** The answers of a form: the proposal is changed, with these agencies and this start. */
    private static String change(String agencyIds, String startsOn) {
        return """
                {"name": " Carers ", "targetGroup": "All", "rationale": "Why", "agencyIds": %s,
                 "mainReason": "REVIEW_FINDING", "whyNotAlone": "Each sees a part", "existing": "BUILD_ON",
                 "existingNote": "The forum", "area": "The town", "primaryModel": "DECISION_MAKING_GROUP",
                 "secondaryModels": ["CENTRE_BASED_DELIVERY", "COORDINATED_DELIVERY"], "form": "VIRTUAL_ORGANISATION",
                 "degree": "INTEGRATION", "startsOn": "%s", "endsOn": null, "reviewAfterMonths": 6,
                 "money": "LARGE", "risk": "HIGH", "duty": "YES"}""".formatted(agencyIds, startsOn);
    }

    @Test
    void shouldRefuseAChangeThatNamesAnAgencyWhichIsNotThere() {
        // given
        UUID request = sample.open(partnership, Addressee.PROPOSER, Sample.CHANGE);

        // then
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> submit(request, HEALTH_REP, change("[\"health\", \"circus\"]", "2026-11-18")))
                .satisfies(e ->
                        assertThat(e.problems()).extracting(Problem::field).containsExactly("agencyIds", "startsOn"));
        assertThat(partnerships.get(partnership).name()).isEqualTo("Young carers");
        assertThat(rows.get(request).isOpen()).isTrue();
    }

    @Test
    void shouldOfferAnAgencyItsOwnActivePeopleAsRepresentatives() {
        // given
        UUID request = sample.asked(partnership, HEALTH);

        // when
        Object options = submissions.prefill(rows.get(request)).get("representativeOptions");

        // then
        assertThat(options)
                .isEqualTo(List.of(
                        Map.of("value", HEALTH_DEPUTY, "label", "Name of " + HEALTH_DEPUTY),
                        Map.of("value", HEALTH_REP, "label", "Name of " + HEALTH_REP)));
    }

    @Test
    void shouldShowTheChairEveryAnswer() {
        // given
        UUID health = sample.asked(partnership, HEALTH);
        submit(health, HEALTH_REP, Sample.decline("No staff"));

        // then
        assertThat(prefill(Addressee.INITIATING_BODY_CHAIR, Sample.DECISION).get("answersTable"))
                .isEqualTo(List.of(
                        Map.of("agency", "Health", "answer", Participation.DECLINED.label(), "reason", "No staff"),
                        Map.of("agency", "Police", "answer", "Asked", "reason", "")));
    }

    @ParameterizedTest
    @CsvSource({"APPROVE, SET_UP_APPROVED", "STOP, SET_UP_STOPPED"})
    void shouldRecordTheDecisionAndItsReason(String decision, Kind kind) {
        // given
        UUID request = sample.open(partnership, Addressee.INITIATING_BODY_CHAIR, Sample.DECISION);

        // when
        submit(request, CHAIR, "{\"decision\": \"%s\", \"reason\": \"Because\"}".formatted(decision));

        // then
        assertThat(rows.get(request).outcome()).isEqualTo(Outcome.valueOf(decision));
        assertThat(partnerships.get(partnership).standingReason()).isEqualTo("Because");
        assertThat(lastKind()).isEqualTo(kind);
    }

    private Map<String, Object> prefill(Addressee addressee, Question question) {
        return submissions.prefill(rows.get(sample.open(partnership, addressee, question)));
    }

    private void submit(UUID request, String person, String answers) {
        assertThat(submissions.submit(request, UUID.randomUUID(), person, answers))
                .isEqualTo(Result.ACCEPTED);
    }

    private Kind lastKind() {
        return events.of(partnership).stream().map(Event::kind).toList().getLast();
    }
}

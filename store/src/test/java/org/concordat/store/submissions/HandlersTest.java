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

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.events.Events.Kind;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests.Question;
import org.concordat.store.submissions.Submissions.Result;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each form of the set-up shows and what its answer does. */
@StoreTest
class HandlersTest {

    private final Submissions submissions;
    private final RequestRepository rows;
    private final PartnershipRepository partnerships;
    private final Events events;
    private final Sample sample;
    private UUID partnership = UUID.randomUUID();

    HandlersTest(
            Submissions submissions,
            RequestRepository rows,
            PartnershipRepository partnerships,
            Events events,
            Sample sample) {
        this.submissions = submissions;
        this.rows = rows;
        this.partnerships = partnerships;
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
                        FormIds.ANSWER_INVITATION,
                        FormIds.CHANGE_PROPOSAL,
                        FormIds.CHECK_PROPOSAL,
                        FormIds.DECIDE_SET_UP);
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
        submit(request, HEALTH_REP, """
                {"name": " Carers ", "targetGroup": "All", "rationale": "Why", "agencyIds": ["schools", "health"]}""");

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
    }

    @Test
    void shouldRefuseAChangeThatNamesAnAgencyWhichIsNotThere() {
        // given
        UUID request = sample.open(partnership, Addressee.PROPOSER, Sample.CHANGE);

        // then
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> submit(request, HEALTH_REP, """
                        {"name": "Carers", "targetGroup": "All", "rationale": "Why", "agencyIds": ["health", "circus"]}"""))
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::field).containsExactly("agencyIds"));
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

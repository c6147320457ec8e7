package org.concordat.store.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.concordat.store.support.Sample.ADMINISTRATOR;
import static org.concordat.store.support.Sample.BOARD;
import static org.concordat.store.support.Sample.BOARD_MEMBER;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_LEFT;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.NOBODY;
import static org.concordat.store.support.Sample.POLICE;
import static org.concordat.store.support.Sample.POLICE_REP;
import static org.concordat.store.support.Sample.SCHOOLS_REP;

import java.util.List;
import java.util.UUID;
import org.concordat.domain.commands.DesignAnswers;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.BodyKind;
import org.concordat.domain.directory.Function;
import org.concordat.domain.partnership.ExistingPartnership;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.MainReason;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.partnership.WorkingModel;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.events.Events;
import org.concordat.store.outbox.Outbox;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@StoreTest
class ProposalsTest {

    private final Proposals proposals;
    private final PartnershipRepository partnerships;
    private final Designs designs;
    private final DirectoryRepository directory;
    private final Events events;
    private final Outbox outbox;
    private final Sample sample;
    private final UUID id = UUID.randomUUID();

    ProposalsTest(
            Proposals proposals,
            PartnershipRepository partnerships,
            Designs designs,
            DirectoryRepository directory,
            Events events,
            Outbox outbox,
            Sample sample) {
        this.proposals = proposals;
        this.partnerships = partnerships;
        this.designs = designs;
        this.directory = directory;
        this.events = events;
        this.outbox = outbox;
        this.sample = sample;
    }

    @BeforeEach
    void givenTheDirectory() {
        sample.directory();
    }

    @Test
    void shouldStoreTheProposalAndAskTheEngineToStartItsLifecycle() {
        // when
        proposals.propose(id, Sample.proposal(List.of(POLICE, HEALTH), BOARD, POLICE_REP), HEALTH_REP);

        // then
        assertThat(partnerships.get(id)).satisfies(stored -> {
            assertThat(stored.name()).isEqualTo("Young carers");
            assertThat(stored.proposerId()).isEqualTo(HEALTH_REP);
            assertThat(stored.leadOfficerId()).isEqualTo(POLICE_REP);
            assertThat(stored.stage()).isEqualTo(Stage.SET_UP);
            assertThat(stored.standing()).isEqualTo(Standing.PROPOSED);
            assertThat(stored.proposedAt()).isEqualTo(TestClock.START);
            assertThat(stored.lifecycleKey()).isNull();
        });
        assertThat(partnerships.members(id))
                .extracting(Member::agencyId, Member::participation)
                .containsExactly(tuple(HEALTH, Participation.NAMED), tuple(POLICE, Participation.NAMED));
        assertThat(events.of(id)).extracting(Events.Event::kind).containsExactly(Events.Kind.PROPOSED);
        assertThat(outbox.waiting())
                .singleElement()
                .satisfies(row -> assertThat(row.kind()).isEqualTo(Outbox.Kind.START_LIFECYCLE))
                .satisfies(row -> assertThat(row.subject()).isEqualTo(id.toString()));
    }

    @Test
    void shouldStoreTheWholeDesign() {
        // when
        proposals.propose(id, Sample.proposal(List.of(POLICE, HEALTH), BOARD, POLICE_REP), HEALTH_REP);

        // then
        assertThat(designs.find(id)).contains(Sample.DESIGN.toDesign());
    }

    @Test
    void shouldStoreADesignThatEndsAndSaysNothingThatMayBeLeftOut() {
        // given
        DesignAnswers entered = new DesignAnswers(
                MainReason.NATIONAL_POLICY,
                "Why",
                ExistingPartnership.BUILD_ON,
                "The forum",
                "Town",
                null,
                WorkingModel.OPERATIONAL_TEAM_DELIVERY,
                null,
                PartnershipForm.CO_LOCATED_STAFF,
                JointWorking.INTEGRATION,
                "2026-11-19",
                "2029-03-31",
                null,
                MoneyBand.LARGE,
                Risk.HIGH,
                StatutoryDuty.YES,
                List.of());

        // when
        proposals.propose(id, proposal(entered), HEALTH_REP);

        // then
        assertThat(designs.find(id)).contains(entered.toDesign());
        assertThat(DesignWords.rows(entered.toDesign()))
                .extracting(DesignWords.Line::about)
                .contains("Builds on", "End")
                .doesNotContain("Boundaries", "Other models", "First review");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-18, must not lie in the past", "2031-11-21, within 5 years"})
    void shouldRefuseAStartThatIsPastOrFarAwayTogetherWithEverythingElse(String startsOn, String words) {
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> proposals.propose(
                        id,
                        new ProposePartnership(
                                "Name", "Group", "Why", List.of(HEALTH, "circus"), starting(startsOn), BOARD, ""),
                        HEALTH_REP))
                .satisfies(e ->
                        assertThat(e.problems()).extracting(Problem::field).containsExactly("agencyIds", "startsOn"))
                .satisfies(e -> assertThat(e.problems().getLast().message()).contains(words));
        thenNothingIsStored();
    }

    private static DesignAnswers starting(String day) {
        DesignAnswers d = Sample.DESIGN;
        return new DesignAnswers(
                d.mainReason(),
                d.whyNotAlone(),
                d.existing(),
                d.existingNote(),
                d.area(),
                d.boundaries(),
                d.primaryModel(),
                d.secondaryModels(),
                d.form(),
                d.degree(),
                day,
                d.endsOn(),
                d.reviewAfterMonths(),
                d.money(),
                d.risk(),
                d.duty(),
                List.of());
    }

    private static ProposePartnership proposal(DesignAnswers design) {
        return new ProposePartnership("Name", "Group", "Why", List.of(HEALTH, POLICE), design, BOARD, "");
    }

    @Test
    void shouldStoreOneProposalThatIsSentTwice() {
        // given
        proposals.propose(id, Sample.proposal(List.of(POLICE, HEALTH), BOARD, POLICE_REP), HEALTH_REP);

        // when
        proposals.propose(id, Sample.proposal(List.of(HEALTH, "schools"), BOARD, ""), HEALTH_REP);

        // then
        assertThat(partnerships.members(id)).extracting(Member::agencyId).containsExactly(HEALTH, POLICE);
        assertThat(partnerships.get(id).leadOfficerId()).isEqualTo(POLICE_REP);
        assertThat(events.of(id)).hasSize(1);
        assertThat(outbox.waiting()).hasSize(1);
    }

    @Test
    void shouldMakeTheProposerLeadOfficerWhenNobodyElseIsNamed() {
        // when
        proposals.propose(id, Sample.proposal(List.of(POLICE, HEALTH), BOARD, ""), HEALTH_REP);

        // then
        assertThat(partnerships.get(id).leadOfficerId()).isEqualTo(HEALTH_REP);
    }

    @Test
    void shouldNameEveryPartThatIsNotInTheDirectory() {
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> proposals.propose(
                        id, Sample.proposal(List.of(HEALTH, "circus"), "no-board", "p-stranger"), HEALTH_REP))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::field)
                        .containsExactly("agencyIds", "initiatingBodyId", "leadOfficerId"));
        thenNothingIsStored();
    }

    @Test
    void shouldRefuseABodyInWhichNobodyCouldDecide() {
        // given: a board whose chair has left
        directory.save(new Body("old-board", "Old board", BodyKind.BOARD));
        sample.person("p-old-chair", Function.CHAIR, null, "old-board");
        sample.deactivate("p-old-chair");

        // then
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() ->
                        proposals.propose(id, Sample.proposal(List.of(HEALTH, POLICE), "old-board", ""), HEALTH_REP))
                .satisfies(e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("initiatingBodyId");
                    assertThat(problem.message()).contains("nobody could decide");
                }));
        thenNothingIsStored();
    }

    @Test
    void shouldTakeABodyThatHasOnlyADeputy() {
        // given
        directory.save(new Body("team", "Team", BodyKind.TEAM));
        sample.person("p-team-deputy", Function.DEPUTY, null, "team");

        // when
        proposals.propose(id, Sample.proposal(List.of(HEALTH, POLICE), "team", ""), HEALTH_REP);

        // then
        assertThat(partnerships.find(id)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {HEALTH_REP, SCHOOLS_REP, BOARD_MEMBER})
    void shouldLetAnybodyProposeWhoActsForAnAgencyOrSitsInABody(String person) {
        // when
        proposals.propose(id, Sample.proposal(List.of(HEALTH, POLICE), BOARD, ""), person);

        // then
        assertThat(partnerships.get(id).proposerId()).isEqualTo(person);
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODY, ADMINISTRATOR, HEALTH_LEFT, "p-stranger"})
    void shouldRefuseAProposalByAnybodyElse(String person) {
        assertThatThrownBy(() ->
                        proposals.propose(id, Sample.proposal(List.of(HEALTH, POLICE), BOARD, POLICE_REP), person))
                .isInstanceOf(NotPermitted.class);
        thenNothingIsStored();
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODY, HEALTH_LEFT})
    void shouldRefuseALeadOfficerWhoActsForNobodyOrHasLeft(String lead) {
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(
                        () -> proposals.propose(id, Sample.proposal(List.of(HEALTH, POLICE), BOARD, lead), HEALTH_REP))
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::field).containsExactly("leadOfficerId"));
    }

    private void thenNothingIsStored() {
        assertThat(partnerships.find(id)).isEmpty();
        assertThat(outbox.waiting()).isEmpty();
    }
}

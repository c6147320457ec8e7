package org.concordat.domain.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.domain.commands.Refusals.fieldsOf;
import static org.concordat.domain.commands.Refusals.problemsOf;

import java.time.LocalDate;
import java.util.Objects;
import org.concordat.domain.commands.AgreeGovernance.Channel;
import org.concordat.domain.commands.AgreeGovernance.Independence;
import org.concordat.domain.partnership.Mandate;
import org.concordat.domain.partnership.Priority;
import org.concordat.domain.partnership.Readiness;
import org.concordat.domain.partnership.Relations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the forms of the foundations must say before they change anything. */
class FoundationCommandsTest {

    @Test
    void shouldAskACommittedAgencyForTimeResourcesAndPriority() {
        assertThat(fieldsOf(() -> new ConfirmCommitment(ConfirmCommitment.Choice.COMMIT, " ", null, null, null)))
                .containsExactly("time", "resources", "priority");
    }

    @Test
    void shouldAskForTheReasonOfAReservationToo() {
        assertThat(problemsOf(() -> new ConfirmCommitment(
                        ConfirmCommitment.Choice.RESERVE, "A day a week", "Rooms", Priority.LATER, "")))
                .containsExactly(new Problem("reason", "Say why, and what would have to change"));
    }

    @Test
    void shouldKeepOnlyTheReasonOfARefusal() {
        // given, when
        ConfirmCommitment command = new ConfirmCommitment(
                ConfirmCommitment.Choice.REFUSE, "typed before", "typed before", Priority.FIRST, " No money ");

        // then
        assertThat(command).isEqualTo(new ConfirmCommitment(ConfirmCommitment.Choice.REFUSE, "", "", null, "No money"));
    }

    @Test
    void shouldAskForAChoiceFirst() {
        assertThat(fieldsOf(() -> new ConfirmCommitment(null, null, null, null, null)))
                .containsExactly("answer");
        assertThat(fieldsOf(() -> new SettleCommitments(null, null))).containsExactly("decision", "reason");
        assertThat(fieldsOf(() -> new RateFirstRisks(null, null))).containsExactly("outlook");
    }

    @Test
    void shouldAskWhyNoRiskIsSeen() {
        assertThat(fieldsOf(() -> new RateFirstRisks(RateFirstRisks.Choice.NONE, " ")))
                .containsExactly("reason");
        assertThat(new RateFirstRisks(RateFirstRisks.Choice.LISTED, "typed before").reason())
                .isEmpty();
    }

    @Test
    void shouldAskEveryLevelAndTheMandate() {
        assertThat(fieldsOf(() -> new AssessReadiness(null, null, null, null, null, null, null)))
                .containsExactly(
                        "strategicReadiness",
                        "strategicRelations",
                        "operationalReadiness",
                        "operationalRelations",
                        "mandate");
    }

    @ParameterizedTest
    @EnumSource(Mandate.class)
    void shouldAskForLimitsOnlyOfAMandateThatHasSome(Mandate mandate) {
        if (mandate == Mandate.WITHIN_LIMITS) {
            assertThat(fieldsOf(() -> assessment(mandate, " "))).containsExactly("mandateLimits");
        } else {
            assertThat(assessment(mandate, "typed before").mandateLimits()).isEmpty();
        }
    }

    private static AssessReadiness assessment(Mandate mandate, String limits) {
        return new AssessReadiness(
                Readiness.READY, Relations.CLOSE, Readiness.HEARD, Relations.DISTANT, null, mandate, limits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2027-02-30", "12027-01-01", "01/02/2027"})
    void shouldAskForADayByWhichTheAgenciesArePrepared(String day) {
        assertThat(problemsOf(() -> new PlanPreparation("Two meetings", day)))
                .containsExactly(new Problem("preparedBy", "Enter the day on which it is done"));
    }

    @Test
    void shouldKnowTheDayOfThePreparation() {
        assertThat(new PlanPreparation("Two meetings", " 2027-02-28 ").preparedOn())
                .isEqualTo(LocalDate.of(2027, 2, 28));
    }

    /** G9 and G21: nobody without somebody who stands in. */
    @Test
    void shouldWantADeputyForEachFunctionWhoIsSomebodyElse() {
        assertThat(fieldsOf(() -> governance("p-1", "p-1", "p-2", "p-2", "p-3", "p-3", "All: all")))
                .containsExactly("chairDeputyId", "coordinatorDeputyId", "budgetOwnerDeputyId");
        assertThat(fieldsOf(() -> governance("p-1", null, "p-2", "", "p-3", " ", "All: all")))
                .containsExactly("chairDeputyId", "coordinatorDeputyId", "budgetOwnerDeputyId");
    }

    /** G18: a chair from one of the agencies needs somebody neutral beside. */
    @Test
    void shouldWantSomebodyNeutralWhenTheChairIsNotIndependent() {
        assertThat(fieldsOf(() -> governance(Independence.NO, " "))).containsExactly("arbitrator");
        assertThat(governance(Independence.YES, "typed before").arbitrator()).isEmpty();
    }

    /** G11, G23, G29, G30: communication with its review, one owner of the budget, an early success, a joint day. */
    @Test
    void shouldAskForEverythingAtOnceInTheOrderOfTheForm() {
        assertThat(fieldsOf(() -> new AgreeGovernance(
                        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null)))
                .containsExactly(
                        "steeringGroup",
                        "chairId",
                        "chairDeputyId",
                        "chairIndependent",
                        "implementationGroup",
                        "coordinatorId",
                        "coordinatorDeputyId",
                        "budgetOwnerId",
                        "budgetOwnerDeputyId",
                        "startUpEndsOn",
                        "quickWin",
                        "quickWinOn",
                        "jointDay",
                        "jointDayOn",
                        "communication",
                        "communicationReviewOn");
    }

    @Test
    void shouldReadWhoTellsWhomLineByLine() {
        // given
        AgreeGovernance command = governance(
                "p-1", "p-2", "p-1", "p-2", "p-1", "p-2", " Coordinator to all: progress: monthly \n\n All: news ");

        // then
        assertThat(Channel.listOf(Objects.requireNonNull(command.communication())))
                .containsExactly(new Channel("Coordinator to all", "progress: monthly"), new Channel("All", "news"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Everybody tells everybody", ": monthly", "Coordinator:"})
    void shouldWantAColonBetweenWhoAndWhat(String line) {
        assertThat(fieldsOf(() -> governance("p-1", "p-2", "p-1", "p-2", "p-1", "p-2", "All: news\n" + line)))
                .containsExactly("communication");
    }

    private static AgreeGovernance governance(Independence independent, String arbitrator) {
        return new AgreeGovernance(
                "Sets the frame",
                "p-1",
                "p-2",
                independent,
                arbitrator,
                "Does the work",
                "p-1",
                "p-2",
                "p-1",
                "p-2",
                "2027-03-01",
                "A leaflet",
                "2027-01-31",
                "A day together",
                "2027-01-15",
                "All: news",
                "2027-06-01");
    }

    private static AgreeGovernance governance(
            String chair,
            @Nullable String chairDeputy,
            String coordinator,
            @Nullable String coordinatorDeputy,
            String budgetOwner,
            @Nullable String budgetOwnerDeputy,
            String communication) {
        return new AgreeGovernance(
                "Sets the frame",
                chair,
                chairDeputy,
                Independence.YES,
                null,
                "Does the work",
                coordinator,
                coordinatorDeputy,
                budgetOwner,
                budgetOwnerDeputy,
                "2027-03-01",
                "A leaflet",
                "2027-01-31",
                "A day together",
                "2027-01-15",
                communication,
                "2027-06-01");
    }
}

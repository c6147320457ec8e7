package org.concordat.processtests.lifecycle;

import static org.concordat.domain.requests.Addressee.INITIATING_BODY_CHAIR;
import static org.concordat.domain.requests.Addressee.LEAD_OFFICER;

import java.time.Duration;
import java.util.Map;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.ElementIds.PartnershipLifecycle;
import org.concordat.processes.JobTypes;
import org.concordat.processes.MessageNames;
import org.concordat.processes.ProcessIds;
import org.concordat.processes.VariableNames;
import org.concordat.processtests.story.ProcessTest;
import org.concordat.processtests.story.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest(stages = {"lifecycle", "set-up"})
class PartnershipLifecycleTest {

    @Autowired
    private Story story;

    @Test
    void shouldWaitForTheNextStageWhenThePartnershipIsSetUp() {
        givenSetUpEndsAs("SET_UP");

        story.givenItIsProposed();

        thenWaitsForNextStage();
        story.thenRecordedAs(Standing.SET_UP);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SET_UP")
    void shouldWaitForTheNextStageWithoutSetUpWhenARunningPartnershipWasRegistered(Stage stage) {
        story.givenAPartnershipWith("health").givenItWasRegisteredIn(stage).givenItIsProposed();

        thenWaitsForNextStage();
        story.thenIt()
                .hasVariable(VariableNames.STAGE, stage.name())
                .hasNotActivatedElements(PartnershipLifecycle.CALL_SET_UP, PartnershipLifecycle.TASK_RECORD_SET_UP);
    }

    @Test
    void shouldEndWhenTheSetUpIsStopped() {
        givenSetUpEndsAs("STOPPED");

        story.givenItIsProposed();

        story.thenIt().isCompleted().hasCompletedElements(PartnershipLifecycle.END_STOPPED);
        story.thenRecordedAs(Standing.STOPPED);
    }

    @Test
    void shouldEndWhenTheProposalIsWithdrawn() {
        givenSetUpEndsAs("WITHDRAWN");

        story.givenItIsProposed();

        story.thenIt().isCompleted().hasCompletedElements(PartnershipLifecycle.END_WITHDRAWN);
        story.thenRecordedAs(Standing.WITHDRAWN);
    }

    @Test
    void shouldCallTheSetUpWithThePartnershipAndTakeBackHowItEnded() {
        story.givenAPartnershipWith("health").givenItIsProposed();

        story.whenAnswers(LEAD_OFFICER, Outcome.SEND)
                .whenAgencyAnswers("health", Outcome.ACCEPT)
                .whenAnswers(INITIATING_BODY_CHAIR, Outcome.APPROVE);

        thenWaitsForNextStage();
        story.thenIt().hasVariable(VariableNames.SET_UP_OUTCOME, "SET_UP");
        story.thenRecordedAs(Standing.SET_UP);
    }

    @Test
    void shouldEndWhenThePartnershipHasALifecycleAlready() {
        story.givenAPartnershipWith("health").givenItsLifecycleRunsAlready().givenItIsProposed();

        story.thenIt()
                .isCompleted()
                .hasCompletedElements(PartnershipLifecycle.END_ALREADY_RUNNING)
                .hasNotActivatedElements(PartnershipLifecycle.CALL_SET_UP);
    }

    @Test
    void shouldGoOnWaitingWhenAMonthHasPassed() {
        givenSetUpEndsAs("SET_UP");
        story.givenItIsProposed();
        thenWaitsForNextStage();

        story.whenTimePasses(Duration.ofDays(32));

        story.thenIt().hasCompletedElement(PartnershipLifecycle.BOUNDARY_MONTH_PASSED, 1);
        thenWaitsForNextStage();
    }

    @Test
    void shouldGoOnWaitingWhenThereIsNoFurtherStageYet() {
        givenSetUpEndsAs("SET_UP");
        story.givenItIsProposed();

        story.whenMessageArrives(MessageNames.LIFECYCLE_CONTINUED);

        story.thenIt().hasCompletedElement(PartnershipLifecycle.TASK_WAIT_FOR_NEXT_STAGE, 1);
        thenWaitsForNextStage();
    }

    @Test
    void shouldRaiseAnIncidentWhenTheOutcomeCannotBeRecordedAndGoOnWhenItIsResolved() {
        givenSetUpEndsAs("SET_UP");
        story.givenTheNextCallsFail(JobTypes.LIFECYCLE_RECORD_SET_UP, 3).givenItIsProposed();
        story.thenIt().hasActiveIncidents();

        story.whenIncidentIsRepaired(Map.of());

        thenWaitsForNextStage();
        story.thenRecordedAs(Standing.SET_UP);
    }

    private void givenSetUpEndsAs(String outcome) {
        story.givenAPartnershipWith("health")
                .givenStageEndsWith(ProcessIds.PARTNERSHIP_SET_UP, Map.of(VariableNames.SET_UP_OUTCOME, outcome));
    }

    private void thenWaitsForNextStage() {
        story.thenIt().hasNoActiveIncidents().hasActiveElements(PartnershipLifecycle.TASK_WAIT_FOR_NEXT_STAGE);
    }
}

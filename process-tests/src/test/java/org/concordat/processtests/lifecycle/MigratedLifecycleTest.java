package org.concordat.processtests.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.concordat.domain.requests.Addressee.INITIATING_BODY_CHAIR;
import static org.concordat.domain.requests.Addressee.LEAD_OFFICER;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.ElementIds.PartnershipLifecycle;
import org.concordat.processes.JobTypes;
import org.concordat.processes.MessageNames;
import org.concordat.processes.ProcessIds;
import org.concordat.processes.VariableNames;
import org.concordat.processtests.story.ProcessTest;
import org.concordat.processtests.story.Story;
import org.concordat.workers.migration.InstanceMigration;
import org.concordat.workers.migration.InstanceMigration.Result;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A partnership whose lifecycle began in the version of part 1 follows the later ones and goes on there. */
@ProcessTest(stages = {"lifecycle", "set-up"})
class MigratedLifecycleTest {

    private static final String FILE = "PartnershipLifecycle.bpmn";
    private static final String END_OF_NEXT = "End_NextStage";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private Story story;

    @Autowired
    private CamundaClient camunda;

    @Test
    void shouldTakeTheMessageInThePresentVersionAndGoOnInTheNextWhenItWaitedAfterSetUp() {
        givenSetUpEndsAs("SET_UP");
        Version first = deployed(partOne());
        story.givenItIsProposed();
        thenWaitsForNextStageIn(first);

        // to the present version, in which the message leads back to the wait
        Version present = deployed(packaged());
        assertThat(whenMoved(first, present)).isEqualTo(new Result.Moved());
        thenWaitsForNextStageIn(present);
        story.whenMessageArrives(MessageNames.LIFECYCLE_CONTINUED);
        story.thenIt().hasCompletedElement(PartnershipLifecycle.TASK_WAIT_FOR_NEXT_STAGE, 1);
        thenWaitsForNextStageIn(present);

        // and to the next one, in which it leads on
        Version next = deployed(next());
        assertThat(whenMoved(present, next)).isEqualTo(new Result.Moved());
        thenWaitsForNextStageIn(next);
        story.whenMessageArrives(MessageNames.LIFECYCLE_CONTINUED);
        story.thenIt().isCompleted().hasCompletedElements(END_OF_NEXT);
    }

    @Test
    void shouldKeepTheMonthlyTimerWhenItWaitedAfterSetUp() {
        givenSetUpEndsAs("SET_UP");
        Version first = deployed(partOne());
        story.givenItIsProposed();
        thenWaitsForNextStageIn(first);

        Version present = deployed(packaged());
        whenMoved(first, present);
        thenWaitsForNextStageIn(present);
        story.whenTimePasses(Duration.ofDays(32));

        story.thenIt().hasCompletedElement(PartnershipLifecycle.BOUNDARY_MONTH_PASSED, 1);
        thenWaitsForNextStageIn(present);
    }

    @Test
    void shouldWaitAfterSetUpInThePresentVersionWhenItWasInTheMiddleOfTheSetUp() {
        story.givenAPartnershipWith("health");
        Version first = deployed(partOne());
        story.givenItIsProposed();
        story.thenIt().hasActiveElements(PartnershipLifecycle.CALL_SET_UP);

        Version present = deployed(packaged());
        assertThat(whenMoved(first, present)).isEqualTo(new Result.Moved());
        story.whenAnswers(LEAD_OFFICER, Outcome.SEND)
                .whenAgencyAnswers("health", Outcome.ACCEPT)
                .whenAnswers(INITIATING_BODY_CHAIR, Outcome.APPROVE);

        thenWaitsForNextStageIn(present);
        story.thenIt().hasVariable(VariableNames.SET_UP_OUTCOME, "SET_UP");
        story.thenRecordedAs(Standing.SET_UP);
    }

    @Test
    void shouldGoOnInThePresentVersionWhenAFailedStepIsRepairedAfterwards() {
        givenSetUpEndsAs("SET_UP");
        Version first = deployed(partOne());
        story.givenTheNextCallsFail(JobTypes.LIFECYCLE_RECORD_SET_UP, 3).givenItIsProposed();
        story.thenIt().hasActiveIncidents();

        Version present = deployed(packaged());
        assertThat(whenMoved(first, present)).isEqualTo(new Result.Moved());
        story.whenIncidentIsRepaired(Map.of());

        thenWaitsForNextStageIn(present);
        story.thenRecordedAs(Standing.SET_UP);
    }

    @Test
    void shouldGoOnInThePresentVersionWhenAGatewayThatKnewNoWayIsRepairedAfterwards() {
        givenSetUpEndsAs("UNHEARD_OF");
        Version first = deployed(partOne());
        story.givenItIsProposed();
        story.thenIt().hasActiveIncidents();

        Version present = deployed(packaged());
        assertThat(whenMoved(first, present)).isEqualTo(new Result.Moved());
        camunda.newSetVariablesCommand(lifecycle().getProcessInstanceKey())
                .variables(Map.of(VariableNames.SET_UP_OUTCOME, "SET_UP"))
                .send()
                .join();
        story.whenIncidentIsRepaired(Map.of());

        thenWaitsForNextStageIn(present);
    }

    @Test
    void shouldBeLeftWhereItIsWhenTheOtherVersionHasNoSuchStep() {
        givenSetUpEndsAs("SET_UP");
        Version elsewhere = deployed(text(partOne())
                .replace("Task_RecordSetUp", "Task_RecordElsewhere")
                .replace(JobTypes.LIFECYCLE_RECORD_SET_UP, "test.recordElsewhere"));
        story.givenItIsProposed();
        story.thenIt().hasActiveElements("Task_RecordElsewhere");

        Result result = whenMoved(elsewhere, deployed(packaged()));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.why())
                                .startsWith("Expected to migrate process instance")
                                .contains("'Task_RecordElsewhere'"));
        thenItRuns(elsewhere);
        story.thenIt().hasActiveElements("Task_RecordElsewhere").hasNoActiveIncidents();
    }

    @Test
    void shouldStayInTheOtherVersionWhenItIsMovedTwice() {
        givenSetUpEndsAs("SET_UP");
        Version first = deployed(partOne());
        story.givenItIsProposed();
        thenWaitsForNextStageIn(first);
        Version present = deployed(packaged());
        whenMoved(first, present);

        assertThat(whenMoved(first, present)).isEqualTo(new Result.Moved());

        thenWaitsForNextStageIn(present);
    }

    @Test
    void shouldSayThatAnInstanceHasEnded() {
        givenSetUpEndsAs("STOPPED");
        Version first = deployed(partOne());
        story.givenItIsProposed();
        story.thenIt().isCompleted();

        assertThat(whenMoved(first, deployed(packaged()))).isEqualTo(new Result.Ended());
    }

    // --- versions ------------------------------------------------------------------------------------------------

    /** A version of the lifecycle as the engine knows it. */
    private record Version(BpmnModelInstance model, long key) {}

    private Version deployed(String model) {
        return deployed(Bpmn.readModelFromStream(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8))));
    }

    private Version deployed(BpmnModelInstance model) {
        long key = camunda.newDeployResourceCommand()
                .addProcessModel(model, FILE)
                .send()
                .join()
                .getProcesses()
                .getFirst()
                .getProcessDefinitionKey();
        return new Version(model, key);
    }

    private static BpmnModelInstance partOne() {
        return read("/earlier-versions/PartnershipLifecycle-part-1.bpmn");
    }

    private static BpmnModelInstance packaged() {
        return read("/processes/lifecycle/" + FILE);
    }

    /** The present version with something behind the message. */
    private static BpmnModelInstance next() {
        BpmnModelInstance model = packaged();
        Process process = Objects.requireNonNull(model.getModelElementById(ProcessIds.PARTNERSHIP_LIFECYCLE));
        EndEvent end = model.newInstance(EndEvent.class);
        end.setId(END_OF_NEXT);
        process.addChildElement(end);
        SequenceFlow continued = Objects.requireNonNull(model.getModelElementById("Flow_Continued"));
        continued.getTarget().getIncoming().remove(continued);
        continued.setTarget(end);
        end.getIncoming().add(continued);
        return model;
    }

    private static BpmnModelInstance read(String resource) {
        try (InputStream stream = MigratedLifecycleTest.class.getResourceAsStream(resource)) {
            return Bpmn.readModelFromStream(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(BpmnModelInstance model) {
        return Bpmn.convertToString(model);
    }

    // --- given, when, then ---------------------------------------------------------------------------------------

    private void givenSetUpEndsAs(String outcome) {
        story.givenAPartnershipWith("health")
                .givenStageEndsWith(ProcessIds.PARTNERSHIP_SET_UP, Map.of(VariableNames.SET_UP_OUTCOME, outcome));
    }

    private Result whenMoved(Version from, Version to) {
        return new InstanceMigration(camunda)
                .move(lifecycle().getProcessInstanceKey(), from.model(), to.model(), to.key());
    }

    private void thenWaitsForNextStageIn(Version version) {
        story.thenIt().hasNoActiveIncidents().hasActiveElements(PartnershipLifecycle.TASK_WAIT_FOR_NEXT_STAGE);
        thenItRuns(version);
    }

    private void thenItRuns(Version version) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(lifecycle().getProcessDefinitionKey()).isEqualTo(version.key()));
    }

    private ProcessInstance lifecycle() {
        return camunda.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId(ProcessIds.PARTNERSHIP_LIFECYCLE))
                .send()
                .join()
                .items()
                .getFirst();
    }
}

package org.concordat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.Screen;
import org.concordat.endtoend.support.World;
import org.concordat.endtoend.support.World.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a deployment does with partnerships whose lifecycle began in an earlier version. */
@RealStackTest
class MigratedLifecycleTest {

    private static final String FILE = "PartnershipLifecycle.bpmn";
    private static final Path PART_ONE =
            Path.of("../process-tests/src/test/resources/earlier-versions/PartnershipLifecycle-part-1.bpmn");
    private static final String WAIT = "Task_WaitForNextStage";
    private static final Map<String, String> REPLACE = Map.of("CONCORDAT_DEPLOY_REPLACE", "true");

    private final World world;
    private boolean oursIsLive = true;

    MigratedLifecycleTest(World world) {
        this.world = world;
    }

    /** Other tests begin in the product's models, whatever happened here. */
    @AfterEach
    void putOursLive() {
        if (!oursIsLive) {
            world.deploy(REPLACE);
        }
    }

    @Test
    void shouldMoveWhatCanBeMovedListTheRestAndDoNothingTheSecondTime() throws IOException {
        // given a partnership at a step that no version of ours has
        putLive(Files.readString(PART_ONE).replace("Call_SetUp", "Call_SetUpElsewhere"));
        Journey elsewhere = Journey.propose(world, "staff", Journey.newName("Elsewhere"), "health", "police");
        elsewhere.awaitQuestion("check-proposal");
        // and, in the version of part 1, one that waits after its set-up and one in the middle of it
        putLive(Files.readString(PART_ONE));
        Journey midway = Journey.propose(world, "staff", Journey.newName("Midway"), "health", "police");
        Journey waiting = setUp(Journey.newName("Waiting"));
        awaitRecord(waiting, WAIT, "ELEMENT_ACTIVATED", 1);
        midway.awaitQuestion("check-proposal");

        // when
        Deployment deployment = world.deploy(REPLACE);

        // then what can be moved is moved
        oursIsLive = true;
        int version = versionOfOurs();
        assertThat(deployment.text())
                .contains(
                        movedTo(version) + " partnerships moved to version " + version + " of PartnershipLifecycle",
                        "1 partnership could not be moved to version " + version,
                        "partnership " + elsewhere.id() + ", version ",
                        "no mapping instruction defined for active element with id 'Call_SetUpElsewhere'")
                .doesNotContain(waiting.id().toString(), midway.id().toString());
        assertThat(deployment.exitCode()).isEqualTo(3);
        awaitVersion(waiting, version);
        awaitVersion(midway, version);
        // and the rest stands on Operations
        try (Screen asha = world.screen()) {
            asha.signIn("administrator").open("/operations").at("Operations");
            asha.says("Partnerships in an earlier version")
                    .says(elsewhere.name())
                    .says("not moved to version " + version)
                    .accessible();
        }

        // and both go on in the version that is live
        publishContinued(waiting);
        awaitRecord(waiting, WAIT, "ELEMENT_COMPLETED", version);
        awaitRecord(waiting, WAIT, "ELEMENT_ACTIVATED", version);
        midway.answer(
                "staff", midway.awaitQuestion("check-proposal"), "{\"outcome\":\"WITHDRAW\",\"reason\":\"Done\"}");
        midway.awaitStanding("WITHDRAWN");
        awaitRecord(midway, "End_Withdrawn", "ELEMENT_COMPLETED", version);

        // and when the one that could not be moved has ended, a second run has nothing to do
        world.engine().newCancelInstanceCommand(elsewhere.lifecycleKey()).send().join();
        awaitRecord(elsewhere, "PartnershipLifecycle", "ELEMENT_TERMINATED", 1);
        Deployment second = world.deploy(Map.of());
        assertThat(second.text()).doesNotContain("moved").contains("unchanged");
        assertThat(second.exitCode()).isZero();
        assertThat(versionOfOurs()).isEqualTo(version);
    }

    /** Puts a version live that is not ours; whatever is proposed from now on begins in it. */
    private void putLive(String model) {
        oursIsLive = false;
        long key = world.engine()
                .newDeployResourceCommand()
                .addResourceString(model, StandardCharsets.UTF_8, FILE)
                .send()
                .join()
                .getProcesses()
                .getFirst()
                .getProcessDefinitionKey();
        await().until(() -> !world.search()
                .records("process", Map.of("value.processDefinitionKey", key))
                .isEmpty());
    }

    private Journey setUp(String name) {
        Journey journey = Journey.sent(world, "staff", name, "health", "police");
        journey.accept("staff", "health");
        journey.accept("staff-police", "police");
        journey.answer(
                Journey.CHAIR,
                journey.awaitQuestion("decide-set-up"),
                "{\"decision\":\"APPROVE\",\"reason\":\"Good\"}");
        journey.awaitStanding("SET_UP");
        return journey;
    }

    private void publishContinued(Journey journey) {
        world.engine()
                .newPublishMessageCommand()
                .messageName("lifecycle.continued")
                .correlationKey(journey.id().toString())
                .timeToLive(Duration.ofMinutes(1))
                .send()
                .join();
    }

    /** Waits for a record about an element of the partnership's lifecycle in this version or a later one. */
    private void awaitRecord(Journey journey, String element, String intent, int version) {
        await(journey.name() + " " + element + " " + intent)
                .until(() -> world
                        .search()
                        .records(
                                "process-instance",
                                Map.of(
                                        "value.processInstanceKey",
                                        journey.lifecycleKey(),
                                        "value.elementId",
                                        element,
                                        "intent",
                                        intent))
                        .stream()
                        .map(MigratedLifecycleTest::versionIn)
                        .anyMatch(seen -> seen >= version));
    }

    private static int versionIn(JsonNode record) {
        return record.path("value").path("version").asInt();
    }

    /** Waits until the follower, too, knows which version a partnership runs. */
    private void awaitVersion(Journey journey, int version) {
        await(journey.name() + " in version " + version)
                .until(() -> world.database()
                        .sql("select process_version from engine_instance where instance_key = ?")
                        .param(journey.lifecycleKey())
                        .query(Integer.class)
                        .list()
                        .equals(List.of(version)));
    }

    private int versionOfOurs() {
        return world.database()
                .sql("select version from deployed_resource where resource = ?")
                .param(FILE)
                .query(Integer.class)
                .single();
    }

    /** Those of this test, and whatever earlier tests left running. */
    private int movedTo(int version) {
        return world.database()
                .sql("select count(*) from lifecycle_migration where to_version = ? and refusal is null")
                .param(version)
                .query(Integer.class)
                .single();
    }
}

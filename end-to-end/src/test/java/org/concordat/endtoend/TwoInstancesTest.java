package org.concordat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.Journey.Question;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.World;
import org.concordat.local.LocalSettings;
import org.concordat.local.server.ApplicationProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two applications work on the same stores, and one of them dies. Nothing is done twice, nothing is left. */
@RealStackTest
@Tag("full")
class TwoInstancesTest {

    private static final int JOURNEYS = 5;

    private final World world;
    private final ApplicationProcess second;

    TwoInstancesTest(World world) {
        this.world = world;
        LocalSettings own = LocalSettings.of(Path.of("target", "second instance"), World.freePortBase());
        Map<String, String> environment =
                new TreeMap<>(world.stack().settings().applicationEnvironment("local", password(world)));
        environment.put("SERVER_PORT", "" + own.ports().portal());
        environment.put("MANAGEMENT_SERVER_PORT", "" + own.ports().applicationManagement());
        this.second = new ApplicationProcess(own, world.jar(), environment);
    }

    private static String password(World world) {
        return world.stack().postgres().password();
    }

    @BeforeEach
    void startTheSecond() {
        second.start();
        second.awaitHealthy(Duration.ofMinutes(2));
    }

    @AfterEach
    void stopTheSecond() {
        second.stop();
    }

    @Test
    void shouldDoEverythingOnceAndGoOnWhenOneDies() {
        // given work for both
        List<Journey> journeys = new ArrayList<>();
        for (int i = 0; i < JOURNEYS; i++) {
            journeys.add(Journey.sent(world, "staff", Journey.newName("Pair " + i), "health", "education"));
        }
        journeys.forEach(journey -> journey.accept("staff", "health"));
        // when one of them dies in the middle
        second.kill();
        journeys.forEach(journey -> journey.accept("staff-education", "education"));
        second.start();
        second.awaitHealthy(Duration.ofMinutes(2));
        journeys.forEach(journey -> journey.answer(
                Journey.CHAIR,
                journey.awaitQuestion("decide-set-up"),
                "{\"decision\":\"APPROVE\",\"reason\":\"Good\"}"));
        // then
        journeys.forEach(journey -> journey.awaitStanding("SET_UP"));
        world.awaitQuiet();
        for (Journey journey : journeys) {
            assertThat(journey.questions()).hasSize(4);
            assertThat(journey.questions()).extracting(journey::completions).containsOnly(1);
            assertThat(journey.questions())
                    .extracting(Question::processInstanceKey)
                    .containsOnly(journey.questions().getFirst().processInstanceKey());
            assertThat(world.mails().lines(journey.name()))
                    .doesNotHaveDuplicates()
                    .hasSize(6);
        }
    }
}

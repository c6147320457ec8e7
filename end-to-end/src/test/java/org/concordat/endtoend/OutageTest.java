package org.concordat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.Journey.Question;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.Visitor;
import org.concordat.endtoend.support.Visitor.Answer;
import org.concordat.endtoend.support.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store is killed in the middle of the work. People are told in words, and it goes on without a restart of ours. */
@RealStackTest
@Tag("full")
class OutageTest {

    private static final String APPROVE = "{\"decision\":\"APPROVE\",\"reason\":\"Good\"}";

    private final World world;

    OutageTest(World world) {
        this.world = world;
    }

    @Test
    void shouldTakeAnswersWhileElasticsearchIsDown() {
        // given
        Journey journey = Journey.sent(world, "staff", Journey.newName("Search dies"), "health", "education");
        Question health = journey.awaitQuestion("answer-invitation", "health");
        Question education = journey.awaitQuestion("answer-invitation", "education");
        // when
        world.stack().elasticsearch().kill();
        // then people are told, and everything that is there can be answered
        await().until(() -> world.visitor("staff")
                .get("/tasks")
                .body()
                .contains("Search does not work, and new tasks do not appear yet"));
        assertThat(world.visitor("staff").get("/partnerships?q=dies").body())
                .contains("The search does not work at present")
                .contains(journey.name());
        assertThat(world.visitor("staff").get(journey.path()).status()).isEqualTo(200);
        assertThat(world.visitor("administrator").get("/operations").body()).contains("Unknown: Elasticsearch");
        journey.answer("staff", health, Journey.accepting("staff"));
        journey.answer("staff-education", education, Journey.accepting("staff-education"));
        // and when it is back, the next task appears and nothing came twice
        world.restart(world.stack().elasticsearch());
        finish(journey);
    }

    @Test
    void shouldSayThatNothingWorksWhilePostgresIsDownAndRecoverByItself() {
        // given
        Journey journey = Journey.sent(world, "staff", Journey.newName("Database dies"), "health", "education");
        Question health = journey.awaitQuestion("answer-invitation", "health");
        journey.accept("staff-education", "education");
        long application = world.stack().application().pid().orElseThrow();
        Visitor staff = world.visitor("staff");
        staff.prepare();
        // when
        world.stack().postgres().kill();
        try {
            // then every page says so in words, the one for strangers too
            for (Visitor visitor : new Visitor[] {staff, world.stranger()}) {
                Answer page = visitor.get("/tasks");
                assertThat(page.status()).isEqualTo(503);
                assertThat(page.body()).contains("Not available at present");
            }
            Answer answer = staff.post(
                    health.path() + "/answers/" + UUID.randomUUID(),
                    Map.of("answers", java.util.List.of(Journey.accepting("staff"))));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("Not available at present");
        } finally {
            world.restart(world.stack().postgres());
        }
        // and it works again by itself, with everybody still signed in
        await().until(() -> staff.get("/tasks").status() == 200);
        assertThat(world.stack().application().pid()).contains(application);
        assertThat(journey.now(health).state()).isEqualTo("OPEN");
        journey.answer("staff", health, Journey.accepting("staff"));
        finish(journey);
    }

    private void finish(Journey journey) {
        journey.answer(Journey.CHAIR, journey.awaitQuestion("decide-set-up"), APPROVE);
        journey.awaitStanding("SET_UP");
        world.awaitQuiet();
        assertThat(world.mails().lines(journey.name())).doesNotHaveDuplicates().hasSize(6);
    }
}

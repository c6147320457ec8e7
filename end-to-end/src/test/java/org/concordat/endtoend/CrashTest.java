package org.concordat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashSet;
import java.util.List;
import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.Journey.Question;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.World;
import org.concordat.local.process.RunningProcess;
import org.junit.jupiter.api.Test;

/** One part is killed in the middle of the work. Nothing is lost, nothing happens twice, and people are told. */
@RealStackTest
class CrashTest {

    private final World world;

    CrashTest(World world) {
        this.world = world;
    }

    @Test
    void shouldCompleteATaskOnceWhenTheApplicationDiesRightAfterTheAnswer() {
        // given an answer that is stored while the engine hangs, so that its completion waits
        Journey journey = Journey.propose(world, "staff", Journey.newName("App dies"), "health", "education");
        Question check = journey.awaitQuestion("check-proposal");
        // its mail is not what is tried here: cut off in the middle it would be kept as possibly sent
        await().until(() -> !world.mails().about(journey.name()).isEmpty());
        RunningProcess engine = world.stack().zeebe().process().orElseThrow();
        engine.signal("STOP");
        try {
            journey.answer("staff", check, "{\"outcome\":\"SEND\"}");
            assertThat(waiting(check)).isEqualTo(1);
            // when the application is killed
            world.stack().application().kill();
        } finally {
            engine.signal("CONT");
        }
        assertThat(waiting(check)).isEqualTo(1);
        world.restartApplication();
        // then it goes on where it was
        finish(journey);
        assertThat(journey.completions(check)).isEqualTo(1);
        assertEverythingOnce(journey);
    }

    private int waiting(Question question) {
        return world.database()
                .sql("select count(*) from outbox where subject = ? and done_at is null")
                .param(question.id().toString())
                .query(Integer.class)
                .single();
    }

    @Test
    void shouldGoOnWhereItWasWhenTheEngineDies() {
        // given
        Journey journey = Journey.sent(world, "staff", Journey.newName("Engine dies"), "health", "education");
        Question health = journey.awaitQuestion("answer-invitation", "health");
        Question education = journey.awaitQuestion("answer-invitation", "education");
        // when the engine is killed
        world.stack().zeebe().kill();
        // then the portal says so in words, and still takes answers and proposals
        await().until(() -> world.visitor("staff")
                .get("/tasks")
                .body()
                .contains("The process engine does not answer. What you send is kept"));
        journey.answer("staff", health, Journey.accepting("staff"));
        Journey proposed = Journey.propose(world, "staff", Journey.newName("Proposed meanwhile"), "health", "police");
        assertThat(waiting(health)).isEqualTo(1);
        assertThat(world.visitor("administrator").get("/operations").body())
                .contains("Complete a task")
                .contains("Start a lifecycle")
                .contains("Down");
        // and when it is back, everything goes on
        world.restart(world.stack().zeebe());
        proposed.awaitQuestion("check-proposal");
        await().until(() -> !world.visitor("staff").get("/tasks").body().contains("does not answer"));
        journey.answer("staff-education", education, Journey.accepting("staff-education"));
        finish(journey);
        assertThat(journey.completions(health)).isEqualTo(1);
        assertThat(journey.completions(education)).isEqualTo(1);
        assertEverythingOnce(journey);
        assertThat(lifecyclesOf(proposed)).isEqualTo(1);
    }

    private void finish(Journey journey) {
        for (String[] agency : new String[][] {{"staff", "health"}, {"staff-education", "education"}}) {
            boolean open = journey.questions().stream()
                    .noneMatch(question -> agency[1].equals(question.agencyId()) && question.submissionId() != null);
            if (open) {
                journey.accept(agency[0], agency[1]);
            }
        }
        journey.answer(
                Journey.CHAIR,
                journey.awaitQuestion("decide-set-up"),
                "{\"decision\":\"APPROVE\",\"reason\":\"All is well\"}");
        journey.awaitStanding("SET_UP");
        await().until(() -> world.mails().lines(journey.name()).stream()
                        .filter(line -> line.startsWith("Decision"))
                        .count()
                >= 2);
    }

    private void assertEverythingOnce(Journey journey) {
        world.awaitQuiet();
        List<String> mails = world.mails().lines(journey.name());
        assertThat(mails).hasSize(6);
        assertThat(new HashSet<>(mails)).as("no mail twice: " + mails).hasSize(6);
        assertThat(lifecyclesOf(journey)).isEqualTo(1);
        assertThat(journey.questions())
                .hasSize(4)
                .allSatisfy(question -> assertThat(question.taskState()).isEqualTo("COMPLETED"));
    }

    /** How many instances got as far as the set-up for this partnership. */
    private int lifecyclesOf(Journey journey) {
        await().until(() -> journey.questions().stream().findFirst().isPresent());
        return (int) journey.questions().stream()
                .map(Question::processInstanceKey)
                .distinct()
                .count();
    }
}

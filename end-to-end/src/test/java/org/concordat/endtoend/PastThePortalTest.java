package org.concordat.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.Journey.Question;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.Screen;
import org.concordat.endtoend.support.World;
import org.junit.jupiter.api.Test;

/** A task that was completed past the portal stops right there, and an answer in the portal mends it. */
@RealStackTest
class PastThePortalTest {

    private final World world;

    PastThePortalTest(World world) {
        this.world = world;
    }

    @Test
    void shouldStopAndThenGoOnWithTheAnswerOfThePortal() {
        // given
        Journey journey = Journey.sent(world, "staff", Journey.newName("Side door"), "health", "police");
        journey.accept("staff-police", "police");
        Question question = journey.awaitQuestion("answer-invitation", "health");
        // when somebody completes the task in the engine itself
        world.engine().newCompleteUserTaskCommand(question.task()).send().join();
        // then the process stops right there, and Operations says what to do
        await().until(() -> openIncidents(question) == 1);
        try (Screen asha = world.screen()) {
            asha.signIn("administrator").open("/operations").at("Operations");
            asha.says("PartnershipSetUp, Task_AnswerInvitation")
                    .says("The task was completed outside the portal, so there is no answer.")
                    .says("answers “Answer the invitation” in the portal: Mei Lin");
            assertThat(asha.page().getByText("Try again")).hasCount(0);
            asha.accessible();
            assertThat(journey.now(question).state()).isEqualTo("OPEN");
            assertThat(journey.questions()).noneMatch(other -> other.formId().equals("decide-set-up"));
            // and when the answer comes through the portal, it goes on with it
            journey.answer("staff", question, Journey.accepting("staff"));
            journey.awaitQuestion("decide-set-up");
            await().until(() -> openIncidents(question) == 0);
            asha.open("/operations").says("No process has stopped.");
        }
        assertThat(journey.now(question).outcome()).isEqualTo("ACCEPT");
    }

    private int openIncidents(Question question) {
        return world.database()
                .sql("""
                        select count(*) from engine_incident
                         where process_instance_key = ? and resolved_at is null""")
                .param(question.processInstanceKey())
                .query(Integer.class)
                .single();
    }
}

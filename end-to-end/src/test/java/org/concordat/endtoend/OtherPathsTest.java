package org.concordat.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.Journey.Question;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.Screen;
import org.concordat.endtoend.support.World;
import org.junit.jupiter.api.Test;

/** The ways a proposal can go that do not lead to a partnership at once. */
@RealStackTest
class OtherPathsTest {

    private final World world;

    OtherPathsTest(World world) {
        this.world = world;
    }

    @Test
    void shouldLetTheProposerChangeTheProposalAndThenAskTheAgenciesThatAreLeft() {
        // given
        String name = Journey.newName("Play space");
        Journey journey = Journey.propose(world, "staff", name, "health", "police");
        Question check = journey.awaitQuestion("check-proposal");
        try (Screen mei = world.screen()) {
            // when the lead officer wants changes
            mei.signIn("staff").open(check.path()).formReady();
            mei.choice("Ask the proposer to change it").check();
            mei.field("Why?").fill("Education belongs to it");
            mei.press("Send your answer").says("has been taken");
            // and the proposer makes them
            mei.open(journey.awaitQuestion("change-proposal").path())
                    .at("Change the proposal")
                    .formReady()
                    .accessible();
            assertThat(mei.field("Name of the partnership")).hasValue(name);
            mei.choice("Northmoor Police").uncheck();
            mei.press("Send your answer").problemsInFocus();
            mei.choice("Northmoor Education Service").check();
            mei.field("Name of the partnership").fill(name + " two");
            mei.press("Send your answer").says("has been taken");
            // then the lead officer checks it again, and it goes to the agencies named now
            mei.open(journey.awaitQuestion("check-proposal").path()).formReady().says(name + " two");
            mei.choice("Send it to the agencies").check();
            mei.press("Send your answer").says("has been taken");
        }
        journey.awaitQuestion("answer-invitation", "health");
        journey.awaitQuestion("answer-invitation", "education");
        assertThat(journey.questions())
                .filteredOn(question -> question.formId().equals("answer-invitation"))
                .extracting(Question::agencyId)
                .containsExactlyInAnyOrder("health", "education");
    }

    @Test
    void shouldEndWhenTheLeadOfficerWithdrawsTheProposal() {
        // given
        Journey journey = Journey.propose(world, "staff", Journey.newName("Night bus"), "health", "police");
        // when
        try (Screen mei = world.screen()) {
            mei.signIn("staff").open(journey.awaitQuestion("check-proposal").path());
            mei.formReady();
            mei.choice("Withdraw it").check();
            mei.field("Why?").fill("The town does it already");
            mei.press("Send your answer").says("has been taken");
            journey.awaitStanding("WITHDRAWN");
            // then
            mei.open(journey.path())
                    .says("Withdrawn")
                    .says("The town does it already")
                    .accessible();
        }
        awaitLifecycleEnded(journey);
        assertThat(world.mails().lines(journey.name()))
                .containsExactly("New task: Check the proposal > mei.lin@example.org");
    }

    @Test
    void shouldEndWhenTheChairStopsIt() {
        // given
        Journey journey = Journey.sent(world, "staff", Journey.newName("Toy library"), "health", "police");
        journey.accept("staff", "health");
        journey.accept("staff-police", "police");
        // when
        try (Screen ruth = world.screen()) {
            ruth.signIn("board").open(journey.awaitQuestion("decide-set-up").path());
            ruth.formReady().says("Northmoor Police");
            ruth.choice("Stop the proposal").check();
            ruth.press("Send your answer").problemsInFocus();
            ruth.field("What are the grounds for your decision?").fill("No money this year");
            ruth.press("Send your answer").says("has been taken");
            journey.awaitStanding("STOPPED");
            // then
            ruth.open(journey.path()).says("Stopped").says("No money this year").accessible();
        }
        awaitLifecycleEnded(journey);
        await().until(() -> world.mails().about(journey.name()).stream()
                        .filter(mail -> mail.subject().startsWith("Decision"))
                        .filter(mail -> mail.text().contains("No money this year"))
                        .count()
                == 2);
    }

    private void awaitLifecycleEnded(Journey journey) {
        await().until(() -> world.search()
                        .records(
                                "process-instance",
                                Map.of("key", journey.lifecycleKey(), "intent", "ELEMENT_COMPLETED"))
                        .size()
                == 1);
    }
}

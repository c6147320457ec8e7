package org.concordat.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.Journey.Question;
import org.concordat.endtoend.support.Mails.Mail;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.Screen;
import org.concordat.endtoend.support.World;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** One partnership from its proposal to its set-up, as people see it in their browsers. */
@RealStackTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ThreadTest {

    private final World world;
    private final String name = "Warm homes";
    private final Journey journey;

    ThreadTest(World world) {
        this.world = world;
        this.journey = propose();
    }

    /** Proposes on the page, with an error first. */
    private Journey propose() {
        try (Screen mei = world.screen()) {
            mei.open("/").at("Sign in").accessible();
            mei.signInHere("staff").at("My tasks").accessible();
            mei.follow("Propose a partnership").at("Propose a partnership").accessible();
            mei.field("Name of the partnership").fill(name);
            mei.press("Propose the partnership");
            assertThat(mei.problemsInFocus()).containsText("two");
            assertThat(mei.page()).hasTitle(java.util.regex.Pattern.compile("^Error: "));
            assertThat(mei.field("Name of the partnership")).hasValue(name);
            mei.accessible();
            mei.field("Whom is it for?").fill("Families in cold homes");
            mei.field("Why should the agencies work together on this?").fill("Cold homes make children ill");
            mei.choice("Northmoor Health Trust").check();
            mei.choice("Northmoor Education Service").check();
            mei.choice("In need, or at risk of harm").check();
            Journey.fillDesign(mei);
            mei.field("Which body decides on the set-up?").selectOption("partnership-board");
            mei.press("Propose the partnership");
            mei.at(name).says("The partnership has been proposed").accessible();
            UUID id = UUID.fromString(mei.path().replaceAll(".*/", ""));
            return Journey.existing(world, id, name);
        }
    }

    @Test
    @Order(1)
    void shouldLeadFromTheMailToTheTaskOfTheLeadOfficer() {
        // given the task has come, with one mail
        Question check = journey.awaitQuestion("check-proposal");
        await().until(() -> !world.mails().about(name).isEmpty());
        List<Mail> mails = world.mails().about(name);
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().to()).contains("mei.lin@example.org");
        assertThat(mails.getFirst().html()).contains(world.portalUrl() + check.path());
        String link = Screen.addressIn(mails.getFirst().text(), world.portalUrl());
        assertThat(link).isEqualTo(world.portalUrl() + check.path());
        try (Screen mei = world.screen()) {
            // when its link is followed by somebody who is signed out
            mei.open(check.path()).at("Sign in").signInHere("staff");
            // then the task is there, and sending it out works
            mei.at("Check the proposal").formReady().accessible();
            assertThat(mei.path()).startsWith(check.path());
            mei.says("Families in cold homes").says("Northmoor Education Service");
            mei.press("Send your answer");
            mei.problemsInFocus();
            mei.accessible();
            mei.says("Nobody reaches all of them").says("Collaboration");
            mei.choice("Send it to the agencies").check();
            mei.says("Suggested set-up: Standard.").says("The risk is medium.");
            // and the checklist names who could be missing, which the lead officer may leave so
            mei.says("Who is around this group").says("The police often know first of children at risk.");
            mei.field("Why does it go out without the kinds").fill("The police join in the second year");
            mei.picture("check-proposal", mei.page().getByText("Who is around this group"));
            // another tier needs a reason, the suggested one none
            mei.choice("Light – check, ask the agencies, decide").check();
            assertThat(mei.field("Why not as suggested?")).isVisible();
            mei.press("Send your answer").problemsInFocus();
            mei.accessible();
            mei.choice("Standard – also needs, commitment of senior officers, governance and first risks")
                    .check();
            assertThat(mei.field("Why not as suggested?")).isHidden();
            mei.press("Send your answer").at("My tasks").says("has been taken");
        }
    }

    @Test
    @Order(2)
    void shouldAskTheLeadOfficerForTheNeedsBeforeTheAgencies() {
        // given
        Question needs = journey.awaitQuestion("describe-needs");
        assertThat(journey.questions()).noneMatch(question -> question.formId().equals("answer-invitation"));
        try (Screen mei = world.screen()) {
            mei.signIn("staff").followTo(needs.path());
            mei.at("Describe the needs").formReady().accessible();
            mei.field("How do you know that this is needed?").fill("Every third home is cold");
            mei.field("What is there already?").fill("An advice line");
            mei.field("What is missing?").fill("Help with repairs");
            // when a line does not say who holds the data
            mei.field("What should be measured at the start, and who holds it?").fill("Visits to the doctor");
            mei.press("Send your answer");
            assertThat(mei.problemsInFocus()).containsText("then a colon");
            mei.accessible();
            mei.field("What should be measured at the start, and who holds it?").fill("Visits to the doctor: health");
            mei.press("Send your answer").at("My tasks").says("has been taken");
            // then it stands on the partnership's page
            mei.open(journey.path()).says("Every third home is cold").says("Visits to the doctor (held by health)");
            mei.says("Standard, as suggested, by Mei Lin").accessible();
            mei.says("Why it goes out without them: The police join in the second year");
        }
    }

    @Test
    @Order(3)
    void shouldAnswerWhatAnAgencyAsksAndInviteItAgain() {
        // given somebody says what is expected of the agency
        try (Screen mei = world.screen()) {
            mei.signIn("staff").open(journey.path()).follow("Say what is expected of each agency");
            mei.at("What is expected of each agency").accessible();
            mei.field("Northmoor Education Service").fill("Names schools that take part");
            mei.press("Save").at(name).says("Names schools that take part").accessible();
        }
        Question invitation = journey.awaitQuestion("answer-invitation", "education");
        try (Screen grace = world.screen()) {
            // when the agency asks something first
            grace.signIn("staff-education").followTo(invitation.path());
            grace.at("Answer the invitation").formReady().says("Names schools that take part");
            grace.choice("We have a question first").check();
            grace.press("Send your answer").problemsInFocus();
            grace.accessible();
            grace.field("What do you want to know?").fill("How many schools?");
            grace.press("Send your answer").at("My tasks").says("has been taken");
        }
        Question question = journey.awaitQuestion("answer-question");
        try (Screen mei = world.screen()) {
            // and the lead officer replies
            mei.signIn("staff").followTo(question.path());
            mei.at("Answer a question").formReady().says("How many schools?").accessible();
            mei.field("What do you reply?").fill("Three to begin with");
            mei.press("Send your answer").at("My tasks").says("has been taken");
            // then everybody of the partnership can read both
            mei.open(journey.path()).says("How many schools?").says("Three to begin with");
            mei.page().locator("a[href$='/deadline']").first().click();
            mei.at("Move the deadline").accessible().picture("deadline");
        }
        // and the agency has the invitation again, with the reply
        Question again = journey.awaitQuestion("answer-invitation", "education");
        assertThat(again.id()).isNotEqualTo(invitation.id());
        try (Screen grace = world.screen()) {
            grace.signIn("staff-education").followTo(again.path());
            grace.at("Answer the invitation")
                    .formReady()
                    .says("Three to begin with")
                    .accessible();
            grace.picture("task").picture("invitation", grace.page().getByText("The lead officer is"));
        }
    }

    @Test
    @Order(4)
    void shouldKeepADraftAndTakeARefusalWithItsReason() {
        // given
        Question question = journey.awaitQuestion("answer-invitation", "education");
        try (Screen grace = world.screen()) {
            grace.signIn("staff-education").followTo(question.path());
            grace.at("Answer the invitation").formReady();
            // then she reads what the lead officer found out
            grace.says("Every third home is cold").says("Visits to the doctor (held by health)");
            // when the answer decides which questions follow
            grace.choice("Yes, we will take part").check();
            assertThat(grace.field("Who will represent your agency?")).isVisible();
            assertThat(grace.field("Why not?")).isHidden();
            grace.choice("No, we will not take part").check();
            assertThat(grace.field("Who will represent your agency?")).isHidden();
            // and a draft is left behind
            grace.field("Why not?").fill("We have no people for it this year");
            assertThat(grace.page().locator("[data-draft-status]")).containsText("Draft saved");
            grace.page().reload();
            grace.formReady();
            assertThat(grace.field("Why not?")).hasValue("We have no people for it this year");
            assertThat(grace.page().locator("[data-draft-status]")).containsText("your draft of");
            grace.accessible();
            // and something is sent that only the server can refuse
            grace.field("Why not?").fill("   ");
            grace.press("Send your answer");
            // then it says so at the top, and keeps the answer
            grace.problemsInFocus();
            assertThat(grace.choice("No, we will not take part")).isChecked();
            grace.accessible();
            grace.field("Why not?").fill("We have no people for it this year");
            grace.press("Send your answer")
                    .at("My tasks")
                    .says("has been taken")
                    .accessible();
        }
        assertThat(journey.now(question).outcome()).isEqualTo("DECLINE");
    }

    @Test
    @Order(5)
    void shouldShowTheServersRefusalWhenTheListChangedMeanwhile() {
        // given an answer that was right when the page was opened
        Question question = journey.awaitQuestion("answer-invitation", "health");
        try (Screen mei = world.screen()) {
            mei.signIn("staff").followTo(question.path());
            mei.formReady();
            mei.choice("Yes, we will take part").check();
            mei.field("Who will represent your agency?").selectOption("Tom Barley");
            mei.field("Who is the second person?").selectOption("Mei Lin");
            world.database()
                    .sql("update appointment set agency_id = 'police' where person_id = 'p-2b66'")
                    .update();
            // when it is sent
            mei.press("Send your answer");
            // then the refusal stands at the top and the rest is still there
            assertThat(mei.problemsInFocus()).containsText("Choose somebody who acts for your agency");
            assertThat(mei.choice("Yes, we will take part")).isChecked();
            mei.accessible();
            // and the next try is taken
            mei.field("Who will represent your agency?").selectOption("Mei Lin");
            mei.field("Who is the second person?").selectOption("Mei Lin");
            mei.press("Send your answer");
            assertThat(mei.problemsInFocus()).containsText("Choose somebody else than the representative");
            mei.field("Who is the second person?").selectOption("Daniel Price");
            mei.press("Send your answer").at("My tasks").says("has been taken");
        } finally {
            world.database()
                    .sql("update appointment set agency_id = 'health' where person_id = 'p-2b66'")
                    .update();
        }
    }

    @Test
    @Order(6)
    void shouldHaveTheSeniorOfficerCommitTheAgency() {
        // given only the agency that takes part is asked
        Question question = journey.awaitQuestion("confirm-commitment", "health");
        try (Screen daniel = world.screen()) {
            daniel.signIn("senior").followTo(question.path());
            daniel.at("Confirm the commitment").formReady().says("Cold homes make children ill");
            // when it is committed without saying what that means
            daniel.choice("Yes").check();
            daniel.press("Send your answer").problemsInFocus();
            daniel.accessible();
            daniel.field("What time do people get for it?").fill("A day a week of one nurse");
            daniel.field("What else does your agency bring?").fill("A room in the clinic");
            daniel.choice("Like other work we have agreed to").check();
            daniel.press("Send your answer").at("My tasks").says("has been taken");
            // then everybody of the partnership reads it
            daniel.open(journey.path()).says("A day a week of one nurse").says("Second: Daniel Price");
        }
    }

    @Test
    @Order(7)
    void shouldAgreeTheGovernanceAndDraftTheTermsOfReference() {
        // given
        Question question = journey.awaitQuestion("agree-governance");
        try (Screen mei = world.screen()) {
            mei.signIn("staff").followTo(question.path());
            mei.at("Agree the governance").formReady().says("A room in the clinic");
            // when nothing is said, everything is asked for
            mei.press("Send your answer").problemsInFocus();
            mei.accessible();
            Journey.fillGovernance(mei);
            // and somebody cannot stand in for themselves
            mei.field("Who stands in for the chair?").selectOption("Ruth Okafor");
            mei.press("Send your answer");
            assertThat(mei.problemsInFocus()).containsText("somebody else than the person they stand in for");
            mei.field("Who stands in for the chair?").selectOption("Daniel Price");
            mei.press("Send your answer").at("My tasks").says("has been taken");
            // then there is a document
            mei.open(journey.path()).follow("Terms of reference, drafted from these answers");
            mei.at("Terms of reference")
                    .says("Ruth Okafor; stands in: Daniel Price")
                    .says("A leaflet");
            mei.accessible().picture("terms-of-reference");
        }
    }

    @Test
    @Order(8)
    void shouldBeginTheRiskRegister() {
        // given
        Question question = journey.awaitQuestion("rate-first-risks");
        try (Screen mei = world.screen()) {
            mei.signIn("staff").followTo(question.path());
            mei.at("Rate the first risks")
                    .formReady()
                    .says("The risk register is empty")
                    .accessible();
            // when a known difficulty is taken over and rated as a high risk
            mei.follow("risk register").at("Risk register").accessible();
            mei.follow("People change (5 of 30)").at("Enter a risk");
            mei.choice("4 – Likely").check();
            mei.choice("4 – Stops some of the work").check();
            mei.press("Keep this risk").says("A high risk needs an owner").accessible();
            mei.field("Who looks after it?").selectOption("Tom Barley");
            mei.field("By when is something done?").fill("2027-02-01");
            mei.press("Keep this risk")
                    .at("Risk register")
                    .says("High, 16 of 25")
                    .says("Tom Barley")
                    .accessible()
                    .picture("risk-register");
            // then the task can be answered
            mei.open(question.path()).formReady().says("High (16 of 25)");
            mei.choice("Yes, the register lists them").check();
            mei.press("Send your answer").at("My tasks").says("has been taken");
        }
    }

    @Test
    @Order(9)
    void shouldBeSetUpWhenTheChairApproves() {
        // given
        Question question = journey.awaitQuestion("decide-set-up");
        try (Screen ruth = world.screen()) {
            ruth.signIn("board").at("My tasks");
            ruth.followTo(question.path());
            ruth.formReady()
                    .says("Declined")
                    .says("We have no people for it this year")
                    .says("A day a week of one nurse")
                    .says("Ruth Okafor; stands in: Daniel Price")
                    .accessible()
                    .picture("decision");
            // when
            ruth.choice("Approve the set-up").check();
            ruth.field("What are the grounds for your decision?").fill("Two agencies are enough to begin");
            ruth.press("Send your answer").at("My tasks").says("has been taken");
            journey.awaitStanding("SET_UP");
            // then its page tells who takes part and what happened
            ruth.open(journey.path()).at(name).says("Set up").says("Mei Lin").says("Declined");
            ruth.says("Northmoor Partnership Board, chaired by Ruth Okafor");
            await().until(() -> {
                ruth.page().reload();
                return ruth.page().locator(".concordat-timeline__item").count() >= 8;
            });
            ruth.accessible()
                    .picture("partnership")
                    .picture("agencies", ruth.page().locator("#agencies"));
            ruth.follow("Partnerships")
                    .at("Partnerships")
                    .says(name)
                    .accessible()
                    .picture("partnerships");
            ruth.field("Search by name, group, reason or agency").fill("cold homes");
            ruth.press("Search").says(name).accessible();
            ruth.press("Sign out").at("Sign in").says("You are signed out").accessible();
        }
        // and each asked agency is told once
        await().until(() -> world.mails().lines(name).stream()
                        .filter(line -> line.startsWith("Decision"))
                        .count()
                >= 2);
        world.awaitQuiet();
        assertThat(world.mails().lines(name))
                .containsExactly(
                        "Decision on the set-up > grace.adeyemi@example.org",
                        "Decision on the set-up > mei.lin@example.org",
                        "New task: Agree the governance > mei.lin@example.org",
                        "New task: Answer a question > mei.lin@example.org",
                        "New task: Answer the invitation > grace.adeyemi@example.org",
                        "New task: Answer the invitation > grace.adeyemi@example.org",
                        "New task: Answer the invitation > mei.lin@example.org",
                        "New task: Check the proposal > mei.lin@example.org",
                        "New task: Confirm the commitment > daniel.price@example.org",
                        "New task: Decide on the set-up > ruth.okafor@example.org",
                        "New task: Describe the needs > mei.lin@example.org",
                        "New task: Rate the first risks > mei.lin@example.org");
    }

    @Test
    @Order(10)
    void shouldWaitForTheNextStageOnceItIsSetUp() {
        Map<String, Object> wait =
                Map.of("value.processInstanceKey", journey.lifecycleKey(), "value.elementId", "Task_WaitForNextStage");
        await().until(() -> !world.search()
                .records("process-instance", with(wait, "ELEMENT_ACTIVATED"))
                .isEmpty());
        assertThat(world.search().records("process-instance", with(wait, "ELEMENT_COMPLETED")))
                .isEmpty();
        assertThat(world.database()
                        .sql("select state from engine_instance where instance_key = ?")
                        .param(journey.lifecycleKey())
                        .query(String.class)
                        .single())
                .isEqualTo("ACTIVE");
    }

    private static Map<String, Object> with(Map<String, Object> values, String intent) {
        Map<String, Object> all = new java.util.HashMap<>(values);
        all.put("intent", intent);
        return all;
    }

    @Test
    @Order(11)
    void shouldShowAdministratorsTheirPages() {
        try (Screen asha = world.screen()) {
            asha.signIn("administrator");
            asha.follow("Directory")
                    .at("Directory")
                    .says("Ruth Okafor")
                    .accessible()
                    .picture("directory");
            asha.follow("Operations")
                    .at("Operations")
                    .says("Zeebe")
                    .accessible()
                    .picture("operations");
        }
    }

    @Test
    @Order(12)
    void shouldTakeAnAnswerFromTheKeyboardAlone() {
        // given a proposal to check
        Journey other = Journey.propose(world, "staff", Journey.newName("Keys only"), "health", "police");
        Question check = other.awaitQuestion("check-proposal");
        try (Screen mei = world.screen()) {
            mei.signIn("staff").at("My tasks");
            // when nothing but the keyboard is used
            mei.tabTo(mei.page().locator("a[href='" + check.path() + "']")).key("Enter");
            mei.at("Check the proposal").formReady();
            mei.tabTo(mei.choice("Send it to the agencies")).key("Space");
            mei.tabTo(mei.page().locator("[data-form-sender] button")).key("Enter");
            // then the answer is taken
            mei.at("My tasks").says("has been taken");
        }
        assertThat(other.now(check).outcome()).isEqualTo("SEND");
    }

    @Test
    @Order(13)
    void shouldWorkWithoutJavaScriptExceptForTheFormsOfTasks() {
        String plain = Journey.newName("No script");
        try (Screen mei = world.screenWithoutJavaScript()) {
            // when a partnership is proposed without JavaScript
            mei.signIn("staff").follow("Propose a partnership");
            mei.field("Name of the partnership").fill(plain);
            mei.field("Whom is it for?").fill("Everybody");
            mei.field("Why should the agencies work together on this?").fill("To try");
            mei.choice("Northmoor Health Trust").check();
            mei.choice("Northmoor Police").check();
            Journey.fillDesign(mei);
            mei.field("Which body decides on the set-up?").selectOption("partnership-board");
            mei.press("Propose the partnership").at(plain).says("has been proposed");
            // then it goes on, and the page of the task says what it needs
            UUID id = UUID.fromString(mei.path().replaceAll(".*/", ""));
            Question check = Journey.existing(world, id, plain).awaitQuestion("check-proposal");
            mei.open(check.path()).at("Check the proposal");
            assertThat(mei.page().locator("noscript .govuk-warning-text")).isVisible();
            assertThat(mei.page().locator("[data-form-sender] button")).isDisabled();
        }
    }
}

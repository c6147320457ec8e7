package org.concordat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.Journey.Question;
import org.concordat.endtoend.support.Mails.Mail;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.Screen;
import org.concordat.endtoend.support.World;
import org.junit.jupiter.api.Test;

/** Somebody is away: whoever stands in is told at once and answers. An agency has days of its own. */
@RealStackTest
class AbsenceTest {

    /** The chair of the board, called in to lead a partnership. */
    private static final String RUTH = "p-7d20";

    private final World world;

    AbsenceTest(World world) {
        this.world = world;
    }

    @Test
    void shouldTellWhoeverStandsInAndLetThemAnswerForThatTime() {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        try (Screen ruth = world.screen();
                Screen daniel = world.screen();
                Screen asha = world.screen()) {
            // given Ruth says that she is away, at first without the days
            ruth.signIn("board").follow("My absences").at("My absences").accessible();
            ruth.press("Enter an absence").at("Enter an absence").accessible();
            ruth.press("Keep this absence");
            assertThat(ruth.problemsInFocus().innerText()).contains("Enter the first day away");
            ruth.accessible();
            ruth.field("First day away").fill(today.toString());
            ruth.field("Last day away").fill(today.plusDays(3).toString());
            ruth.field("Who stands in?").selectOption("Daniel Price");
            ruth.press("Keep this absence")
                    .says("The absence is kept.")
                    .says("Daniel Price")
                    .accessible();

            // when she is asked something
            Journey journey = ledByRuth(Journey.newName("Away"));
            Question check = journey.awaitQuestion("check-proposal");

            // then both are told, with the due date for their calendars
            await().until(() -> world.mails().lines(journey.name()).size() == 2);
            assertThat(world.mails().lines(journey.name()))
                    .containsExactly(
                            "New task: Check the proposal > daniel.price@example.org",
                            "New task: Check the proposal > ruth.okafor@example.org");
            assertThat(world.mails().about(journey.name()))
                    .extracting(Mail::attachments)
                    .containsOnly(List.of("text/calendar"));

            // then Daniel sees it, and for whom he stands in
            daniel.signIn("senior")
                    .at("My tasks")
                    .says("Ruth Okafor is away until")
                    .accessible();
            daniel.open(check.path())
                    .formReady()
                    .says("Ruth Okafor is away until")
                    .accessible();
            asha.signIn("administrator")
                    .follow("Directory")
                    .says("Daniel Price stands in")
                    .accessible();
            asha.followTo("/directory/people/" + RUTH + "/absences")
                    .at("Absences")
                    .accessible();

            // when Ruth is back
            ruth.page().locator("form[action$='/withdraw'] button").click();
            ruth.says("The absence is withdrawn.");

            // then
            daniel.open(check.path()).at("Page not found").forgive("404");
            assertThat(world.visitor("senior").get("/tasks").body()).doesNotContain(check.path());
        }
    }

    private Journey ledByRuth(String name) {
        UUID id = UUID.randomUUID();
        Map<String, List<String>> fields = Journey.fields(id, name, "health", "police");
        fields.put("leadOfficerId", List.of(RUTH));
        assertThat(world.visitor("staff").post("/propose", fields).location()).isEqualTo("/partnerships/" + id);
        return Journey.existing(world, id, name);
    }

    @Test
    void shouldGiveAnAgencyItsHolidaysAndClosedDays() {
        try (Screen asha = world.screen()) {
            // given
            asha.signIn("administrator").follow("Directory");
            asha.followTo("/directory/agencies/family-action/calendar")
                    .at("Calendar")
                    .accessible();

            // when
            asha.choice("Scotland").check();
            asha.press("Keep these holidays").says("The agency keeps the public holidays of Scotland.");
            asha.press("Add these days");
            assertThat(asha.problemsInFocus().innerText()).contains("Enter the first closed day");
            asha.accessible();
            asha.field("First closed day").fill("2030-12-23");
            asha.field("Last closed day").fill("2031-01-03");
            asha.field("What is it closed for?").fill("Christmas closure");
            asha.press("Add these days");

            // then
            asha.says("23 December 2030 to 3 January 2031").accessible();

            // when it is taken back
            asha.page().locator("form[action$='/delete'] button").click();
            asha.says("The agency has no closed days of its own.");
            asha.choice("England and Wales").check();
            asha.press("Keep these holidays").says("England and Wales");
        }
    }
}

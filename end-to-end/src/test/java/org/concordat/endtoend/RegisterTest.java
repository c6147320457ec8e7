package org.concordat.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.Screen;
import org.concordat.endtoend.support.World;
import org.junit.jupiter.api.Test;

/** Partnerships that are running are registered, by form and by file, and wait in the engine for their next stage. */
@RealStackTest
class RegisterTest {

    private final World world;

    RegisterTest(World world) {
        this.world = world;
    }

    @Test
    void shouldRegisterOnePartnershipOnItsPageAndLetItWaitForItsNextStage() {
        // given
        String name = Journey.newName("Family centre");
        try (Screen mei = world.screen()) {
            mei.signIn("staff")
                    .follow("Partnerships")
                    .follow("Register a running partnership")
                    .at("Register a running partnership")
                    .accessible();

            // when it is sent half done, by the enter key
            mei.field("Name of the partnership").fill(name);
            mei.field("Name of the partnership").press("Enter");

            // then
            mei.says("There is a problem").says("Choose the stage it is in").accessible();

            // when it is filled in
            mei.field("Whom is it for?").fill("Families in the north");
            mei.field("Why does it exist?").fill("One door instead of five");
            mei.choice("Role agreement").check();
            mei.field("When did it start?").fill("2023-09-01");
            mei.field("Or: when is it reviewed next?").fill("2027-09-01");
            mei.field("Which area is it for?").fill("The north");
            mei.page().locator("#primaryModel-3").check();
            mei.page().locator("#form-3").check();
            mei.choice("Coordination").check();
            member(mei, 0, "health", "p-15e8", "p-2b66");
            member(mei, 1, "education", "p-58c3", "");
            member(mei, 2, "police", "p-e05b", "");
            mei.press("Make room for another agency");
            member(mei, 3, "family-action", "p-f390", "");
            mei.page().locator("#initiatingBodyId").selectOption("early-years-group");
            mei.page().locator("[id='documents[0].name']").fill("House rules");
            mei.page().locator("[id='documents[0].keptAt']").fill("At the door");
            mei.press("Register the partnership");

            // then
            mei.at(name)
                    .says("The partnership has been registered.")
                    .says("Running")
                    .says("Role agreement")
                    .says("Tom Barley")
                    .says("Northmoor Police has named no second person")
                    .says("House rules")
                    .accessible();
            UUID id = UUID.fromString(mei.page().url().replaceAll(".*/", ""));
            assertWaitsForNextStage(Journey.existing(world, id, name));
        }
    }

    private static void member(Screen screen, int row, String agency, String representative, String second) {
        select(screen, row, "agencyId").selectOption(agency);
        select(screen, row, "representativeId").selectOption(representative);
        select(screen, row, "secondId").selectOption(second);
    }

    private static Locator select(Screen screen, int row, String field) {
        return screen.page().locator("[id='members[%d].%s']".formatted(row, field));
    }

    @Test
    void shouldRegisterThePartnershipsOfAFileAfterTryingItOut() {
        // given
        String one = Journey.newName("Safe streets");
        String two = Journey.newName("Zażółć");
        String names = "name;target_group;reason;stage;started_on;review_on;area;main_model;form;degree;members;body\n";
        String rest = ";Everybody;\"First line\nsecond; line\";Operation and review;1/4/2022;1/4/2027;Town;"
                + "Coordinated delivery;Virtual organisation;Cooperation;"
                + "health:mei.lin@example.org|police:p-e05b;partnership-board\n";
        try (Screen mei = world.screen()) {
            mei.signIn("staff")
                    .open("/register/file")
                    .at("Register running partnerships from a file")
                    .accessible();

            // when there is a fault in it
            mei.field("The file").setInputFiles(csv(names + one + rest.replace("police", "fire")));
            mei.press("Try it out").at("What the file would do");

            // then
            assertThat(mei.problemsInFocus()).containsText("The file has 1 fault");
            mei.says("There is no agency with the id fire in the directory").accessible();

            // when it is put right
            mei.follow("Take another file").field("The file").setInputFiles(csv(names + one + rest + two + rest));
            mei.press("Try it out")
                    .at("What the file would do")
                    .says("Nothing has been registered yet.")
                    .says(two)
                    .accessible();
            assertThat(registered(one)).isZero();
            mei.press("Register these 2 partnerships")
                    .at("Partnerships")
                    .says("The 2 partnerships have been registered.");

            // then
            mei.says(one).says(two);
            mei.page().getByText(two).first().click();
            mei.at(two).says("First line").says("second; line");
            UUID id = UUID.fromString(mei.page().url().replaceAll(".*/", ""));
            assertWaitsForNextStage(Journey.existing(world, id, two));
        }
    }

    private static FilePayload csv(String text) {
        return new FilePayload("partnerships.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldSayThatAFileIsFarTooLarge() {
        try (Screen mei = world.screen()) {
            mei.signIn("staff").open("/register/file");
            mei.field("The file")
                    .setInputFiles(new FilePayload("partnerships.csv", "text/csv", new byte[12 * 1024 * 1024]));
            mei.press("Try it out").at("This is too large").says("Nothing of it was read or kept.");
            mei.forgive("413");
        }
    }

    private int registered(String name) {
        return world.database()
                .sql("select count(*) from partnership where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private void assertWaitsForNextStage(Journey journey) {
        await().until(() -> world.database()
                .sql("select lifecycle_key is not null from partnership where id = ?")
                .param(journey.id())
                .query(Boolean.class)
                .single());
        await().until(() -> !activated(journey, "Task_WaitForNextStage").isEmpty());
        assertThat(activated(journey, "Call_SetUp")).isEmpty();
        assertThat(journey.standing()).isEqualTo("RUNNING");
        assertThat(journey.questions()).isEmpty();
    }

    private List<JsonNode> activated(Journey journey, String elementId) {
        return world.search()
                .records(
                        "process-instance",
                        Map.of(
                                "value.processInstanceKey",
                                journey.lifecycleKey(),
                                "value.elementId",
                                elementId,
                                "intent",
                                "ELEMENT_ACTIVATED"));
    }
}

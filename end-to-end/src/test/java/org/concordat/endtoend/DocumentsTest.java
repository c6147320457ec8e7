package org.concordat.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.Screen;
import org.concordat.endtoend.support.World;
import org.junit.jupiter.api.Test;

/** A document of a partnership from its first version to its withdrawal, on the pages that people use. */
@RealStackTest
class DocumentsTest {

    private static final String WARNING = "Never add a document about individual children or families";

    private final World world;

    DocumentsTest(World world) {
        this.world = world;
    }

    @Test
    void shouldAddReadRenewAndWithdrawADocument() throws IOException {
        // given
        Journey journey = Journey.propose(world, "staff", Journey.newName("Papers"), "health", "police");
        try (Screen mei = world.screen();
                Screen ruth = world.screen()) {
            mei.signIn("staff").open(journey.path()).says("No document has been added yet.");
            mei.follow("Add a document").at("Add a document").says(WARNING).accessible();

            // when it is sent half done, with a script that calls itself a PDF
            mei.field("The file").setInputFiles(file("Minutes.pdf", "<html><script>alert(1)</script></html>"));
            mei.press("Add a document");

            // then
            assertThat(mei.problemsInFocus()).containsText("What is in the file is not PDF");
            mei.says("Say what the document is called").accessible();

            // when it is put right
            mei.field("What is it called?").fill("Minutes of the first meeting");
            mei.choice("Minutes").check();
            mei.field("The file").setInputFiles(file("Minutes.pdf", "%PDF-1.7\nfirst"));
            mei.press("Add a document").at(journey.name()).says("The document has been added.");
            mei.says("Minutes of the first meeting").says("PDF, 1 KB").accessible();

            // then others of the partnership can read it
            ruth.signIn(Journey.CHAIR).open(journey.path());
            assertThat(downloaded(ruth, "Download Minutes of the first meeting"))
                    .isEqualTo("%PDF-1.7\nfirst");
            assertThat(ruth.link("Add a document")).hasCount(0);

            // when there is a new version
            mei.follow("Minutes of the first meeting")
                    .at("Minutes of the first meeting")
                    .press("Add a new version");
            mei.at("Add a new version").accessible();
            mei.field("The file").setInputFiles(file("Minutes, corrected.txt", "second"));
            mei.press("Add a new version")
                    .says("The new version has been added.")
                    .accessible();

            // then both can be read
            assertThat(downloaded(mei, "Download Minutes, corrected.txt")).isEqualTo("second");
            assertThat(downloaded(mei, "Download Minutes.pdf")).isEqualTo("%PDF-1.7\nfirst");

            // when it is withdrawn
            mei.press("Withdraw the document")
                    .at("Withdraw a document")
                    .says("in all 2 versions")
                    .accessible();
            mei.field("Why is it withdrawn?").fill("It names a family");
            mei.press("Withdraw it and delete its content");

            // then
            mei.says("What was in it has been deleted.")
                    .says("It names a family")
                    .accessible();
            ruth.open(journey.path())
                    .says("Withdrawn")
                    .says("Document withdrawn")
                    .accessible();
            assertThat(ruth.link("Download Minutes")).hasCount(0);
        }
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
    }

    private static String downloaded(Screen screen, String link) throws IOException {
        Download download = screen.page().waitForDownload(() -> screen.follow(link));
        try (InputStream in = download.createReadStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Servers limit the parts of a form with a file in it; the longest form has more than most would take. */
    @Test
    void shouldReadTheLongestRegistration() {
        try (Screen mei = world.screen()) {
            mei.signIn("staff").open("/register");
            FormData parts = FormData.create()
                    .set("_csrf", mei.page().locator("form [name=_csrf]").last().inputValue())
                    .set("agreementFile", file("Zażółć gęślą jaźń ".repeat(12) + ".pdf", "%PDF-1.7"));
            for (int i = 0; i < 50; i++) {
                parts.set("members[%d].agencyId".formatted(i), "health")
                        .set("members[%d].representativeId".formatted(i), "p-15e8")
                        .set("members[%d].secondId".formatted(i), "")
                        .set("documents[%d].name".formatted(i), "Paper")
                        .set("documents[%d].keptAt".formatted(i), "Shelf");
            }

            // when
            APIResponse answer = mei.page()
                    .request()
                    .post(
                            world.portalUrl() + "/register",
                            RequestOptions.create().setMultipart(parts));

            // then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text())
                    .contains("Give the partnership a name", "documents[49].keptAt")
                    .doesNotContain("href=\"#agreementFile\"");
        }
    }
}

package org.concordat.portal.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.concordat.portal.support.PortalTest;
import org.concordat.portal.support.Story;
import org.concordat.store.documents.Documents;
import org.concordat.store.documents.SentFile;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.support.Sample;
import org.concordat.store.support.SampleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Registering one partnership on its page. */
@PortalTest
class RegisterPagesTest {

    private final MockMvc mvc;
    private final Story story;
    private final PartnershipRepository partnerships;
    private final Documents documents;
    private final UUID id = UUID.randomUUID();

    RegisterPagesTest(MockMvc mvc, Story story, PartnershipRepository partnerships, Documents documents) {
        this.mvc = mvc;
        this.story = story;
        this.partnerships = partnerships;
        this.documents = documents;
    }

    @BeforeEach
    void fillTheDirectory() {
        story.directory();
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String whole(MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).isEqualTo(200);
        String page = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("<main", "</html>").doesNotContain(" th:").doesNotContain("<th:block");
        return page;
    }

    private String page(String address, String person) throws Exception {
        return whole(call(get(address).with(user(person))));
    }

    @ParameterizedTest
    @ValueSource(strings = {Story.HEALTH_REP, Story.CHAIR, Story.ADMINISTRATOR})
    void shouldOfferTheFormToThoseWhoMayProposeAndToAdministrators(String person) throws Exception {
        assertThat(page("/register", person))
                .contains(
                        "Which stage is it in?",
                        "Joint aims",
                        "Exit strategy",
                        "id=\"members[2].secondId\"",
                        Sample.nameOf(Story.HEALTH_DEPUTY) + " (Health Trust)",
                        "id=\"documents[0].keptAt\"")
                .doesNotContain("value=\"SET_UP\"")
                .doesNotContain("There is a problem")
                .doesNotContain("members[3]");
        assertThat(page("/partnerships", person)).contains("href=\"/register\"");
    }

    @Test
    void shouldShowNeitherFormNorLinkToAnybodyElse() throws Exception {
        assertThat(call(get("/register").with(user(Story.NOBODY))).getStatus()).isEqualTo(403);
        assertThat(call(running().with(user(Story.NOBODY))).getStatus()).isEqualTo(403);
        assertThat(call(running().param("more", "agency").with(user(Story.NOBODY)))
                        .getStatus())
                .isEqualTo(403);
        assertThat(page("/partnerships", Story.NOBODY))
                .doesNotContain("/register")
                .doesNotContain("/propose");
        assertThat(partnerships.find(id)).isEmpty();
    }

    @Test
    void shouldRegisterAndShowAllThatWasEntered() throws Exception {
        // when
        MockHttpServletResponse first = call(running().with(user(Story.HEALTH_REP)));
        MockHttpServletResponse again = call(running().with(user(Story.HEALTH_REP)));

        // then
        assertThat(first.getRedirectedUrl()).isEqualTo("/partnerships/" + id);
        assertThat(again.getRedirectedUrl()).isEqualTo("/partnerships/" + id);
        assertThat(partnerships.visibleTo(Story.ADMINISTRATOR)).hasSize(1);
        assertThat(page("/partnerships/" + id, Story.HEALTH_REP))
                .contains(
                        "Young &lt;carers&gt;",
                        "Operation and review",
                        "Running",
                        "Registered</dt>",
                        "1 April 2024",
                        "Next review",
                        "1 April 2027",
                        "Coordinated delivery",
                        "Memorandum, signed 20 March 2024",
                        "Kept: County hall, room 4",
                        "Risk register",
                        "Takes part",
                        "Second: " + Sample.nameOf(Story.HEALTH_DEPUTY),
                        "No second person named",
                        "Police has named no second person",
                        "Running partnership registered",
                        "Nobody has been asked anything yet.")
                .doesNotContain("Health Trust has named no second person")
                .doesNotContain("The process starts within a few seconds")
                .doesNotContain("How thorough the set-up is");
        assertThat(page("/partnerships", Story.POLICE_REP))
                .contains("Operation and review, running since 1 April 2024");
    }

    @Test
    void shouldKeepTheFileOfTheAgreementAndSayWhereOthersAreAdded() throws Exception {
        // when
        MockHttpServletResponse first = call(withAgreement(SampleFiles.sentPdf("signed")));
        MockHttpServletResponse again = call(withAgreement(SampleFiles.sentPdf("signed")));

        // then
        assertThat(first.getRedirectedUrl()).isEqualTo("/partnerships/" + id);
        assertThat(again.getRedirectedUrl()).isEqualTo("/partnerships/" + id);
        assertThat(documents.of(id)).singleElement().satisfies(document -> {
            assertThat(document.title()).isEqualTo("Memorandum");
            assertThat(document.newest().fileName()).isEqualTo("Memorandum.pdf");
        });
        assertThat(page("/partnerships/" + id, Story.POLICE_REP))
                .contains("Kept: Among the documents on this page", "/versions/1\"", "Add a document")
                .doesNotContain("Next: add the agreement");
    }

    @Test
    void shouldSayWhatIsWrongWithTheFileTogetherWithAllElse() throws Exception {
        // when
        String page = whole(call(withAgreement(new SentFile("agreement.html", SampleFiles.text("<html>")))));
        String others = whole(call(multipart("/register")
                .file(new MockMultipartFile("agreementFile", "agreement.html", null, SampleFiles.text("<html>")))
                .with(csrf())
                .with(user(Story.HEALTH_REP))));

        // then
        assertThat(page).contains("href=\"#agreementFile\">Files of this type are not taken");
        assertThat(others)
                .contains("href=\"#name\">Give the partnership a name", "href=\"#agreementFile\">Files of this type");
        assertThat(partnerships.find(id)).isEmpty();
        assertThat(documents.of(id)).isEmpty();
    }

    @Test
    void shouldLeadToTheDocumentsWhileThereAreNone() throws Exception {
        // when
        call(running().with(user(Story.HEALTH_REP)));

        // then
        assertThat(page("/partnerships/" + id, Story.HEALTH_REP))
                .contains("Next: add the agreement and other documents", "/partnerships/" + id + "/documents/new");
        assertThat(page("/partnerships/" + id, Story.CHAIR))
                .contains("Next: its lead officer, or whoever speaks for one of its agencies")
                .doesNotContain("/documents/new");
    }

    private MockHttpServletRequestBuilder withAgreement(SentFile file) {
        return filled(
                multipart("/register")
                        .file(new MockMultipartFile("agreementFile", file.name(), null, file.content()))
                        .param("members[1].representativeId", Story.POLICE_REP)
                        .with(user(Story.HEALTH_REP)),
                "");
    }

    @Test
    void shouldListEveryProblemKeepWhatWasEnteredAndStoreNothing() throws Exception {
        // when
        String page = whole(call(post("/register")
                .with(user(Story.HEALTH_REP))
                .with(csrf())
                .param("id", id.toString())
                .param("name", "Young <carers>")
                .param("stage", "SET_UP")
                .param("startedOn", "2024-04-01")
                .param("members[0].agencyId", "")
                .param("members[1].agencyId", "health")
                .param("members[1].representativeId", Story.HEALTH_REP)
                .param("members[1].secondId", Story.HEALTH_REP)
                .param("agreementName", "Memorandum")
                .param("documents[0].keptAt", "Shelf")));

        // then
        assertThat(page)
                .contains(
                        "<title>Error: ",
                        "There is a problem",
                        "href=\"#targetGroup\"",
                        "Propose a partnership that is still being set up",
                        "Enter an end date, or the day of the next review",
                        "href=\"#members[0].secondId\">The second person must be somebody else",
                        "href=\"#members[1].agencyId\">Name at least two agencies",
                        "href=\"#agreementSignedOn\"",
                        "href=\"#documents[0].name\">Give the document a name",
                        "value=\"Young &lt;carers&gt;\"",
                        "value=\"2024-04-01\"",
                        "value=\"Memorandum\"",
                        "value=\"" + id + "\"");
        assertThat(page.replaceAll("\\s+", " ")).contains("<option value=\"health\" selected=\"selected\">");
        assertThat(partnerships.find(id)).isEmpty();
    }

    @Test
    void shouldSayWhatTheDirectoryDoesNotHold() throws Exception {
        // when
        String page = whole(
                call(running("members[1].representativeId", Story.HEALTH_DEPUTY).with(user(Story.HEALTH_REP))));

        // then
        assertThat(page)
                .contains("href=\"#members[1].representativeId\">" + Sample.nameOf(Story.HEALTH_DEPUTY)
                        + " does not act for Police.");
        assertThat(partnerships.find(id)).isEmpty();
    }

    @Test
    void shouldMakeRoomForMoreAndKeepWhatWasEntered() throws Exception {
        // when
        String agency = whole(call(running().param("more", "agency").with(user(Story.HEALTH_REP))));
        String document = whole(call(running().param("more", "document").with(user(Story.HEALTH_REP))));

        // then
        assertThat(agency)
                .contains("members[2].agencyId", "value=\"Memorandum\"")
                .doesNotContain("There is a problem")
                .doesNotContain("documents[1].name");
        assertThat(document).contains("documents[1].name", "value=\"Risk register\"");
        assertThat(partnerships.find(id)).isEmpty();
    }

    private MockHttpServletRequestBuilder running() {
        return running("members[1].representativeId", Story.POLICE_REP);
    }

    /** What the page sends, with one more field. */
    private MockHttpServletRequestBuilder running(String field, String value) {
        return filled(post("/register"), "County hall, room 4").param(field, value);
    }

    private MockHttpServletRequestBuilder filled(MockHttpServletRequestBuilder request, String agreementKeptAt) {
        return request.with(csrf())
                .param("id", id.toString())
                .param("name", "Young <carers>")
                .param("targetGroup", "Children who care")
                .param("rationale", "Nobody saw them")
                .param("stage", "OPERATION")
                .param("startedOn", "2024-04-01")
                .param("endsOn", "")
                .param("reviewOn", "2027-04-01")
                .param("area", "The town")
                .param("primaryModel", "COORDINATED_DELIVERY")
                .param("form", "STEERING_GROUP")
                .param("degree", "COLLABORATION")
                .param("members[0].agencyId", "health")
                .param("members[0].representativeId", Story.HEALTH_REP)
                .param("members[0].secondId", Story.HEALTH_DEPUTY)
                .param("members[1].agencyId", "police")
                .param("members[1].secondId", "")
                .param("members[2].agencyId", "")
                .param("initiatingBodyId", "board")
                .param("leadOfficerId", "")
                .param("agreementName", "Memorandum")
                .param("agreementSignedOn", "2024-03-20")
                .param("agreementKeptAt", agreementKeptAt)
                .param("documents[0].name", "Risk register")
                .param("documents[0].keptAt", "https://example.org/risks");
    }
}

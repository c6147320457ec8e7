package org.concordat.portal.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.portal.support.Story.CHAIR;
import static org.concordat.portal.support.Story.HEALTH_REP;
import static org.concordat.portal.support.Story.NOBODY;
import static org.concordat.portal.support.Story.POLICE_REP;
import static org.concordat.store.support.SampleFiles.pdf;
import static org.concordat.store.support.SampleFiles.text;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.concordat.domain.partnership.DocumentKind;
import org.concordat.portal.support.PortalTest;
import org.concordat.portal.support.Story;
import org.concordat.store.documents.Documents;
import org.concordat.store.documents.Documents.Document;
import org.concordat.store.documents.FileType;
import org.concordat.store.documents.SentFile;
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

/** The documents of a partnership that health's representative leads. */
@PortalTest
class DocumentPagesTest {

    private static final SentFile MEMORANDUM = new SentFile("Memo <1>.pdf", pdf("signed"));

    private final MockMvc mvc;
    private final Story story;
    private final Documents documents;
    private UUID partnership = UUID.randomUUID();

    DocumentPagesTest(MockMvc mvc, Story story, Documents documents) {
        this.mvc = mvc;
        this.story = story;
        this.documents = documents;
    }

    @BeforeEach
    void givenAPartnership() {
        story.directory();
        partnership = story.proposed();
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request, String person) throws Exception {
        return mvc.perform(request.with(user(person))).andReturn().getResponse();
    }

    private String page(String address, String person) throws Exception {
        return whole(call(get(address), person));
    }

    private static String whole(MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).isEqualTo(200);
        String page = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("<main", "</html>").doesNotContain(" th:").doesNotContain("<th:block");
        return page;
    }

    private String partnershipPage() {
        return "/partnerships/" + partnership;
    }

    private String list() {
        return partnershipPage() + "/documents";
    }

    private MockHttpServletRequestBuilder sent(UUID id, String title, SentFile file) {
        return multipart(list())
                .file(new MockMultipartFile("file", file.name(), "application/x-claimed", file.content()))
                .param("id", id.toString())
                .param("title", title)
                .param("kind", "AGREEMENT")
                .with(csrf());
    }

    private UUID added(SentFile file) {
        UUID id = UUID.randomUUID();
        documents.add(partnership, id, "Memorandum <1>", DocumentKind.AGREEMENT, file, HEALTH_REP);
        return id;
    }

    @Test
    void shouldAddADocumentOnceAndListItForEverybodyOfThePartnership() throws Exception {
        // given
        UUID id = UUID.randomUUID();
        assertThat(page(partnershipPage(), CHAIR))
                .contains("No document has been added yet.")
                .doesNotContain("Add a document");

        // when
        MockHttpServletResponse first = call(sent(id, "Memorandum <1>", MEMORANDUM), HEALTH_REP);
        MockHttpServletResponse again = call(sent(id, "Memorandum <1>", MEMORANDUM), HEALTH_REP);

        // then
        assertThat(List.of(first, again))
                .extracting(MockHttpServletResponse::getRedirectedUrl)
                .containsOnly(partnershipPage() + "#documents");
        assertThat(documents.of(partnership)).hasSize(1);
        assertThat(page(partnershipPage(), CHAIR))
                .contains(
                        "Memorandum &lt;1&gt;",
                        "PDF, 1 KB",
                        list() + "/" + id + "/versions/1",
                        "Document added",
                        "Memorandum &lt;1&gt; (Agreement)",
                        Sample.nameOf(HEALTH_REP))
                .doesNotContain("Add a document");
        assertThat(page(partnershipPage(), HEALTH_REP)).contains("Add a document");
    }

    @Test
    void shouldSayWhatBelongsOnThePageAndWhatDoesNot() throws Exception {
        assertThat(page(list() + "/new", HEALTH_REP))
                .contains(
                        "Never add a document about individual children or families",
                        "up to 10 MB",
                        "PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG, JPEG, TXT, CSV",
                        "accept=\".pdf,.docx",
                        "enctype=\"multipart/form-data\"");
    }

    @Test
    void shouldListEveryProblemAndKeepWhatWasEntered() throws Exception {
        // when
        SentFile none = new SentFile("", new byte[0]);
        String page = whole(call(sent(UUID.randomUUID(), "", none), HEALTH_REP));

        // then
        assertThat(page)
                .contains(
                        "<title>Error: ",
                        "href=\"#title\">Say what the document is called",
                        "href=\"#file\">Choose a file",
                        "aria-describedby=\"file-hint file-error\"",
                        "value=\"AGREEMENT\"");
        assertThat(documents.of(partnership)).isEmpty();
    }

    @Test
    void shouldSayThatAnotherFileWasSentFromTheSamePage() throws Exception {
        // given
        UUID id = UUID.randomUUID();
        call(sent(id, "First", MEMORANDUM), HEALTH_REP);

        // when
        String page = whole(call(sent(id, "Second", SampleFiles.sentPdf("another")), HEALTH_REP));

        // then
        assertThat(page).contains("Another file was sent from this page before");
        assertThat(documents.of(partnership)).extracting(Document::title).containsExactly("First");
    }

    @Test
    void shouldHandOutAFileOnlyToBeKept() throws Exception {
        // given
        UUID id = added(new SentFile("C:\\tmp\\Zażółć \"x\"\r\nSet-Cookie.pdf", pdf("signed")));

        // when
        MockHttpServletResponse file = call(get(list() + "/" + id + "/versions/1"), CHAIR);

        // then
        assertThat(file.getStatus()).isEqualTo(200);
        assertThat(file.getContentAsByteArray()).isEqualTo(pdf("signed"));
        assertThat(file.getContentType()).isEqualTo("application/pdf");
        assertThat(file.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.getHeader("Cache-Control")).isEqualTo("no-store, private");
        assertThat(file.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Za%C5%BC%C3%B3%C5%82%C4%87%20_x_Set-Cookie.pdf")
                .doesNotContain("tmp")
                .doesNotContain("\n");
    }

    @Test
    void shouldKeepEarlierVersionsForDownload() throws Exception {
        // given
        UUID id = added(MEMORANDUM);
        String document = list() + "/" + id;
        assertThat(page(document + "/new-version", HEALTH_REP)).contains("Add a new version", "Memorandum &lt;1&gt;");

        // when
        MockHttpServletResponse added = call(
                multipart(document + "/versions")
                        .file(new MockMultipartFile("file", "second.docx", null, SampleFiles.of(FileType.DOCX)))
                        .param("id", UUID.randomUUID().toString())
                        .with(csrf()),
                HEALTH_REP);

        // then
        assertThat(added.getRedirectedUrl()).isEqualTo(document);
        assertThat(page(document, CHAIR))
                .contains(
                        "Download second.docx (DOCX, 1 KB)",
                        "Download Memo _1_.pdf (PDF, 1 KB)",
                        document + "/versions/1")
                .doesNotContain("Withdraw the document");
        assertThat(call(get(document + "/versions/1"), CHAIR).getContentAsByteArray())
                .isEqualTo(MEMORANDUM.content());
        assertThat(page(partnershipPage(), CHAIR)).contains("version 2, DOCX", "New version of a document added");
    }

    @Test
    void shouldAskBeforeADocumentIsWithdrawnAndDeleteWhatWasInIt() throws Exception {
        // given
        UUID id = added(MEMORANDUM);
        String document = list() + "/" + id;
        assertThat(page(document + "/withdraw", HEALTH_REP)).contains("What is in the file is deleted for good.");

        // when it is sent without a reason
        String asked = whole(call(post(document + "/withdraw").with(csrf()), HEALTH_REP));
        assertThat(asked).contains("href=\"#reason\">Say why it is withdrawn");
        assertThat(call(get(document + "/versions/1"), CHAIR).getStatus()).isEqualTo(200);

        // when
        call(post(document + "/withdraw").with(csrf()).param("reason", "Names <people>"), HEALTH_REP);

        // then
        assertThat(page(document, CHAIR))
                .contains(
                        "Withdrawn",
                        "Names &lt;people&gt;",
                        "What was in it has been deleted.",
                        Sample.nameOf(HEALTH_REP))
                .doesNotContain("versions/1");
        assertThat(page(partnershipPage(), CHAIR))
                .contains("Memorandum &lt;1&gt;", "Document withdrawn")
                .doesNotContain("versions/1");
        assertThat(call(get(document + "/versions/1"), HEALTH_REP).getStatus()).isEqualTo(404);
        assertThat(call(get(document + "/new-version"), HEALTH_REP).getStatus()).isEqualTo(404);
        assertThat(call(get(document + "/withdraw"), HEALTH_REP).getStatus()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAIR, POLICE_REP, NOBODY})
    void shouldLetNobodyElseAddOrWithdraw(String person) throws Exception {
        // given: the chair sees the partnership, the police have not been asked yet, nobody is nobody
        UUID id = added(MEMORANDUM);
        String document = list() + "/" + id;

        // then
        for (MockHttpServletRequestBuilder request : List.of(
                get(list() + "/new"),
                sent(UUID.randomUUID(), "Mine", MEMORANDUM),
                get(document + "/new-version"),
                multipart(document + "/versions")
                        .file(new MockMultipartFile("file", "a.pdf", null, pdf("mine")))
                        .with(csrf()),
                get(document + "/withdraw"),
                post(document + "/withdraw").with(csrf()).param("reason", "Mine"))) {
            assertThat(call(request, person).getStatus()).isEqualTo(404);
        }
        assertThat(documents.of(partnership)).singleElement().satisfies(one -> {
            assertThat(one.versions()).hasSize(1);
            assertThat(one.withdrawal()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {POLICE_REP, NOBODY})
    void shouldShowDocumentsToNobodyWhoMayNotSeeThePartnership(String person) throws Exception {
        // given
        String document = list() + "/" + added(MEMORANDUM);

        // then
        assertThat(call(get(document), person).getStatus()).isEqualTo(404);
        assertThat(call(get(document + "/versions/1"), person).getStatus()).isEqualTo(404);
    }

    @Test
    void shouldNotReachADocumentThroughAnotherPartnership() throws Exception {
        // given: somebody who keeps both, so that nothing but the address is wrong
        UUID id = added(MEMORANDUM);
        String elsewhere = "/partnerships/" + story.proposed() + "/documents/" + id;

        // then
        assertThat(call(get(elsewhere), HEALTH_REP).getStatus()).isEqualTo(404);
        assertThat(call(get(elsewhere + "/versions/1"), HEALTH_REP).getStatus()).isEqualTo(404);
        assertThat(call(get(list() + "/" + id + "/versions/2"), HEALTH_REP).getStatus())
                .isEqualTo(404);
        assertThat(call(post(elsewhere + "/withdraw").with(csrf()).param("reason", "Mine"), HEALTH_REP)
                        .getStatus())
                .isEqualTo(404);
        assertThat(documents.content(partnership, id, 1)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "drawing.svg", "run.exe", "plan.pdf", "plan.docx", "notes.txt"})
    void shouldRefuseAScriptUnderAnyName(String name) throws Exception {
        // when
        SentFile script = new SentFile(name, text("<html><script>alert(1)</script></html>"));
        String page = whole(call(sent(UUID.randomUUID(), "Script", script), HEALTH_REP));

        // then
        assertThat(page).contains("There is a problem", "href=\"#file\">");
        assertThat(documents.of(partnership)).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsSentWithoutTheFormsToken() throws Exception {
        MockHttpServletRequestBuilder forged = multipart(list())
                .file(new MockMultipartFile("file", "a.pdf", null, pdf("forged")))
                .param("title", "Forged")
                .param("kind", "OTHER");

        assertThat(call(forged, HEALTH_REP).getStatus()).isEqualTo(403);
        assertThat(documents.of(partnership)).isEmpty();
    }

    @Test
    void shouldTakeLargeRequestsOnlyWhereDocumentsAreTaken() throws Exception {
        byte[] large = new byte[3 * 1024 * 1024];

        // then: 3 MB get past the wall to a page that takes documents, and are judged by what they are
        assertThat(call(raw(list(), large), HEALTH_REP).getStatus()).isEqualTo(403);
        assertThat(call(raw(partnershipPage() + "/risks", large), HEALTH_REP).getHeader("Location"))
                .isEqualTo("/too-large");
        assertThat(call(raw(list(), new byte[12 * 1024 * 1024]), HEALTH_REP).getHeader("Location"))
                .isEqualTo("/too-large");
        assertThat(page10MbAndOne()).contains("The file is larger than 10 MB");
    }

    private static MockHttpServletRequestBuilder raw(String address, byte[] content) {
        return post(address).contentType("multipart/form-data; boundary=x").content(content);
    }

    private String page10MbAndOne() throws Exception {
        SentFile file = new SentFile("a.pdf", new byte[SentFile.MOST_BYTES + 1]);
        return whole(call(sent(UUID.randomUUID(), "Large", file), HEALTH_REP));
    }

    @Test
    void shouldLeadFromATaskToTheDocuments() throws Exception {
        // given
        UUID task = story.checkTask(partnership);
        assertThat(page("/tasks/" + task, HEALTH_REP)).doesNotContain("documents of this partnership");

        // when
        added(MEMORANDUM);

        // then
        assertThat(page("/tasks/" + task, HEALTH_REP))
                .contains("href=\"" + partnershipPage() + "#documents\"", "The document of this partnership");
    }
}

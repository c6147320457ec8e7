package org.concordat.portal.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.portal.support.Story.ADMINISTRATOR;
import static org.concordat.portal.support.Story.CHAIR;
import static org.concordat.portal.support.Story.HEALTH_DEPUTY;
import static org.concordat.portal.support.Story.HEALTH_REP;
import static org.concordat.portal.support.Story.NOBODY;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.concordat.domain.commands.AgreeGovernance;
import org.concordat.domain.commands.AgreeGovernance.Independence;
import org.concordat.domain.partnership.DocumentKind;
import org.concordat.portal.support.PortalTest;
import org.concordat.portal.support.Story;
import org.concordat.store.documents.Documents;
import org.concordat.store.documents.Documents.Document;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.Governances;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The terms of reference of a partnership with a governance: as a page, as a PDF, and kept. */
@PortalTest
class TermsOfReferencePagesTest {

    private static final String BELL = "\u0007";

    private final MockMvc mvc;
    private final Story story;
    private final Governances governances;
    private final Documents documents;
    private final Events events;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private UUID partnership = UUID.randomUUID();

    TermsOfReferencePagesTest(
            MockMvc mvc,
            Story story,
            Governances governances,
            Documents documents,
            Events events,
            TestClock clock,
            JdbcClient jdbc) {
        this.mvc = mvc;
        this.story = story;
        this.governances = governances;
        this.documents = documents;
        this.events = events;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void givenAGovernance() {
        story.directory();
        partnership = story.proposed();
        governances.save(
                partnership,
                new AgreeGovernance(
                        "Sets the <b>frame</b> & decides",
                        CHAIR,
                        HEALTH_REP,
                        Independence.NO,
                        "the county's mediator",
                        "Does the work" + BELL + " Ελένη Zażółć Привет",
                        HEALTH_REP,
                        HEALTH_DEPUTY,
                        HEALTH_DEPUTY,
                        HEALTH_REP,
                        "2027-03-01",
                        "A leaflet <img src='http://192.0.2.1/x.png'/>",
                        "2027-01-31",
                        "A day together",
                        "2027-01-15",
                        "Coordinator to all: progress: monthly\nAll to <all>: news, when there is some",
                        "2027-06-01"),
                HEALTH_REP,
                Instant.EPOCH);
        jdbc.sql("update partnership_agency set participation = 'ACCEPTED' where partnership_id = ?")
                .param(partnership)
                .update();
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request, String person) throws Exception {
        return mvc.perform(request.with(user(person))).andReturn().getResponse();
    }

    private String address() {
        return "/partnerships/" + partnership + "/terms-of-reference";
    }

    private String page(String person) throws Exception {
        return call(get(address()), person).getContentAsString(StandardCharsets.UTF_8);
    }

    private PDDocument pdf() throws Exception {
        MockHttpServletResponse response = call(get(address() + ".pdf"), CHAIR);
        assertThat(response.getStatus()).isEqualTo(200);
        return Loader.loadPDF(response.getContentAsByteArray());
    }

    private static String textOf(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }

    /** As its set-up would have left it. */
    private void decide() {
        clock.advance(Duration.ofDays(3));
        events.record(NewEvent.of(partnership, Events.Kind.SET_UP_APPROVED, clock.instant()));
        jdbc.sql("update partnership set standing = 'SET_UP' where id = ?")
                .param(partnership)
                .update();
    }

    @Test
    void shouldShowWhoTellsWhomAsATable() throws Exception {
        assertThat(page(ADMINISTRATOR))
                .contains(
                        "5. Who tells whom what",
                        ">Coordinator to all</th>",
                        ">progress: monthly</td>",
                        ">All to &lt;all&gt;</th>",
                        "It is looked at again on 1 June 2027.",
                        "Download as PDF")
                .doesNotContain("Keep this version");
        assertThat(page(HEALTH_REP)).contains("Keep this version");
        assertThat(page(CHAIR)).as("chairs the steering group").contains("Keep this version");
    }

    @Test
    void shouldSayTheSameInThePdfAndReadNoMarkupInWhatPeopleWrote() throws Exception {
        try (PDDocument pdf = pdf()) {
            assertThat(textOf(pdf))
                    .contains(
                            "Young <carers> & co",
                            "Terms of reference",
                            "Sets the <b>frame</b> & decides",
                            "Settled by the county's mediator",
                            "Does the work Ελένη Zażółć Привет",
                            "A leaflet <img src='http://192.0.2.1/x.png'/> (by 31 January 2027)",
                            "Coordinator to all progress: monthly",
                            "All to <all> news, when there is some",
                            "It is looked at again on 1 June 2027.",
                            "Page 1 of ")
                    .doesNotContain("Who tells whom Coordinator");
            for (PDPage page : pdf.getPages()) {
                assertThat(page.getResources().getXObjectNames()).isEmpty();
            }
        }
    }

    @Test
    void shouldMakeATaggedPdfWithTitleLanguageBookmarksAndItsOwnFonts() throws Exception {
        try (PDDocument pdf = pdf()) {
            var catalogue = pdf.getDocumentCatalog();
            assertThat(catalogue.getMarkInfo().isMarked()).isTrue();
            assertThat(catalogue.getLanguage()).isEqualTo("en-GB");
            assertThat(catalogue.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Terms of reference of Young <carers> & co");
            assertThat(new String(catalogue.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid:part", "Terms of reference of Young &lt;carers&gt; &amp; co");
            assertThat(bookmarks(pdf))
                    .startsWith("1. What it is for", "2. Who takes part")
                    .hasSize(5);
            assertThat(tags(catalogue.getStructureTreeRoot()))
                    .contains("H1", "H2", "P", "Table", "TR", "TH", "TD", "L");
            for (PDPage page : pdf.getPages()) {
                assertThat(fonts(page)).isNotEmpty().allMatch(PDFont::isEmbedded);
            }
        }
    }

    private static List<String> bookmarks(PDDocument pdf) {
        List<String> titles = new ArrayList<>();
        for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
            titles.add(item.getTitle());
        }
        return titles;
    }

    private static List<String> tags(PDStructureNode node) {
        List<String> found = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                found.add(element.getStructureType());
                found.addAll(tags(element));
            }
        }
        return found;
    }

    private static List<PDFont> fonts(PDPage page) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (COSName name : page.getResources().getFontNames()) {
            fonts.add(page.getResources().getFont(name));
        }
        return fonts;
    }

    @Test
    void shouldSayOnPageAndPdfWhetherTheyWereDecided() throws Exception {
        // given
        String draft =
                "Draft of 20 November 2026, made from the answers given in the set-up. It changes when they change.";
        assertThat(page(CHAIR)).contains(draft);
        try (PDDocument pdf = pdf()) {
            assertThat(textOf(pdf)).contains(draft);
        }

        // when
        decide();

        // then
        String agreed = "Made on 23 November 2026 from the answers given in the set-up, which was approved on"
                + " Monday 23 November 2026.";
        assertThat(page(CHAIR)).contains("Agreed", agreed).doesNotContain("Draft");
        try (PDDocument pdf = pdf()) {
            assertThat(textOf(pdf)).contains("Agreed", agreed).doesNotContain("Draft");
        }
    }

    @Test
    void shouldHandThePdfOutToWhoeverMaySeeThePartnershipOnly() throws Exception {
        MockHttpServletResponse response = call(get(address() + ".pdf"), CHAIR);

        assertThat(response.getContentType()).isEqualTo("application/pdf");
        assertThat(response.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("terms-of-reference-2026-11-20.pdf");
        assertThat(call(get(address() + ".pdf"), NOBODY).getStatus()).isEqualTo(404);
        assertThat(call(get("/partnerships/" + story.proposed() + "/terms-of-reference.pdf"), CHAIR)
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void shouldKeepADatedCopyOnceThatDoesNotChangeAnyMore() throws Exception {
        // given
        UUID id = UUID.randomUUID();
        MockHttpServletRequestBuilder keep = post(address()).with(csrf()).param("documentId", id.toString());

        // when
        String led = call(keep, HEALTH_REP).getRedirectedUrl();
        call(keep, HEALTH_REP);

        // then
        assertThat(led).isEqualTo("/partnerships/" + partnership + "#documents");
        Document kept = documents.of(partnership).getFirst();
        assertThat(documents.of(partnership)).hasSize(1);
        assertThat(kept.title()).isEqualTo("Terms of reference, draft of 20 November 2026");
        assertThat(kept.kind()).isEqualTo(DocumentKind.TERMS_OF_REFERENCE);
        byte[] bytes =
                documents.content(partnership, kept.id(), 1).orElseThrow().bytes();
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            assertThat(textOf(pdf)).contains("Draft of 20 November 2026");
        }
    }

    @Test
    void shouldLetNobodyElseKeepACopy() throws Exception {
        MockHttpServletRequestBuilder keep = post(address())
                .with(csrf())
                .param("documentId", UUID.randomUUID().toString());

        assertThat(call(keep, ADMINISTRATOR).getStatus()).isEqualTo(404);
        assertThat(documents.of(partnership)).isEmpty();
    }
}

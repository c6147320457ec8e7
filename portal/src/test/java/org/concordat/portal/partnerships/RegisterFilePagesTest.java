package org.concordat.portal.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordat.portal.support.PortalTest;
import org.concordat.portal.support.Story;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.registration.RegisterColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.web.util.HtmlUtils;

/** Registering the partnerships of a file: the page, the dry run, and all of it or nothing. */
@PortalTest
class RegisterFilePagesTest {

    private static final String NAMES =
            "name,target_group,reason,stage,started_on,review_on,area,main_model,form,degree,members,body\r\n";
    private static final String CARERS = line("Young <carers>", "health:p-health|police:p-police");
    private static final String STREETS =
            line("Safe streets", "health:p-health:p-health-deputy|police:p-police@example.org");
    private static final Pattern HIDDEN = Pattern.compile("name=\"(batch|content)\" value=\"([^\"]*)\"");

    private final MockMvc mvc;
    private final Story story;
    private final PartnershipRepository partnerships;

    RegisterFilePagesTest(MockMvc mvc, Story story, PartnershipRepository partnerships) {
        this.mvc = mvc;
        this.story = story;
        this.partnerships = partnerships;
    }

    private static String line(String name, String members) {
        return "%s,Children,\"Why, indeed\",Operation and review,2024-04-01,2027-04-01,Town,Coordinated delivery,Steering group without own staff,Cooperation,%s,board\r\n"
                .formatted(name, members);
    }

    @BeforeEach
    void fillTheDirectory() {
        story.directory();
    }

    private MockHttpServletResponse call(RequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String whole(MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).isEqualTo(200);
        String page = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("<main", "</html>").doesNotContain(" th:").doesNotContain("<th:block");
        return page;
    }

    private String tryOut(String text) throws Exception {
        MockMultipartFile file =
                new MockMultipartFile("file", "partnerships.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
        return whole(call(multipart("/register/file").file(file).with(csrf()).with(user(Story.HEALTH_REP))));
    }

    private MockHttpServletResponse register(String batch, String content, String person) throws Exception {
        return call(post("/register/file/all")
                .with(csrf())
                .with(user(person))
                .param("batch", batch)
                .param("content", content));
    }

    @Test
    void shouldExplainEveryColumnAndNameTheIds() throws Exception {
        // when
        String page = whole(call(get("/register/file").with(user(Story.ADMINISTRATOR))));

        // then
        for (RegisterColumn column : RegisterColumn.values()) {
            assertThat(page).contains(">" + column.header() + "<", HtmlUtils.htmlEscape(column.description(), "UTF-8"));
        }
        assertThat(page)
                .contains(
                        "enctype=\"multipart/form-data\"",
                        "/register/file/template",
                        ">health<",
                        ">board<",
                        ">p-health<")
                .doesNotContain("There is a problem");
    }

    @Test
    void shouldHandOutTheTemplateAsAFile() throws Exception {
        // when
        MockHttpServletResponse response = call(get("/register/file/template").with(user(Story.HEALTH_REP)));

        // then
        assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"running-partnerships.csv\"");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).startsWith("\ufeffname,target_group,");
    }

    @Test
    void shouldOpenToNobodyWhoMayNotRegister() throws Exception {
        MockMultipartFile file =
                new MockMultipartFile("file", "a.csv", "text/csv", NAMES.getBytes(StandardCharsets.UTF_8));
        assertThat(call(get("/register/file").with(user(Story.NOBODY))).getStatus())
                .isEqualTo(403);
        assertThat(call(get("/register/file/template").with(user(Story.NOBODY))).getStatus())
                .isEqualTo(403);
        assertThat(call(multipart("/register/file").file(file).with(csrf()).with(user(Story.NOBODY)))
                        .getStatus())
                .isEqualTo(403);
        assertThat(register(UUID.randomUUID().toString(), NAMES + CARERS, Story.NOBODY)
                        .getStatus())
                .isEqualTo(403);
        assertThat(call(multipart("/register/file").file(file).with(user(Story.HEALTH_REP)))
                        .getStatus())
                .isEqualTo(403);
        assertThat(partnerships.visibleTo(Story.ADMINISTRATOR)).isEmpty();
    }

    @Test
    void shouldAskForAFile() throws Exception {
        MockMultipartFile nothing = new MockMultipartFile("file", "", "application/octet-stream", new byte[0]);
        assertThat(whole(call(
                        multipart("/register/file").file(nothing).with(csrf()).with(user(Story.HEALTH_REP)))))
                .contains("<title>Error: ", "href=\"#file\">Choose a file", "What belongs in the columns");
    }

    @Test
    void shouldShowWhatWouldBeRegisteredAndRegisterItOnce() throws Exception {
        // when
        String trial = tryOut(NAMES + CARERS + STREETS);

        // then
        assertThat(trial)
                .contains(
                        "Nothing has been registered yet.",
                        "What would be registered",
                        ">Young &lt;carers&gt;<",
                        ">Operation and review<",
                        ">1 April 2024<",
                        "Register these 2 partnerships",
                        "What you should put right before long",
                        "Health Trust has named no second person")
                .doesNotContain("What is wrong");
        assertThat(partnerships.visibleTo(Story.ADMINISTRATOR)).isEmpty();

        // when: the page's form is sent, twice
        String batch = hidden(trial, "batch");
        String content = hidden(trial, "content");
        MockHttpServletResponse first = register(batch, content, Story.HEALTH_REP);
        MockHttpServletResponse again = register(batch, content, Story.HEALTH_REP);

        // then
        assertThat(first.getRedirectedUrl()).isEqualTo("/partnerships");
        assertThat(again.getRedirectedUrl()).isEqualTo("/partnerships");
        assertThat(partnerships.visibleTo(Story.HEALTH_REP))
                .extracting(PartnershipRepository.Partnership::name)
                .containsExactlyInAnyOrder("Young <carers>", "Safe streets");
    }

    private static String hidden(String page, String name) {
        Matcher matcher = HIDDEN.matcher(page);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return HtmlUtils.htmlUnescape(matcher.group(2));
            }
        }
        throw new AssertionError("The page has no " + name);
    }

    @Test
    void shouldShowEveryFaultWithItsPlaceAndOfferNothingToRegister() throws Exception {
        // when
        String trial = tryOut(NAMES + CARERS + line("Safe <streets>", "health:p-health|fire:<b>") + "\"");

        // then
        assertThat(trial)
                .contains(
                        "<title>Error: ",
                        "The file has 3 faults",
                        "What could be registered",
                        ">members<",
                        "Agency 2: There is no agency with the id fire in the directory.",
                        "Agency 2: There is nobody active in the directory as &lt;b&gt;.",
                        ">Whole line<")
                .doesNotContain("/register/file/all")
                .doesNotContain("<b>");
        assertThat(partnerships.visibleTo(Story.ADMINISTRATOR)).isEmpty();
    }

    @Test
    void shouldSayThatAFileIsTooLarge() throws Exception {
        assertThat(tryOut(NAMES + " ".repeat(1024 * 1024))).contains("Whole file", "The file is larger than 1 MB.");
        MockHttpServletResponse turnedAway = call(post("/register/file")
                .contentType("multipart/form-data; boundary=x")
                .content(new byte[2 * 1024 * 1024 + 1])
                .with(user(Story.HEALTH_REP)));
        assertThat(turnedAway.getStatus()).isEqualTo(303);
        assertThat(turnedAway.getHeader("Location")).isEqualTo("/too-large");
        MockHttpServletResponse page = call(get("/too-large").with(user(Story.HEALTH_REP)));
        assertThat(page.getStatus()).isEqualTo(413);
        assertThat(page.getContentAsString(StandardCharsets.UTF_8)).contains("This is too large", "</html>");
    }

    @Test
    void shouldShowTheFaultsWhenTheDirectoryHasChangedSinceTheTrial() throws Exception {
        // given
        String trial = tryOut(NAMES + CARERS);
        story.leaves(Story.POLICE_REP);

        // when
        String page = whole(register(hidden(trial, "batch"), hidden(trial, "content"), Story.HEALTH_REP));

        // then
        assertThat(page).contains("The file has 1 fault<", "There is nobody active in the directory as p-police.");
        assertThat(partnerships.visibleTo(Story.ADMINISTRATOR)).isEmpty();
    }

    @Test
    void shouldReportWhatIsRegisteredAlready() throws Exception {
        // given
        register(UUID.randomUUID().toString(), NAMES + CARERS, Story.HEALTH_REP);

        // then
        assertThat(tryOut(NAMES + CARERS + STREETS))
                .contains(
                        "A partnership of this name that started on this day is there already.",
                        "The file has 1 fault<");
        assertThat(partnerships.visibleTo(Story.ADMINISTRATOR)).hasSize(1);
    }
}

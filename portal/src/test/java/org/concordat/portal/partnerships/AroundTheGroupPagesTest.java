package org.concordat.portal.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.portal.support.Story.CHAIR;
import static org.concordat.portal.support.Story.HEALTH_REP;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.concordat.domain.partnership.Standing;
import org.concordat.portal.support.PortalTest;
import org.concordat.portal.support.Story;
import org.concordat.store.partnerships.DesignSuggestions;
import org.concordat.store.partnerships.DesignSuggestions.DesignSuggestion;
import org.concordat.store.partnerships.DesignSuggestions.Topic;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.submissions.Submissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages about who is around the group, what is expected of them, and what they asked. */
@PortalTest
class AroundTheGroupPagesTest {

    private static final String HEALTH = "health";

    private final MockMvc mvc;
    private final Story story;
    private final DesignSuggestions suggestions;
    private final PartnershipRepository partnerships;
    private final Submissions submissions;
    private UUID partnership = new UUID(0, 0);

    AroundTheGroupPagesTest(
            MockMvc mvc,
            Story story,
            DesignSuggestions suggestions,
            PartnershipRepository partnerships,
            Submissions submissions) {
        this.mvc = mvc;
        this.story = story;
        this.suggestions = suggestions;
        this.partnerships = partnerships;
        this.submissions = submissions;
    }

    @BeforeEach
    void givenAPartnership() {
        story.directory();
        partnership = story.proposed();
    }

    @Test
    void shouldShowSuggestionsAsSuggestionsWithTheirReasons() throws Exception {
        // given
        suggestions.keep(
                partnership,
                List.of(
                        new DesignSuggestion(Topic.MODEL, "CENTRE_BASED_DELIVERY", "A", "It is one <place>."),
                        new DesignSuggestion(Topic.AGENCY, "SERVICE_USERS", "B", "Nobody speaks for them.")));
        suggestions.leaveOut(partnership, "The youth council meets in May");

        // then
        assertThat(text(call(get(page()), HEALTH_REP)))
                .contains("Suggestions from the decision tables, not a verdict.", "Model: Centre-based delivery")
                .contains("It is one &lt;place&gt;.", "People who use the services", "Nobody speaks for them.")
                .contains("Why it goes out without them: The youth council meets in May");
    }

    @Test
    void shouldSayWhatIsExpectedOfEachAgencyOnThePage() throws Exception {
        // when
        MockHttpServletResponse saved =
                call(post(form()).with(csrf()).param("expected-" + HEALTH, "Two days a month"), HEALTH_REP);

        // then
        assertThat(saved.getRedirectedUrl()).isEqualTo(page() + "#expected");
        assertThat(text(call(get(page()), CHAIR)))
                .contains("What is expected of each agency", "Two days a month", "Send somebody who may speak");
        assertThat(text(call(get(form()), HEALTH_REP))).contains("Two days a month");
    }

    @Test
    void shouldKeepWhatWasEnteredWhenItIsTooLong() throws Exception {
        // when
        String page =
                text(call(post(form()).with(csrf()).param("expected-" + HEALTH, "<b>" + "x".repeat(2000)), HEALTH_REP));

        // then
        assertThat(page)
                .contains("There is a problem", "Use 2000 characters or fewer (now 2003)", "&lt;b&gt;xxx")
                .contains("href=\"#expected-" + HEALTH + "\"");
    }

    @Test
    void shouldOfferItToProposerAndLeadOfficerOnlyAndOnlyUntilTheDecision() throws Exception {
        assertThat(text(call(get(page()), CHAIR))).doesNotContain("/expectations");
        assertThat(call(get(form()), CHAIR).getStatus()).isEqualTo(404);
        assertThat(call(post(form()).with(csrf()).param("expected-" + HEALTH, "All"), CHAIR)
                        .getStatus())
                .isEqualTo(404);

        partnerships.updateStanding(partnership, Standing.SET_UP);
        assertThat(call(get(form()), HEALTH_REP).getStatus()).isEqualTo(404);
        assertThat(call(get("/partnerships/" + UUID.randomUUID() + "/expectations"), HEALTH_REP)
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void shouldShowWhatAnAgencyAsked() throws Exception {
        // given
        submissions.submit(story.invitationTask(partnership, HEALTH), UUID.randomUUID(), HEALTH_REP, """
                {"answer": "ASK", "question": "Who pays for <rooms>?"}""");

        // then
        assertThat(text(call(get(page()), CHAIR)))
                .contains("What agencies asked before they answered", "Who pays for &lt;rooms&gt;?", "No reply yet");
    }

    private String page() {
        return "/partnerships/" + partnership;
    }

    private String form() {
        return page() + "/expectations";
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request, String person) throws Exception {
        return mvc.perform(request.with(user(person))).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}

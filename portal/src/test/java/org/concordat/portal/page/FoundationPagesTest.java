package org.concordat.portal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.portal.support.Story.CHAIR;
import static org.concordat.portal.support.Story.HEALTH_DEPUTY;
import static org.concordat.portal.support.Story.HEALTH_REP;
import static org.concordat.portal.support.Story.NOBODY;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.concordat.domain.commands.AgreeGovernance;
import org.concordat.domain.commands.AgreeGovernance.Independence;
import org.concordat.portal.support.PortalTest;
import org.concordat.portal.support.Story;
import org.concordat.store.partnerships.Governances;
import org.concordat.store.risks.RiskRegister;
import org.concordat.store.risks.RiskRegister.StoredRisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The risk register and the terms of reference of a partnership that health's representative leads. */
@PortalTest
class FoundationPagesTest {

    private final MockMvc mvc;
    private final Story story;
    private final RiskRegister register;
    private final Governances governances;
    private UUID partnership = UUID.randomUUID();

    FoundationPagesTest(MockMvc mvc, Story story, RiskRegister register, Governances governances) {
        this.mvc = mvc;
        this.story = story;
        this.register = register;
        this.governances = governances;
    }

    @BeforeEach
    void givenAPartnership() {
        story.directory();
        partnership = story.proposed();
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request, String person) throws Exception {
        return mvc.perform(request.with(user(person))).andReturn().getResponse();
    }

    private String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private String risks() {
        return "/partnerships/" + partnership + "/risks";
    }

    private MockHttpServletRequestBuilder entry(UUID id, String likelihood, String owner) {
        return post(risks())
                .with(csrf())
                .param("id", id.toString())
                .param("difficulty", "STAFF_CHANGES")
                .param("description", "The <nurse> leaves")
                .param("likelihood", likelihood)
                .param("impact", "4")
                .param("remedy", "Two nurses")
                .param("ownerId", owner)
                .param("dueOn", owner.isEmpty() ? "" : "2027-02-01");
    }

    @Test
    void shouldOfferKnownDifficultiesToWhoeverKeepsTheRegister() throws Exception {
        String page = text(call(get(risks()), HEALTH_REP));

        assertThat(page)
                .contains("No risk has been entered yet.", "People change (5 of 30)", "Name a second person")
                .contains("Enter a risk");
    }

    @Test
    void shouldLetTheOthersOfThePartnershipOnlyRead() throws Exception {
        assertThat(text(call(get(risks()), CHAIR)))
                .contains("No risk has been entered yet.")
                .doesNotContain("Enter a risk", "Rate it");
        assertThat(call(get(risks() + "/new"), CHAIR).getStatus()).isEqualTo(404);
        assertThat(call(entry(UUID.randomUUID(), "1", ""), CHAIR).getStatus()).isEqualTo(404);
        assertThat(call(get(risks()), NOBODY).getStatus()).isEqualTo(404);
        assertThat(register.of(partnership)).isEmpty();
    }

    @Test
    void shouldTakeOverAKnownDifficultyWithItsRemedy() throws Exception {
        String page = text(call(get(risks() + "/new").param("difficulty", "LEADER_AWAY"), HEALTH_REP));

        assertThat(page).contains("The leader is away for long (1 of 30)", "Name who covers for the leader");
    }

    @Test
    void shouldSayWhatAHighRiskNeedsAndKeepWhatWasEntered() throws Exception {
        String page = text(call(entry(UUID.randomUUID(), "5", ""), HEALTH_REP));

        assertThat(page)
                .contains("There is a problem", "A high risk needs an owner", "A high risk needs a day")
                .contains("The &lt;nurse&gt; leaves");
        assertThat(register.of(partnership)).isEmpty();
    }

    @Test
    void shouldStoreARiskOnceAndListIt() throws Exception {
        // given
        UUID id = UUID.randomUUID();

        // when
        call(entry(id, "5", CHAIR), HEALTH_REP);
        call(entry(id, "5", CHAIR), HEALTH_REP);

        // then
        assertThat(register.of(partnership)).hasSize(1);
        assertThat(text(call(get(risks()), HEALTH_REP)))
                .contains("The &lt;nurse&gt; leaves", "High, 20 of 25", "1 February 2027")
                .doesNotContain(
                        "Rate it: People change", ">Rate it<span class=\"govuk-visually-hidden\">: People change");
        assertThat(text(call(get("/partnerships/" + partnership), CHAIR))).contains("High (20 of 25)");
    }

    @Test
    void shouldNotOverwriteARiskFromAnOldPage() throws Exception {
        // given
        UUID id = UUID.randomUUID();
        call(entry(id, "5", CHAIR), HEALTH_REP);
        call(entry(id, "4", CHAIR).param("version", "1"), HEALTH_REP);

        // when
        MockHttpServletResponse late = call(entry(id, "3", CHAIR).param("version", "1"), HEALTH_REP);

        // then
        assertThat(late.getRedirectedUrl()).isEqualTo(risks());
        assertThat(register.find(partnership, id)).map(StoredRisk::likelihood).contains(4);
    }

    @Test
    void shouldCloseARiskAndOpenItAgain() throws Exception {
        // given
        UUID id = UUID.randomUUID();
        call(entry(id, "5", CHAIR), HEALTH_REP);

        // when
        call(post(risks() + "/" + id + "/closed").with(csrf()).param("closed", "true"), HEALTH_REP);

        // then
        assertThat(text(call(get(risks()), HEALTH_REP))).contains("Closed", "Open again");
        call(post(risks() + "/" + id + "/closed").with(csrf()).param("closed", "false"), HEALTH_REP);
        assertThat(register.find(partnership, id)).map(StoredRisk::closed).contains(false);
    }

    @Test
    void shouldHaveNoTermsOfReferenceBeforeTheGovernanceIsAgreed() throws Exception {
        assertThat(call(get("/partnerships/" + partnership + "/terms-of-reference"), HEALTH_REP)
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void shouldDraftTheTermsOfReferenceFromTheAnswers() throws Exception {
        // given
        governances.save(
                partnership,
                new AgreeGovernance(
                        "Sets the frame",
                        CHAIR,
                        HEALTH_REP,
                        Independence.NO,
                        "the county's mediator",
                        "Does the work",
                        HEALTH_REP,
                        HEALTH_DEPUTY,
                        HEALTH_DEPUTY,
                        HEALTH_REP,
                        "2027-03-01",
                        "A <leaflet>",
                        "2027-01-31",
                        "A day together",
                        "2027-01-15",
                        "All: news",
                        "2027-06-01"),
                HEALTH_REP,
                Instant.EPOCH);

        // when
        String page = text(call(get("/partnerships/" + partnership + "/terms-of-reference"), CHAIR));

        // then
        assertThat(page)
                .contains(
                        "Terms of reference", "Young &lt;carers&gt; &amp; co", "A &lt;leaflet&gt; (by 31 January 2027)")
                .contains("Settled by the county&#39;s mediator");
        assertThat(call(get("/partnerships/" + partnership + "/terms-of-reference"), NOBODY)
                        .getStatus())
                .isEqualTo(404);
    }
}

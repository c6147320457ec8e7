package org.concordat.portal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import jakarta.servlet.RequestDispatcher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.partnership.MainReason;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.partnership.Tier;
import org.concordat.domain.partnership.WorkingModel;
import org.concordat.domain.requests.RequestState;
import org.concordat.portal.support.PortalTest;
import org.concordat.portal.support.Story;
import org.concordat.records.history.History;
import org.concordat.store.deployments.MigrationRepository;
import org.concordat.store.directory.SignInRepository;
import org.concordat.store.directory.SignInRepository.SignIn;
import org.concordat.store.follower.EngineFacts;
import org.concordat.store.follower.EngineFacts.Incident;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.mail.MailQueue.Kind;
import org.concordat.store.mail.MailQueue.State;
import org.concordat.store.outbox.Outbox;
import org.concordat.store.partnerships.Lifecycle;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.Tiers;
import org.concordat.store.partnerships.Tiers.Suggestion;
import org.concordat.store.requests.Drafts;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.support.Sample;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Every page is rendered for real, in the states that people meet it in. */
@PortalTest
class PagesTest {

    private final MockMvc mvc;
    private final Story story;
    private final TestClock clock;
    private final RequestRepository requests;
    private final PartnershipRepository partnerships;
    private final Tiers tiers;
    private final Drafts drafts;
    private final Outbox outbox;
    private final MailQueue mails;
    private final EngineFacts engine;
    private final MigrationRepository migrations;
    private final Lifecycle lifecycle;
    private final SignInRepository signIns;
    private final PasswordEncoder passwords;

    @MockitoSpyBean
    @SuppressWarnings("NullAway.Init")
    private History history;

    PagesTest(
            MockMvc mvc,
            Story story,
            TestClock clock,
            RequestRepository requests,
            PartnershipRepository partnerships,
            Tiers tiers,
            Drafts drafts,
            Outbox outbox,
            MailQueue mails,
            EngineFacts engine,
            MigrationRepository migrations,
            Lifecycle lifecycle,
            SignInRepository signIns,
            PasswordEncoder passwords) {
        this.mvc = mvc;
        this.story = story;
        this.clock = clock;
        this.requests = requests;
        this.partnerships = partnerships;
        this.tiers = tiers;
        this.drafts = drafts;
        this.outbox = outbox;
        this.mails = mails;
        this.engine = engine;
        this.migrations = migrations;
        this.lifecycle = lifecycle;
        this.signIns = signIns;
        this.passwords = passwords;
    }

    @BeforeEach
    void fillTheDirectory() {
        story.directory();
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    /** The whole page, rendered to its end. */
    private String page(String address, String person) throws Exception {
        return whole(call(get(address).with(user(person))), 200);
    }

    private static String whole(MockHttpServletResponse response, int status) throws Exception {
        assertThat(response.getStatus()).isEqualTo(status);
        String page = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
                .contains("<main", "</html>", "<title>")
                .doesNotContain(" th:")
                .doesNotContain("<th:block");
        return page;
    }

    // --- getting in ---

    @Test
    void shouldSendEverybodyToTheSignInPageFirst() throws Exception {
        // when
        MockHttpServletResponse response = call(get("/tasks").accept(MediaType.TEXT_HTML));

        // then
        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getHeader("Location")).endsWith("/sign-in");
    }

    @Test
    void shouldShowTheSignInPageAndWhatWentWrong() throws Exception {
        assertThat(whole(call(get("/sign-in")), 200)).contains("User name").doesNotContain("There is a problem");
        assertThat(whole(call(get("/sign-in?failed=")), 200)).contains("There is a problem", "<title>Error: ");
        assertThat(whole(call(get("/sign-in?signedOut=")), 200)).contains("You are signed out");
    }

    @Test
    void shouldSignInWithThePasswordOnly() throws Exception {
        // given
        String hash = Objects.requireNonNull(passwords.encode("right"));
        signIns.save(new SignIn("staff", Story.HEALTH_REP, hash));

        // when
        MockHttpServletResponse wrong = call(signIn("wrong").with(csrf()));
        MockHttpServletResponse right = call(signIn("right").with(csrf()));
        MockHttpServletResponse forged = call(signIn("right"));

        // then
        assertThat(wrong.getRedirectedUrl()).isEqualTo("/sign-in?failed");
        assertThat(right.getRedirectedUrl()).isEqualTo("/tasks");
        assertThat(right.getHeader("Set-Cookie")).startsWith("CONCORDAT=").contains("HttpOnly", "SameSite=Lax");
        assertThat(forged.getStatus()).isIn(302, 403);
        assertThat(forged.getRedirectedUrl()).isNotEqualTo("/tasks");
    }

    private static MockHttpServletRequestBuilder signIn(String password) {
        return post("/sign-in").param("userName", "staff").param("password", password);
    }

    @Test
    void shouldSendThePolicyAndKeepPagesOutOfCaches() throws Exception {
        // when
        MockHttpServletResponse response = call(get("/tasks").with(user(Story.HEALTH_REP)));

        // then
        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.getHeader("Cache-Control")).contains("no-store");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(response.getHeader("Permissions-Policy")).contains("camera=()");
    }

    @ParameterizedTest
    @CsvSource({"/propose", "/sign-out", "/operations/rebuild-index"})
    void shouldRefuseWhatWasNotSentFromAPageOfOurs(String address) throws Exception {
        assertThat(call(post(address).with(user(Story.ADMINISTRATOR))).getStatus())
                .isEqualTo(403);
    }

    // --- tasks ---

    @Test
    void shouldSayThatNothingWaits() throws Exception {
        assertThat(page("/tasks", Story.NOBODY))
                .contains("Nothing waits for you")
                .doesNotContain("as a deputy");
    }

    @Test
    void shouldListOwnTasksAndThoseOfPeopleOneStandsInFor() throws Exception {
        // given
        UUID task = story.invitationTask(story.proposed(), "health");

        // then
        assertThat(page("/tasks", Story.HEALTH_REP))
                .contains(
                        "/tasks/" + task,
                        "Young &lt;carers&gt; &amp; co",
                        "On behalf of Health Trust",
                        "Due Friday 4 December 2026")
                .doesNotContain("as a deputy")
                .doesNotContain("Overdue")
                .doesNotContain("Nothing waits for you");
        assertThat(page("/tasks", Story.HEALTH_DEPUTY)).contains("/tasks/" + task, "as a deputy");
    }

    @Test
    void shouldMarkTasksThatAreDueSoonOrOverdue() throws Exception {
        // given
        story.invitationTask(story.proposed(), "health");

        // then
        clock.set(Instant.parse("2026-11-26T10:00:00Z"));
        assertThat(page("/tasks", Story.HEALTH_REP)).contains("Due soon");
        clock.set(Instant.parse("2026-12-05T10:00:00Z"));
        assertThat(page("/tasks", Story.HEALTH_REP)).contains("Overdue");
    }

    @Test
    void shouldShowTheFormOfATask() throws Exception {
        // given
        UUID partnership = story.proposed();
        UUID check = story.checkTask(partnership);
        UUID change = story.changeTask(partnership);
        UUID answer = story.invitationTask(partnership, "health");
        UUID decide = story.decisionTask(partnership);

        // then
        assertThat(page("/tasks/" + check, Story.HEALTH_REP))
                .contains("id=\"form-schema\"", "Field_Outcome", "Send your answer", "/tasks/" + check + "/draft");
        assertThat(page("/tasks/" + change, Story.HEALTH_REP)).contains("agencyOptions", "Health Trust");
        assertThat(page("/tasks/" + answer, Story.HEALTH_REP))
                .contains("representativeOptions", Sample.nameOf(Story.HEALTH_DEPUTY), "Who can answer");
        assertThat(page("/tasks/" + decide, Story.CHAIR))
                .contains("answersTable", "Young \\u003ccarers\\u003e \\u0026 co")
                .doesNotContain("<carers>");
    }

    @Test
    void shouldShowATaskWithoutAFormAndSayWhatToDo() throws Exception {
        // given a task whose form has not been read yet
        UUID task = story.checkTask(story.proposed());
        Request request = requests.get(task);
        requests.linkTask(task, Objects.requireNonNull(request.taskKey()), 999_999L, "UPDATED");

        // then
        assertThat(page("/tasks/" + task, Story.HEALTH_REP)).contains("no form that the portal can show yet");
    }

    @Test
    void shouldKeepADraftAndGoOnWithIt() throws Exception {
        // given
        UUID task = story.checkTask(story.proposed());

        // when
        MockHttpServletResponse kept = call(put("/tasks/" + task + "/draft")
                .with(user(Story.HEALTH_REP))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\": \"half a sent\"}"));

        // then
        assertThat(kept.getStatus()).isEqualTo(200);
        assertThat(kept.getContentAsString(StandardCharsets.UTF_8)).contains("10:00 on Friday 20 November 2026");
        assertThat(page("/tasks/" + task, Story.HEALTH_REP))
                .contains("half a sent", "You are going on with your draft of 10:00 on Friday 20 November 2026");
        assertThat(drafts.find(task, Story.HEALTH_DEPUTY)).isEmpty();
    }

    @Test
    void shouldShowARefusedAnswerAgainWithItsProblems() throws Exception {
        // given
        UUID task = story.checkTask(story.proposed());

        // when
        MvcResult refused = mvc.perform(answer(task, Story.HEALTH_REP, "{\"outcome\": \"CHANGE\", \"reason\": \" \"}"))
                .andReturn();
        String page = whole(
                call(get("/tasks/" + task)
                        .with(user(Story.HEALTH_REP))
                        .cookie(refused.getResponse().getCookies())),
                200);

        // then
        assertThat(refused.getResponse().getRedirectedUrl()).isEqualTo("/tasks/" + task);
        assertThat(page).contains("<title>Error: ", "Say what should change", "\"outcome\":\"CHANGE\"");
        assertThat(requests.get(task).isOpen()).isTrue();
    }

    private static MockHttpServletRequestBuilder answer(UUID task, String person, String answers) {
        return post("/tasks/" + task + "/answers/" + UUID.randomUUID())
                .with(user(person))
                .with(csrf())
                .param("answers", answers);
    }

    @Test
    void shouldTakeAnAnswerAndSaySo() throws Exception {
        // given
        UUID task = story.checkTask(story.proposed());

        // when
        MvcResult taken = mvc.perform(answer(task, Story.HEALTH_REP, "{\"outcome\": \"SEND\", \"reason\": \"\"}"))
                .andReturn();
        String page = whole(
                call(get("/tasks")
                        .with(user(Story.HEALTH_REP))
                        .cookie(taken.getResponse().getCookies())),
                200);

        // then
        assertThat(taken.getResponse().getRedirectedUrl()).isEqualTo("/tasks");
        assertThat(page).contains("Your answer to “Check the proposal” has been taken.");
        assertThat(requests.get(task).state()).isEqualTo(RequestState.ANSWERED);
    }

    @Test
    void shouldSayThatARequestIsClosedAndStillTakeALateAnswer() throws Exception {
        // given
        UUID task = story.invitationTask(story.proposed(), "health");
        requests.close(task, RequestState.NOT_ANSWERED, null, null, TestClock.START);

        // when
        String page = page("/tasks/" + task, Story.HEALTH_REP);
        MvcResult late = mvc.perform(
                        answer(task, Story.HEALTH_REP, "{\"answer\": \"DECLINE\", \"reason\": \"No people\"}"))
                .andReturn();

        // then
        assertThat(page)
                .contains("This request is closed (Not answered)", "Send a late answer")
                .doesNotContain("/draft");
        assertThat(String.valueOf(late.getFlashMap().get("notice"))).contains("marked as late");
    }

    @Test
    void shouldShowATaskToNobodyElse() throws Exception {
        // given
        UUID task = story.invitationTask(story.proposed(), "health");

        // then
        for (String person : List.of(Story.POLICE_REP, Story.CHAIR, Story.NOBODY, Story.ADMINISTRATOR)) {
            assertThat(call(get("/tasks/" + task).with(user(person))).getStatus())
                    .isEqualTo(404);
            assertThat(call(answer(task, person, "{}")).getStatus()).isEqualTo(404);
        }
        assertThat(requests.get(task).isOpen()).isTrue();
    }

    // --- proposing ---

    @Test
    void shouldShowTheFormForAProposal() throws Exception {
        assertThat(page("/propose", Story.HEALTH_REP))
                .contains("Health Trust", "The Board", Sample.nameOf(Story.CHAIR), "I am")
                .contains("What, and for whom", "What there is already", "Who and where", "How it works")
                .contains("How long", "What is at stake", "Who decides and who leads")
                .contains(MainReason.GAP.label(), WorkingModel.CENTRE_BASED_DELIVERY.hint(), MoneyBand.LARGE.label())
                // the first day of the month after next is offered, and nothing that decides anything
                .contains("value=\"2027-01-01\"")
                .doesNotContain("checked=\"checked\"")
                .doesNotContain("There is a problem");
    }

    @Test
    void shouldNameEveryProblemOfAnEmptyProposalAndLeadToItsField() throws Exception {
        // when
        String page = whole(
                call(post("/propose")
                        .with(user(Story.HEALTH_REP))
                        .with(csrf())
                        .param("primaryModel", "CENTRE_BASED_DELIVERY")
                        .param("secondaryModels", "CENTRE_BASED_DELIVERY")
                        .param("risk", "no such risk")
                        .param("endsOn", "some day")),
                200);

        // then
        for (String field : List.of(
                "name",
                "targetGroup",
                "mainReason",
                "rationale",
                "whyNotAlone",
                "existing",
                "existingNote",
                "agencyIds",
                "area",
                "secondaryModels",
                "form",
                "degree",
                "startsOn",
                "endsOn",
                "money",
                "risk",
                "duty",
                "initiatingBodyId")) {
            assertThat(page).contains("href=\"#" + field + "\"").contains("id=\"" + field + "\"");
        }
        assertThat(page)
                .contains("Leave out the model that you have chosen as the main one", "Enter the end date as a day")
                .doesNotContain("href=\"#primaryModel\"")
                // what was ticked stays ticked, so that people see what to leave out
                .containsPattern("id=\"secondaryModels-3\"[^>]*checked[^>]*>\\s*<label")
                .doesNotContainPattern("id=\"secondaryModels-4\"[^>]*checked");
    }

    @Test
    void shouldKeepWhatWasEnteredWhenAProposalIsRefused() throws Exception {
        // when
        MockHttpServletResponse response = call(post("/propose")
                .with(user(Story.HEALTH_REP))
                .with(csrf())
                .param("id", UUID.randomUUID().toString())
                .param("name", "Kept <name>")
                .param("targetGroup", "")
                .param("rationale", "Kept reason")
                .param("agencyIds", "health")
                .param("leadOfficerId", Story.CHAIR));

        // then
        assertThat(whole(response, 200))
                .contains("<title>Error: ", "There is a problem", "href=\"#targetGroup\"", "href=\"#agencyIds\"")
                .contains("Say whom the partnership is for", "Choose at least two agencies")
                .contains("Kept &lt;name&gt;", "Kept reason")
                .containsPattern("value=\"health\"[^>]*checked")
                .containsPattern("value=\"" + Story.CHAIR + "\"[^>]*selected");
        assertThat(partnerships.visibleTo(Story.HEALTH_REP)).isEmpty();
    }

    @Test
    void shouldProposeOnceThoughTheFormIsSentTwice() throws Exception {
        // given
        MockHttpServletRequestBuilder sent = post("/propose")
                .with(user(Story.HEALTH_REP))
                .with(csrf())
                .param("id", UUID.randomUUID().toString())
                .param("name", "New")
                .param("targetGroup", "Group")
                .param("rationale", "Why")
                .param("agencyIds", "health", "police")
                .param("mainReason", "TARGET_GROUP")
                .param("whyNotAlone", "Each sees a part")
                .param("existing", "NONE_SUITS")
                .param("existingNote", "They end soon")
                .param("area", "The town")
                .param("primaryModel", "COORDINATED_DELIVERY")
                .param("secondaryModels", "CENTRE_BASED_DELIVERY", "OPERATIONAL_TEAM_DELIVERY")
                .param("form", "CO_LOCATED_STAFF")
                .param("degree", "INTEGRATION")
                .param("startsOn", "2027-01-04")
                .param("endsOn", "2029-01-04")
                .param("reviewAfterMonths", "")
                .param("money", "SMALL")
                .param("risk", "MEDIUM")
                .param("duty", "YES")
                .param("initiatingBodyId", "board");

        // when
        MockHttpServletResponse first = call(sent);
        MockHttpServletResponse second = call(sent);

        // then
        assertThat(first.getRedirectedUrl()).startsWith("/partnerships/").isEqualTo(second.getRedirectedUrl());
        assertThat(partnerships.visibleTo(Story.HEALTH_REP)).hasSize(1);
        assertThat(page(Objects.requireNonNull(first.getRedirectedUrl()), Story.HEALTH_REP))
                .contains("The proposal in full", "Coordinated delivery", "4 January 2029", "Each sees a part")
                .contains("Centre-based delivery, Operational-team delivery", "They end soon", "Less than £50,000");
    }

    @Test
    void shouldTellPeopleWhoMayNotPropose() throws Exception {
        assertThat(whole(call(get("/propose").with(user(Story.NOBODY))), 403)).contains("This is not open to you");
    }

    // --- partnerships ---

    @Test
    void shouldSayThatThereIsNoPartnershipYet() throws Exception {
        assertThat(page("/partnerships", Story.HEALTH_REP))
                .contains("No partnership that you can see yet", "href=\"/propose\"");
        assertThat(page("/partnerships", Story.NOBODY)).doesNotContain("href=\"/propose\"");
    }

    @Test
    void shouldListPartnershipsAlsoWhileTheSearchIsDown() throws Exception {
        // given
        UUID id = story.proposed();

        // then
        assertThat(page("/partnerships", Story.HEALTH_REP))
                .contains("/partnerships/" + id, "Proposed")
                .doesNotContain("No partnership that you can see yet")
                .doesNotContain("The search does not work");
        assertThat(page("/partnerships?q=young", Story.HEALTH_REP))
                .contains("The search does not work at present", "/partnerships/" + id);
    }

    @Test
    void shouldShowWhatTheSearchFound() throws Exception {
        // given
        UUID id = story.proposed();

        // then
        doReturn(Optional.of(List.of(id))).when(history).search(anyString(), any());
        assertThat(page("/partnerships?q=<young>", Story.HEALTH_REP))
                .contains("1 partnership matches", "&lt;young&gt;", "/partnerships/" + id);
        doReturn(Optional.of(List.of())).when(history).search(anyString(), any());
        assertThat(page("/partnerships?q=nothing", Story.HEALTH_REP))
                .contains("0 partnerships match")
                .doesNotContain("/partnerships/" + id)
                .doesNotContain("No partnership that you can see yet");
    }

    @Test
    void shouldShowAPartnershipWithItsPeopleRequestsAndTimeline() throws Exception {
        // given
        UUID id = story.proposed();
        story.checkTask(id);
        UUID asked = story.invitationTask(id, "police");
        UUID decision = story.decisionTask(id);
        partnerships.updateMember(id, "health", Participation.ACCEPTED, Story.HEALTH_REP, null);
        partnerships.updateMember(id, "police", Participation.DECLINED, null, "No people");
        partnerships.addAssumption(id, "The lead officer is supposed");
        partnerships.updateStandingReason(id, "Because");
        requests.close(decision, RequestState.CANCELLED, null, null, TestClock.START);

        // then
        assertThat(page("/partnerships/" + id, Story.HEALTH_REP))
                .contains("Young &lt;carers&gt; &amp; co", "The Board, chaired by " + Sample.nameOf(Story.CHAIR))
                .contains("No people", "Accepted", "Declined", "The lead officer is supposed", "Because")
                .contains("Cancelled", "Partnership proposed", "Agency asked to take part: Police")
                .contains("/requests/" + asked + "/deadline");
        assertThat(page("/partnerships/" + id, Story.CHAIR)).doesNotContain("/deadline");
        assertThat(call(get("/partnerships/" + id).with(user(Story.NOBODY))).getStatus())
                .isEqualTo(404);
    }

    @Test
    void shouldShowAPartnershipOfAnEarlierVersionWithoutWhatWasNotAsked() throws Exception {
        // given
        UUID id = story.proposed();
        story.forgetDesign(id);

        // then
        assertThat(page("/partnerships/" + id, Story.HEALTH_REP))
                .contains("Young &lt;carers&gt; &amp; co")
                .doesNotContain("The proposal in full");
        assertThat(page("/tasks/" + story.checkTask(id), Story.HEALTH_REP)).contains("\"design\":[]");
    }

    @Test
    void shouldShowTheTierAsASuggestionUntilItIsChosenAndThenWhoChoseItAndWhy() throws Exception {
        // given
        UUID id = story.proposed();
        UUID task = story.checkTask(id);
        tiers.suggest(id, new Suggestion(Tier.STANDARD, "DUTY", "A <duty> is behind it."));

        // then
        assertThat(page("/partnerships/" + id, Story.HEALTH_REP))
                .contains("How thorough the set-up is", "Standard. A &lt;duty&gt; is behind it.", "Not yet: ");
        assertThat(page("/tasks/" + task, Story.HEALTH_REP)).contains("\"suggestedTier\":\"STANDARD\"");
        mvc.perform(answer(
                task,
                Story.HEALTH_REP,
                "{\"outcome\": \"SEND\", \"tier\": \"FULL\", \"tierReason\": \"All schools\"}"));
        assertThat(page("/partnerships/" + id, Story.HEALTH_REP))
                .contains("Full, by " + Sample.nameOf(Story.HEALTH_REP) + ", Friday 20 November 2026")
                .contains("Why not as suggested", "All schools")
                .doesNotContain("Not yet: ");
    }

    @Test
    void shouldShowWhatIsNeededOnThePageAndInTheInvitation() throws Exception {
        // given
        UUID id = story.proposed();
        assertThat(page("/partnerships/" + id, Story.HEALTH_REP)).doesNotContain("What is needed");
        UUID task = story.needsTask(id);

        // when
        mvc.perform(answer(
                task,
                Story.HEALTH_REP,
                "{\"evidence\": \"A <survey>\", \"provision\": \"A club\", \"gaps\": \"Evenings\","
                        + " \"baseline\": \"Absences: schools\"}"));

        // then
        assertThat(page("/partnerships/" + id, Story.HEALTH_REP))
                .contains("What is needed", "A &lt;survey&gt;", "A club", "Evenings", "Absences (held by schools)");
        assertThat(page("/tasks/" + story.invitationTask(id, "police"), Story.POLICE_REP))
                .contains("A \\u003csurvey\\u003e", "Absences (held by schools)");
    }

    @Test
    void shouldMoveADeadline() throws Exception {
        // given
        UUID id = story.proposed();
        UUID asked = story.invitationTask(id, "police");
        String address = "/partnerships/" + id + "/requests/" + asked + "/deadline";

        // when
        String form = page(address, Story.HEALTH_REP);
        MvcResult moved = mvc.perform(
                        post(address).with(user(Story.HEALTH_REP)).with(csrf()).param("workingDays", "2"))
                .andReturn();
        String after = whole(
                call(get("/partnerships/" + id)
                        .with(user(Story.HEALTH_REP))
                        .cookie(moved.getResponse().getCookies())),
                200);

        // then
        assertThat(form).contains("Friday 4 December 2026", "Tuesday 24 November 2026", "name=\"_csrf\"");
        assertThat(after).contains("The answer is now due on Tuesday 24 November 2026.", "Deadline moved");
        assertThat(call(get(address).with(user(Story.POLICE_REP))).getStatus()).isEqualTo(404);
    }

    @Test
    void shouldSayThatTheDeadlineOfAClosedRequestStays() throws Exception {
        // given
        UUID id = story.proposed();
        UUID asked = story.invitationTask(id, "police");
        requests.close(asked, RequestState.NOT_ANSWERED, null, null, TestClock.START);

        // then
        assertThat(page("/partnerships/" + id + "/requests/" + asked + "/deadline", Story.HEALTH_REP))
                .contains("its deadline cannot be moved any more")
                .doesNotContain("name=\"workingDays\"");
    }

    // --- administration ---

    @Test
    void shouldShowTheDirectoryToAdministratorsOnly() throws Exception {
        assertThat(page("/directory", Story.ADMINISTRATOR))
                .contains("Representative, Health Trust", "Chair, The Board", "Nobody (assumed)", "Police")
                .contains("The Board");
        assertThat(call(get("/directory").with(user(Story.HEALTH_REP))).getStatus())
                .isEqualTo(404);
    }

    @Test
    void shouldShowEmptyOperations() throws Exception {
        assertThat(page("/operations", Story.ADMINISTRATOR))
                .contains("No process has stopped", "Unknown: Elasticsearch does not answer");
        assertThat(call(get("/operations").with(user(Story.HEALTH_REP))).getStatus())
                .isEqualTo(404);
    }

    @Test
    void shouldShowEverythingThatWaitsOrStopped() throws Exception {
        // given
        UUID id = story.proposed();
        UUID check = story.checkTask(id);
        long scope = Objects.requireNonNull(requests.get(check).scopeKey());
        engine.taskScope(77, scope, 1);
        engine.incidentRaised(new Incident(
                5, 1, "PartnershipSetUp", "Task_CheckProposal", 77, null, "IO_MAPPING_ERROR", TestClock.START));
        engine.incidentRaised(
                new Incident(6, 1, "PartnershipSetUp", "Task_AskAgencies", 88, 9L, "JOB_NO_RETRIES", TestClock.START));
        Outbox.Row row = outbox.take(java.time.Duration.ofMinutes(1)).orElseThrow();
        outbox.failed(row, "The engine did not take it");
        mails.add(check, null, Kind.NEW_TASK, "1", Story.HEALTH_REP);
        mails.add(check, null, Kind.REMINDER, "1", Story.HEALTH_REP);
        mails.possiblySent(mails.take().orElseThrow(), "The connection broke");
        mails.givenUp(mails.take().orElseThrow(), "Refused for good");

        // when
        String page = page("/operations", Story.ADMINISTRATOR);

        // then
        assertThat(page)
                .contains("Start a lifecycle", "The engine did not take it")
                .contains("completed outside the portal", Sample.nameOf(Story.HEALTH_REP))
                .contains("/operations/incidents/6/resolve")
                .doesNotContain("/operations/incidents/5/resolve")
                .contains(State.POSSIBLY_SENT.label(), State.GIVEN_UP.label(), "The connection broke", "/send-again")
                .contains("Tried once", "because sending it again may bring it twice")
                .doesNotContain("No process has stopped");
    }

    @Test
    void shouldShowWhichPartnershipsRunAnEarlierVersion() throws Exception {
        // given
        UUID id = story.proposed();
        lifecycle.register(id, 41);
        assertThat(page("/operations", Story.ADMINISTRATOR)).doesNotContain("in an earlier version");
        migrations.refused(41, 1, 4, "It waits at a step that is gone.", TestClock.START);
        migrations.refused(42, 2, 4, "It waits elsewhere.", TestClock.START);

        // when
        String page = page("/operations", Story.ADMINISTRATOR);

        // then
        assertThat(page)
                .contains("Partnerships in an earlier version", "href=\"/partnerships/" + id + "\"")
                .contains("Version 1, not moved to version 4", "It waits at a step that is gone.")
                .contains("Process instance 42", "It waits elsewhere.");
    }

    @Test
    void shouldActOnWhatStopped() throws Exception {
        // given
        UUID check = story.checkTask(story.proposed());
        mails.add(check, null, Kind.NEW_TASK, "1", Story.HEALTH_REP);
        MailQueue.Mail mail = mails.take().orElseThrow();
        mails.possiblySent(mail, "The connection broke");

        // when
        MockHttpServletResponse again = call(post("/operations/mails/" + mail.id() + "/send-again")
                .with(user(Story.ADMINISTRATOR))
                .with(csrf()));
        MockHttpServletResponse resolve = call(post("/operations/incidents/6/resolve")
                .with(user(Story.ADMINISTRATOR))
                .with(csrf()));
        MvcResult rebuild = mvc.perform(post("/operations/rebuild-index")
                        .with(user(Story.ADMINISTRATOR))
                        .with(csrf()))
                .andReturn();
        MockHttpServletResponse stranger = call(post("/operations/incidents/7/resolve")
                .with(user(Story.HEALTH_REP))
                .with(csrf()));

        // then
        assertThat(again.getRedirectedUrl()).isEqualTo("/operations");
        assertThat(mails.take())
                .hasValueSatisfying(taken -> assertThat(taken.id()).isEqualTo(mail.id()));
        assertThat(resolve.getRedirectedUrl()).isEqualTo("/operations");
        assertThat(outbox.waiting()).extracting(Outbox.Waiting::kind).containsOnlyOnce(Outbox.Kind.RESOLVE_INCIDENT);
        assertThat(String.valueOf(rebuild.getFlashMap().get("notice"))).contains("Elasticsearch does not answer");
        assertThat(stranger.getStatus()).isEqualTo(404);
    }

    // --- failures ---

    @ParameterizedTest
    @CsvSource({
        "400, This did not work",
        "403, This is not open to you",
        "404, Page not found",
        "500, Something went wrong",
        "503, Not available at present"
    })
    void shouldShowAPageForEachKindOfFailure(int status, String heading) throws Exception {
        // when
        MockHttpServletResponse response = call(get("/error")
                .with(user(Story.HEALTH_REP))
                .accept(MediaType.TEXT_HTML)
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
                .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/somewhere"));

        // then people still find their way
        assertThat(whole(response, status)).contains(heading, "My tasks", "Sign out");
    }

    @Test
    void shouldShowFailuresToPeopleWhoAreNotSignedIn() throws Exception {
        // when
        MockHttpServletResponse response =
                call(get("/error").accept(MediaType.TEXT_HTML).requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 404));

        // then
        assertThat(whole(response, 404)).contains("Page not found").doesNotContain("Sign out");
    }

    @Test
    void shouldSayWhatIsDownOnEveryPage() throws Exception {
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(page("/tasks", Story.HEALTH_REP))
                        .contains("Not everything works at present", "Search does not work"));
    }

    @Test
    void shouldOfferOnlyTheWaysThatAreOpen() throws Exception {
        assertThat(page("/tasks", Story.HEALTH_REP))
                .contains("href=\"/propose\"")
                .doesNotContain("href=\"/operations\"");
        assertThat(page("/tasks", Story.ADMINISTRATOR)).contains("href=\"/operations\"", "href=\"/directory\"");
        assertThat(page("/tasks", Story.NOBODY)).doesNotContain("href=\"/propose\"");
    }

    @Test
    void shouldServeStaticFilesToEverybody() throws Exception {
        assertThat(call(get("/favicon.svg")).getStatus()).isEqualTo(200);
        assertThat(call(get("/assets/none.js")).getStatus()).isEqualTo(404);
    }
}

package org.concordat.portal.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.concordat.domain.requests.RequestState;
import org.concordat.portal.support.PortalTest;
import org.concordat.portal.support.Story;
import org.concordat.store.links.AnswerDoor;
import org.concordat.store.links.AnswerDoor.Letter;
import org.concordat.store.links.AnswerLinks;
import org.concordat.store.links.Contact;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.mail.MailQueue.Kind;
import org.concordat.store.mail.MailQueue.Mail;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.submissions.Channel;
import org.concordat.store.submissions.Submissions;
import org.concordat.store.support.Sample;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages behind a link: the way through them, and everything somebody might try who should not get through. */
@PortalTest
class AnswerAttackTest {

    private static final String ACCEPT = Sample.accept(Story.POLICE_REP);

    private final MockMvc mvc;
    private final Story story;
    private final TestClock clock;
    private final RequestRepository requests;
    private final Requests deadlines;
    private final Submissions submissions;
    private final AnswerLinks links;
    private final AnswerDoor door;
    private final MailQueue mails;
    private UUID partnership = new UUID(0, 0);
    private UUID request = new UUID(0, 0);

    AnswerAttackTest(
            MockMvc mvc,
            Story story,
            TestClock clock,
            RequestRepository requests,
            Requests deadlines,
            Submissions submissions,
            AnswerLinks links,
            AnswerDoor door,
            MailQueue mails) {
        this.mvc = mvc;
        this.story = story;
        this.clock = clock;
        this.requests = requests;
        this.deadlines = deadlines;
        this.submissions = submissions;
        this.links = links;
        this.door = door;
        this.mails = mails;
    }

    @BeforeEach
    void askThePolice() {
        story.directory();
        partnership = story.proposed();
        request = story.invitationTask(partnership, "police");
    }

    /** One browser at the pages behind a link, with cookies of its own. */
    private final class Guest {

        private final Map<String, Cookie> cookies = new TreeMap<>();

        MockHttpServletResponse send(MockHttpServletRequestBuilder call) throws Exception {
            if (!cookies.isEmpty()) {
                call.cookie(cookies.values().toArray(Cookie[]::new));
            }
            MockHttpServletResponse response =
                    mvc.perform(call.accept(MediaType.TEXT_HTML)).andReturn().getResponse();
            for (Cookie cookie : response.getCookies()) {
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else if (cookie.getName().startsWith("CONCORDAT-")) {
                    cookies.put(cookie.getName(), cookie);
                }
            }
            return response;
        }

        MockHttpServletResponse get(String path) throws Exception {
            return send(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(path));
        }

        MockHttpServletResponse post(String path, String name, String value) throws Exception {
            return send(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(path)
                    .param(name, value)
                    .with(csrf()));
        }

        Guest at(String token) throws Exception {
            assertThat(get("/answer-link/" + token).getRedirectedUrl()).isEqualTo("/answer");
            return this;
        }

        MockHttpServletResponse askForCode() throws Exception {
            return post("/answer/code", "any", "");
        }

        MockHttpServletResponse enter(String code) throws Exception {
            return post("/answer/open", "code", code);
        }

        MockHttpServletResponse answer(String answers) throws Exception {
            return post("/answer/form/" + UUID.randomUUID(), "answers", answers);
        }
    }

    // --- what the dispatcher would do ---

    private String sentToken() {
        assertThat(links.send(request, new Contact("Ada Clerk", "ada@police.example"), Story.HEALTH_REP))
                .isTrue();
        return secretOfNext(Kind.ANSWER_LINK);
    }

    private String secretOfNext(Kind kind) {
        while (true) {
            Mail mail = mails.take().orElseThrow();
            mails.sent(mail);
            if (mail.kind() == kind) {
                UUID link = Objects.requireNonNull(mail.answerLinkId());
                return (kind == Kind.ANSWER_CODE
                                ? door.newCode(link, UUID.fromString(mail.occurrence()))
                                : door.newToken(link))
                        .map(Letter::secret)
                        .orElseThrow();
            }
        }
    }

    private Guest inside(String token) throws Exception {
        Guest guest = new Guest().at(token);
        assertThat(guest.askForCode().getRedirectedUrl()).isEqualTo("/answer/code");
        String code = secretOfNext(Kind.ANSWER_CODE);
        assertThat(guest.enter(code.substring(0, 4) + " " + code.substring(4)).getRedirectedUrl())
                .isEqualTo("/answer/form");
        return guest;
    }

    private static String page(MockHttpServletResponse response, int status) throws Exception {
        assertThat(response.getStatus()).isEqualTo(status);
        String page = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("<main", "</html>").doesNotContain(" th:", "<th:block");
        return page;
    }

    private String refusal(MockHttpServletResponse response) throws Exception {
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        String page = page(response, 404);
        assertThat(page)
                .contains("This link cannot be used any more, or the code was not right")
                .doesNotContain("carers", "Police", "Ada", "ada@");
        return page;
    }

    private void assertNothingHappened() {
        assertThat(requests.get(request).isOpen()).isTrue();
        assertThat(submissions.of(request)).isEmpty();
    }

    // --- the way through ---

    @Test
    void shouldLeadFromTheLinkToTheReceipt() throws Exception {
        // given
        String token = sentToken();
        Guest guest = new Guest();

        // when
        MockHttpServletResponse arrival = guest.get("/answer-link/" + token);
        String start = page(guest.get("/answer"), 200);
        guest.askForCode();
        String enter = page(guest.get("/answer/code"), 200);
        MockHttpServletResponse opened = guest.enter(secretOfNext(Kind.ANSWER_CODE));
        String form = page(guest.get("/answer/form"), 200);
        MockHttpServletResponse refused = guest.answer("{\"answer\":\"ACCEPT\"}");
        MockHttpServletResponse taken = guest.answer(ACCEPT);
        String receipt = page(guest.get("/answer/done"), 200);

        // then
        assertThat(arrival.getHeaders("Set-Cookie"))
                .filteredOn(cookie -> cookie.contains(token))
                .singleElement()
                .asString()
                .contains("Path=/answer", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Max-Age");
        assertThat(arrival.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(arrival.getHeader("Cache-Control")).contains("no-store");
        assertThat(start).contains("Send me a code").doesNotContain(token, "carers", "ada@", "My tasks");
        assertThat(enter).contains("one-time-code").doesNotContain(token, "carers", "ada@");
        assertThat(opened.getHeaders("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("CONCORDAT-ANSWER="))
                .singleElement()
                .asString()
                .contains("Path=/answer", "Max-Age=1800", "HttpOnly", "SameSite=Lax");
        assertThat(form)
                .contains("id=\"form-schema\"", "Young &lt;carers&gt; &amp; co", "You answer for", "/answer/form/")
                .doesNotContain("/draft", "My tasks");
        assertThat(refused.getRedirectedUrl()).isEqualTo("/answer/form");
        assertThat(taken.getRedirectedUrl()).isEqualTo("/answer/done");
        assertThat(receipt).contains("Your answer has been taken", "Accepted", "Police");
        assertThat(requests.get(request).state()).isEqualTo(RequestState.ANSWERED);
        assertThat(submissions.of(request)).singleElement().matches(answer -> answer.channel() == Channel.LINK);
    }

    @Test
    void shouldShowTheSameReceiptWhenTheSameAnswerIsSentTwice() throws Exception {
        Guest guest = inside(sentToken());
        String path = "/answer/form/" + UUID.randomUUID();
        assertThat(guest.post(path, "answers", ACCEPT).getRedirectedUrl()).isEqualTo("/answer/done");
        assertThat(guest.post(path, "answers", ACCEPT).getRedirectedUrl()).isEqualTo("/answer/done");
        assertThat(submissions.of(request)).hasSize(1);
    }

    @Test
    void shouldSayThatAnAnswerCameTooLateToSomebodyWhoIsIn() throws Exception {
        Guest guest = inside(sentToken());
        deadlines.close(request);
        assertThat(guest.answer(ACCEPT).getRedirectedUrl()).isEqualTo("/answer/form");
        assertThat(page(guest.get("/answer/form"), 200)).contains("This question is closed", "A late answer by link");
        assertThat(submissions.of(request)).isEmpty();
    }

    // --- what somebody might try ---

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "short",
                "00000000-0000-0000-0000-000000000001",
                "..%2e",
                "' or 1=1--"
            })
    void shouldRefuseAGuessedToken(String guess) throws Exception {
        sentToken();
        Guest guest = new Guest();
        assertThat(guest.send(get("/answer-link/{token}", guess)).getStatus()).isIn(302, 400);
        refusal(guest.get("/answer"));
        refusal(guest.get("/answer/code"));
        refusal(guest.askForCode());
        refusal(guest.enter("12345678"));
    }

    @Test
    void shouldRefuseAGuessedCodeAndTheRightOneAfterFiveGuesses() throws Exception {
        // given
        Guest guest = new Guest().at(sentToken());
        guest.askForCode();
        String code = secretOfNext(Kind.ANSWER_CODE);
        String wrong = (code.charAt(0) == '9' ? "1" : "9") + code.substring(1);

        // then
        for (int i = 0; i < AnswerDoor.CODE_TRIES; i++) {
            refusal(guest.enter(wrong));
        }
        refusal(guest.enter(code));
        refusal(guest.get("/answer/form"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "abcdefgh", "12345678901234567890123456789012345678901234567890"})
    void shouldRefuseWhatIsNoCode(String code) throws Exception {
        Guest guest = new Guest().at(sentToken());
        guest.askForCode();
        secretOfNext(Kind.ANSWER_CODE);
        refusal(guest.enter(code));
    }

    @Test
    void shouldRefuseTheLinkAgainAfterTheAnswer() throws Exception {
        // given
        String token = sentToken();
        Guest guest = inside(token);
        guest.answer(ACCEPT);

        // when the same browser tries another answer, and another one the same link
        MockHttpServletResponse again = guest.answer(Sample.decline("Changed our mind"));
        Guest other = new Guest().at(token);

        // then
        assertThat(again.getRedirectedUrl()).isEqualTo("/answer/form");
        assertThat(guest.get("/answer/form").getRedirectedUrl()).isEqualTo("/answer/done");
        refusal(other.get("/answer"));
        refusal(other.askForCode());
        assertThat(submissions.of(request)).hasSize(1);
        assertThat(requests.get(request).state()).isEqualTo(RequestState.ANSWERED);
    }

    @Test
    void shouldShowNothingToSomebodyToWhomTheLinkWasForwarded() throws Exception {
        // given the invited contact is in, and somebody else has the link only
        String token = sentToken();
        inside(token);
        Guest stranger = new Guest().at(token);

        // then
        assertThat(page(stranger.get("/answer"), 200)).doesNotContain("carers", "Police", "Ada", "ada@");
        refusal(stranger.get("/answer/form"));
        refusal(stranger.get("/answer/done"));
        refusal(stranger.answer(ACCEPT));
        assertNothingHappened();
    }

    @Test
    void shouldRefuseAnExpiredLink() throws Exception {
        // given
        String token = sentToken();
        Guest guest = new Guest().at(token);

        // when its due date has passed, though nobody has closed the request yet
        clock.set(Objects.requireNonNull(requests.get(request).dueAt()));

        // then
        refusal(guest.get("/answer"));
        refusal(guest.askForCode());
        refusal(new Guest().at(token).get("/answer"));
        assertNothingHappened();
    }

    @Test
    void shouldAnswerNoOtherRequestThanItsOwn() throws Exception {
        // given somebody who is in for the police, and knows the ids of health's request and of the engine's task
        UUID other = requests.ofPartnership(partnership).stream()
                .filter(row -> "health".equals(row.agencyId()))
                .findFirst()
                .orElseThrow()
                .id();
        Guest guest = inside(sentToken());

        // when
        MockHttpServletResponse task = guest.post(
                "/tasks/" + other + "/answers/" + UUID.randomUUID(), "answers", Sample.accept(Story.HEALTH_REP));
        MockHttpServletResponse named = guest.send(post("/answer/form/" + UUID.randomUUID())
                .param("requestId", other.toString())
                .param("answers", Sample.accept(Story.HEALTH_REP))
                .with(csrf()));

        // then
        assertThat(task.getRedirectedUrl()).endsWith("/sign-in");
        assertThat(named.getRedirectedUrl()).isEqualTo("/answer/form");
        assertThat(requests.get(other).isOpen()).isTrue();
        assertNothingHappened();
    }

    @Test
    void shouldUseNothingUpWhenAScannerOpensTheLinkTwice() throws Exception {
        String token = sentToken();
        for (int i = 0; i < 2; i++) {
            Guest scanner = new Guest().at(token);
            page(scanner.get("/answer"), 200);
            page(scanner.get("/answer/code"), 200);
        }
        assertThat(mails.waitingCount()).isZero();
        assertThat(inside(token).answer(ACCEPT).getRedirectedUrl()).isEqualTo("/answer/done");
    }

    @Test
    void shouldRefuseAnOldLinkOnceANewOneWasSent() throws Exception {
        String old = sentToken();
        Guest early = inside(old);
        String newer = sentToken();
        refusal(new Guest().at(old).get("/answer"));
        refusal(early.get("/answer/form"));
        refusal(early.answer(ACCEPT));
        assertThat(inside(newer).answer(ACCEPT).getRedirectedUrl()).isEqualTo("/answer/done");
    }

    @Test
    void shouldRefuseALinkThatWasWithdrawn() throws Exception {
        String token = sentToken();
        Guest guest = inside(token);
        assertThat(links.withdraw(request, Story.HEALTH_REP)).isTrue();
        refusal(guest.get("/answer/form"));
        refusal(guest.answer(ACCEPT));
        refusal(new Guest().at(token).get("/answer"));
        assertNothingHappened();
    }

    @Test
    void shouldRefuseAFormThatAnotherSiteSends() throws Exception {
        // given
        String token = sentToken();
        Guest guest = inside(token);

        // when forms come without the token of our pages
        for (String path : List.of("/answer/code", "/answer/open", "/answer/form/" + UUID.randomUUID())) {
            MockHttpServletResponse response =
                    guest.send(post(path).param("answers", ACCEPT).param("code", "12345678"));
            assertThat(response.getStatus()).isIn(302, 403);
            assertThat(String.valueOf(response.getRedirectedUrl())).doesNotContain("/answer");
        }

        // then
        assertNothingHappened();
        assertThat(mails.waitingCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/tasks",
                "/tasks/{request}",
                "/partnerships",
                "/partnerships?q=a",
                "/partnerships/{partnership}",
                "/partnerships/{partnership}/requests/{request}/deadline",
                "/partnerships/{partnership}/requests/{request}/without-account",
                "/partnerships/{partnership}/requests/{request}/without-account/heard",
                "/propose",
                "/directory",
                "/operations"
            })
    void shouldReachNoOtherPageFromAVisit(String path) throws Exception {
        Guest guest = inside(sentToken());
        MockHttpServletResponse response = guest.get(
                path.replace("{partnership}", partnership.toString()).replace("{request}", request.toString()));
        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getRedirectedUrl()).endsWith("/sign-in");
    }

    @Test
    void shouldKeepNoDraftForAVisit() throws Exception {
        Guest guest = inside(sentToken());
        MockHttpServletResponse response = guest.send(put("/tasks/" + request + "/draft")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .with(csrf()));
        assertThat(response.getRedirectedUrl()).endsWith("/sign-in");
    }

    @Test
    void shouldGiveASignedInPersonNothingByALinkAndALinkNothingByASignIn() throws Exception {
        // given somebody of another agency, signed in, who got hold of the link
        String token = sentToken();
        Guest guest = new Guest().at(token);
        MockHttpServletResponse start = guest.send(get("/answer").with(user(Story.HEALTH_DEPUTY)));
        MockHttpServletResponse form = guest.send(get("/answer/form").with(user(Story.HEALTH_DEPUTY)));

        // then the page is that of a stranger, and the form stays closed
        assertThat(page(start, 200)).doesNotContain("Sign out", "My tasks");
        assertThat(form.getStatus()).isEqualTo(404);
        // and who is in by the link is nobody in the portal
        assertThat(inside(token)
                        .send(get("/tasks/" + request).with(user(Story.HEALTH_DEPUTY)))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void shouldShowTheSamePageWhateverIsWrong() throws Exception {
        // given
        String old = sentToken();
        String withdrawn = sentToken();
        String early = refusal(new Guest().at(old).get("/answer"));
        links.withdraw(request, Story.HEALTH_REP);
        String gone = refusal(new Guest().at(withdrawn).get("/answer"));
        String guessed = refusal(new Guest().get("/answer"));
        String live = sentToken();
        Guest guest = new Guest().at(live);
        guest.askForCode();
        String code = refusal(guest.enter("00000000"));
        String visit = refusal(guest.get("/answer/form"));
        clock.advance(Duration.ofDays(60));
        String expired = refusal(guest.get("/answer"));

        // then
        assertThat(List.of(gone, guessed, code, visit, expired)).containsOnly(early);
    }

    // --- the lead officer's pages ---

    private String withoutAccount() {
        return "/partnerships/" + partnership + "/requests/" + request + "/without-account";
    }

    private MockHttpServletResponse as(String person, MockHttpServletRequestBuilder call) throws Exception {
        return mvc.perform(call.with(user(person)).with(csrf())).andReturn().getResponse();
    }

    @Test
    void shouldLetTheLeadOfficerSendALinkSeeWhatBecameOfItAndWithdrawIt() throws Exception {
        // when
        String before = page(as(Story.HEALTH_REP, get(withoutAccount())), 200);
        String wrong = page(
                as(
                        Story.HEALTH_REP,
                        post(withoutAccount() + "/link")
                                .param("contactName", "")
                                .param("email", "no")),
                200);
        MockHttpServletResponse sent = as(
                Story.HEALTH_REP,
                post(withoutAccount() + "/link")
                        .param("contactName", "Ada <Clerk>")
                        .param("email", "ada@police.example"));
        String waiting = page(as(Story.HEALTH_REP, get(withoutAccount())), 200);
        secretOfNext(Kind.ANSWER_LINK);
        String after = page(as(Story.HEALTH_REP, get(withoutAccount())), 200);
        as(Story.HEALTH_REP, post(withoutAccount() + "/link/withdraw"));
        String withdrawn = page(as(Story.HEALTH_REP, get(withoutAccount())), 200);

        // then
        assertThat(before).contains("Send a link to answer instead").doesNotContain("Withdraw");
        assertThat(wrong).contains("There is a problem", "Enter one mail address", "Enter a name");
        assertThat(sent.getRedirectedUrl()).isEqualTo(withoutAccount());
        assertThat(waiting).contains("Ada &lt;Clerk&gt;", "ada@police.example", "Waiting", "Not used yet");
        assertThat(after).contains("Sent on ", "Send a new link", "Withdraw the link");
        assertThat(withdrawn).contains("Withdrawn on ").doesNotContain("Withdraw the link");
    }

    @ParameterizedTest
    @ValueSource(strings = {Story.POLICE_REP, Story.HEALTH_DEPUTY, Story.CHAIR, Story.ADMINISTRATOR, Story.NOBODY})
    void shouldHideTheLeadOfficersPagesFromEverybodyElse(String person) throws Exception {
        List<MockHttpServletRequestBuilder> calls = List.of(
                get(withoutAccount()),
                post(withoutAccount() + "/link").param("contactName", "X").param("email", "x@y.example"),
                post(withoutAccount() + "/link/withdraw"),
                get(withoutAccount() + "/heard"),
                post(withoutAccount() + "/heard/" + UUID.randomUUID())
                        .param("channel", "LETTER")
                        .param("note", "x")
                        .param("answers", ACCEPT));
        for (MockHttpServletRequestBuilder call : calls) {
            assertThat(as(person, call).getStatus()).isEqualTo(404);
        }
        assertNothingHappened();
        assertThat(mails.waitingCount()).isZero();
    }

    @Test
    void shouldEnterWhatAnAgencySaidByTelephone() throws Exception {
        // when
        String form = page(as(Story.HEALTH_REP, get(withoutAccount() + "/heard")), 200);
        MockHttpServletResponse wrong = as(
                Story.HEALTH_REP,
                post(withoutAccount() + "/heard/" + UUID.randomUUID()).param("answers", ACCEPT));
        MockHttpServletResponse taken = as(
                Story.HEALTH_REP,
                post(withoutAccount() + "/heard/" + UUID.randomUUID())
                        .param("channel", "TELEPHONE")
                        .param("note", "Ms Clerk rang")
                        .param("answers", ACCEPT));

        // then
        assertThat(form).contains("By telephone", "By letter", "id=\"form-schema\"", "id=\"answer-sender\"");
        assertThat(wrong.getRedirectedUrl()).isEqualTo(withoutAccount() + "/heard");
        assertThat(taken.getRedirectedUrl()).isEqualTo("/partnerships/" + partnership);
        assertThat(submissions.of(request)).singleElement().matches(answer -> answer.channel() == Channel.TELEPHONE);
        assertThat(as(Story.HEALTH_REP, get(withoutAccount() + "/heard")).getRedirectedUrl())
                .isEqualTo(withoutAccount());
        assertThat(page(as(Story.HEALTH_REP, get("/partnerships/" + partnership)), 200))
                .contains("Answer entered for an agency", "By telephone: Ms Clerk rang");
    }
}

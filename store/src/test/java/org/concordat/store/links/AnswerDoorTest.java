package org.concordat.store.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.POLICE;
import static org.concordat.store.support.Sample.POLICE_REP;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.requests.RequestState;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.links.AnswerDoor.Letter;
import org.concordat.store.links.AnswerDoor.Visit;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.mail.MailQueue.Kind;
import org.concordat.store.mail.MailQueue.Mail;
import org.concordat.store.outbox.Outbox;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.submissions.Channel;
import org.concordat.store.submissions.Hearsay;
import org.concordat.store.submissions.Submissions;
import org.concordat.store.submissions.Submissions.Result;
import org.concordat.store.submissions.TooLate;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A link and its codes from the wish to send it to the answer, without pages and without a mail server. */
@StoreTest
class AnswerDoorTest {

    private static final Contact CONTACT = new Contact("Ada Clerk", "ada@trust.example");
    private static final String CLIENT = "192.0.2.7";

    private final AnswerLinks links;
    private final AnswerDoor door;
    private final Submissions submissions;
    private final RequestRepository rows;
    private final Requests requests;
    private final MailQueue mails;
    private final Events events;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Sample sample;
    private final TestClock clock;
    private UUID partnership = new UUID(0, 0);
    private UUID request = new UUID(0, 0);

    AnswerDoorTest(
            AnswerLinks links,
            AnswerDoor door,
            Submissions submissions,
            RequestRepository rows,
            Requests requests,
            MailQueue mails,
            Events events,
            Outbox outbox,
            JdbcClient jdbc,
            Sample sample,
            TestClock clock) {
        this.links = links;
        this.door = door;
        this.submissions = submissions;
        this.rows = rows;
        this.requests = requests;
        this.mails = mails;
        this.events = events;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.sample = sample;
        this.clock = clock;
    }

    @BeforeEach
    void askHealth() {
        sample.directory();
        partnership = sample.proposed();
        request = sample.asked(partnership, HEALTH);
        sample.taskSeen(request);
    }

    // --- what the dispatcher would do ---

    private void sendLink() {
        assertThat(links.send(request, CONTACT, POLICE_REP)).isTrue();
    }

    /** Takes the next mail of this kind and makes its secret, as the dispatcher does. */
    private Optional<String> secretOfNextMail(Kind kind) {
        Mail mail = mails.take().orElseThrow();
        assertThat(mail.kind()).isEqualTo(kind);
        Optional<Letter> letter = secretFor(mail);
        mails.sent(mail);
        return letter.map(Letter::secret);
    }

    private Optional<Letter> secretFor(Mail mail) {
        UUID link = Objects.requireNonNull(mail.answerLinkId());
        return mail.kind() == Kind.ANSWER_CODE
                ? door.newCode(link, UUID.fromString(mail.occurrence()))
                : door.newToken(link);
    }

    private String sentToken() {
        sendLink();
        return secretOfNextMail(Kind.ANSWER_LINK).orElseThrow();
    }

    private String sentCode(String token) {
        assertThat(door.askForCode(token, CLIENT)).isTrue();
        return secretOfNextMail(Kind.ANSWER_CODE).orElseThrow();
    }

    private Visit visit() {
        String token = sentToken();
        return door.enter(token, sentCode(token), CLIENT).flatMap(door::visit).orElseThrow();
    }

    private static String otherThan(String code) {
        return code.startsWith("0") ? "1" + code.substring(1) : "0" + code.substring(1);
    }

    private List<Events.Kind> happened() {
        return events.of(partnership).stream().map(Event::kind).toList();
    }

    // --- the way through ---

    @Test
    void shouldLetAnAgencyAnswerByLinkAndCode() {
        // given
        Visit visit = visit();
        assertThat(visit.requestId()).isEqualTo(request);

        // when
        UUID id = UUID.randomUUID();
        Result first = submissions.submitByLink(visit.linkId(), request, id, Sample.accept(HEALTH_REP));
        Result again = submissions.submitByLink(visit.linkId(), request, id, Sample.accept(HEALTH_REP));

        // then it is the same answer as any other, marked with how it came
        assertThat(List.of(first, again)).containsExactly(Result.ACCEPTED, Result.REPEATED);
        assertThat(rows.get(request))
                .extracting(Request::state, Request::submissionId)
                .containsExactly(RequestState.ANSWERED, id);
        assertThat(submissions.of(request)).singleElement().satisfies(stored -> {
            assertThat(stored.channel()).isEqualTo(Channel.LINK);
            assertThat(stored.personId()).isNull();
            assertThat(stored.answerLinkId()).isEqualTo(visit.linkId());
        });
        assertThat(outbox.waiting()).anyMatch(row -> row.kind() == Outbox.Kind.COMPLETE_TASK);
        assertThat(happened())
                .contains(Events.Kind.LINK_SENT, Events.Kind.AGENCY_ACCEPTED, Events.Kind.ANSWERED_BY_LINK);
    }

    @Test
    void shouldRefuseAnAnswerThatTheFormWouldNotSendAndLetItBePutRight() {
        Visit visit = visit();
        assertThatThrownBy(() -> submissions.submitByLink(
                        visit.linkId(), request, UUID.randomUUID(), Sample.accept("p-somebody-else")))
                .isInstanceOf(InvalidCommand.class);
        assertThat(rows.get(request).isOpen()).isTrue();
        assertThat(submissions.submitByLink(visit.linkId(), request, UUID.randomUUID(), Sample.decline("No staff")))
                .isEqualTo(Result.ACCEPTED);
    }

    @Test
    void shouldKeepNeitherTokenNorCodeNorVisitReadable() {
        // given
        String token = sentToken();
        String code = sentCode(token);
        String secret = door.enter(token, code, CLIENT).orElseThrow();

        // then
        String kept = jdbc.sql("""
                        select string_agg(x, ' ') from (
                          select row_to_json(l)::text x from answer_link l union all
                          select row_to_json(c)::text from answer_code c union all
                          select row_to_json(v)::text from answer_visit v union all
                          select row_to_json(a)::text from answer_attempt a union all
                          select row_to_json(m)::text from mail m) all_rows""").query(String.class).single();
        assertThat(kept).contains("ada@trust.example").doesNotContain(token, code, secret, CLIENT);
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(code).matches("[0-9]{8}");
    }

    // --- mails at most once ---

    @Test
    void shouldVoidTheTokenOfAnEarlierMailWhenAMailIsRepeated() {
        // given a mail whose fate is unknown, and somebody who came in by it
        sendLink();
        Mail mail = mails.take().orElseThrow();
        String earlier = secretFor(mail).orElseThrow().secret();
        mails.possiblySent(mail, "broke off");
        String code = sentCode(earlier);
        String visit = door.enter(earlier, code, CLIENT).orElseThrow();

        // when an administrator has it sent again
        assertThat(mails.sendAgain(mail.id())).isTrue();
        String later = secretOfNextMail(Kind.ANSWER_LINK).orElseThrow();

        // then only the later one is good
        assertThat(door.knows(earlier)).isFalse();
        assertThat(door.knows(later)).isTrue();
        assertThat(door.visit(visit)).isEmpty();
    }

    @Test
    void shouldQueueOneMailForEachLinkAndNoneWithAnAddressOrASecretInIt() {
        sendLink();
        assertThat(mails.about(partnership))
                .filteredOn(mail -> mail.kind() == Kind.ANSWER_LINK)
                .singleElement()
                .satisfies(mail -> assertThat(mails.addToContact(
                                request,
                                Kind.ANSWER_LINK,
                                mail.occurrence(),
                                Objects.requireNonNull(mail.answerLinkId())))
                        .isFalse());
    }

    @Test
    void shouldMakeNoTokenForALinkThatIsNotWantedAnyMore() {
        sendLink();
        links.withdraw(request, POLICE_REP);
        assertThat(secretOfNextMail(Kind.ANSWER_LINK)).isEmpty();
    }

    @Test
    void shouldMakeNoCodeThatNobodyWaitsForAnyMore() {
        // given a mail server that was down for long
        String token = sentToken();
        door.askForCode(token, CLIENT);
        clock.advance(AnswerDoor.CODE_LIFE);

        // then
        assertThat(secretOfNextMail(Kind.ANSWER_CODE)).isEmpty();
    }

    // --- what ends a link ---

    @Test
    void shouldEndTheOldLinkWhenANewOneIsSent() {
        String old = sentToken();
        String visit = door.enter(old, sentCode(old), CLIENT).orElseThrow();
        String newer = sentToken();
        assertThat(door.knows(old)).isFalse();
        assertThat(door.visit(visit)).isEmpty();
        assertThat(door.knows(newer)).isTrue();
    }

    @Test
    void shouldEndTheLinkWhenTheAgencyAnswersInThePortal() {
        String token = sentToken();
        submissions.submit(request, UUID.randomUUID(), HEALTH_REP, Sample.accept(HEALTH_REP));
        assertThat(door.knows(token)).isFalse();
        assertThat(door.askForCode(token, CLIENT)).isFalse();
    }

    @Test
    void shouldEndTheLinkWithTheDueDateAndFollowADeadlineThatMoves() {
        // given
        String token = sentToken();
        assertThat(requests.moveDeadline(request, 20, POLICE_REP)).isTrue();

        // then
        clock.set(Objects.requireNonNull(rows.get(request).dueAt()).minusSeconds(1));
        assertThat(door.knows(token)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(door.knows(token)).isFalse();
        assertThat(links.send(request, CONTACT, POLICE_REP)).isFalse();
    }

    @Test
    void shouldKeepNothingOfALateAnswer() {
        // given somebody who is in when the deadline closes the request
        Visit visit = visit();
        requests.close(request);

        // then
        assertThatThrownBy(() ->
                        submissions.submitByLink(visit.linkId(), request, UUID.randomUUID(), Sample.accept(HEALTH_REP)))
                .isInstanceOf(TooLate.class);
        assertThat(submissions.of(request)).isEmpty();
    }

    @Test
    void shouldTakeNoAnswerFromAVisitWhoseLinkWasWithdrawn() {
        Visit visit = visit();
        assertThat(links.withdraw(request, POLICE_REP)).isTrue();
        assertThatThrownBy(() ->
                        submissions.submitByLink(visit.linkId(), request, UUID.randomUUID(), Sample.accept(HEALTH_REP)))
                .isInstanceOf(NotPermitted.class);
        assertThat(links.withdraw(request, POLICE_REP)).isFalse();
        assertThat(happened()).containsOnlyOnce(Events.Kind.LINK_WITHDRAWN);
    }

    @Test
    void shouldTakeAnAnswerForTheLinksOwnRequestOnly() {
        Visit visit = visit();
        UUID other = rows.ofPartnership(partnership).stream()
                .filter(row -> POLICE.equals(row.agencyId()))
                .findFirst()
                .orElseThrow()
                .id();
        assertThatThrownBy(() ->
                        submissions.submitByLink(visit.linkId(), other, UUID.randomUUID(), Sample.accept(POLICE_REP)))
                .isInstanceOf(NotPermitted.class);
        assertThat(rows.get(other).isOpen()).isTrue();
    }

    // --- codes ---

    @Test
    void shouldTakeACodeOnceOnly() {
        String token = sentToken();
        String code = sentCode(token);
        assertThat(door.enter(token, code, CLIENT)).isPresent();
        assertThat(door.enter(token, code, CLIENT)).isEmpty();
    }

    @Test
    void shouldRefuseEvenTheRightCodeAfterFiveWrongOnes() {
        String token = sentToken();
        String code = sentCode(token);
        for (int i = 0; i < AnswerDoor.CODE_TRIES; i++) {
            assertThat(door.enter(token, otherThan(code), CLIENT)).isEmpty();
        }
        assertThat(door.enter(token, code, CLIENT)).isEmpty();
    }

    @Test
    void shouldTakeTheRightCodeAtTheFifthTry() {
        String token = sentToken();
        String code = sentCode(token);
        for (int i = 1; i < AnswerDoor.CODE_TRIES; i++) {
            door.enter(token, otherThan(code), CLIENT);
        }
        assertThat(door.enter(token, code, CLIENT)).isPresent();
    }

    @Test
    void shouldLetACodeLiveForAQuarterOfAnHour() {
        String token = sentToken();
        String code = sentCode(token);
        clock.advance(AnswerDoor.CODE_LIFE.minusSeconds(1));
        assertThat(door.enter(token, otherThan(code), CLIENT)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(door.enter(token, code, CLIENT)).isEmpty();
    }

    @Test
    void shouldTakeTheYoungestCodeOnly() {
        String token = sentToken();
        String first = sentCode(token);
        clock.advance(Duration.ofMinutes(1));
        String second = sentCode(token);
        assertThat(door.enter(token, first, CLIENT)).isEmpty();
        assertThat(door.enter(token, second, CLIENT)).isPresent();
    }

    @Test
    void shouldTakeACodeForItsOwnLinkOnly() {
        // given a code of a link of another partnership
        String token = sentToken();
        request = sample.asked(sample.proposed(), HEALTH);
        sample.taskSeen(request);
        String elsewhere = sentToken();
        String code = sentCode(elsewhere);
        sentCode(token);

        // then
        assertThat(door.enter(token, code, CLIENT)).isEmpty();
        assertThat(door.enter(elsewhere, code, CLIENT)).isPresent();
    }

    @Test
    void shouldSendOneCodeWhenTheButtonIsPressedTwice() {
        String token = sentToken();
        door.askForCode(token, CLIENT);
        door.askForCode(token, CLIENT);
        assertThat(mails.about(partnership))
                .filteredOn(mail -> mail.kind() == Kind.ANSWER_CODE)
                .hasSize(1);
    }

    @Test
    void shouldLetAVisitEndAfterHalfAnHour() {
        String token = sentToken();
        String secret = door.enter(token, sentCode(token), CLIENT).orElseThrow();
        clock.advance(AnswerDoor.VISIT_LIFE.minusSeconds(1));
        assertThat(door.visit(secret)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(door.visit(secret)).isEmpty();
    }

    // --- limits ---

    @Test
    void shouldSendFiveCodesAnHourForALink() {
        String token = sentToken();
        List<Boolean> asked = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            asked.add(door.askForCode(token, "192.0.2." + i));
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(asked).containsExactly(true, true, true, true, true, false);
        clock.advance(Duration.ofHours(1));
        assertThat(door.askForCode(token, CLIENT)).isTrue();
    }

    @Test
    void shouldLetOneAddressAskThirtyTimesAnHourWhateverItAsksFor() {
        // given somebody who tries tokens
        IntStream.range(0, 30)
                .forEach(i -> assertThat(door.askForCode("guess" + i, CLIENT)).isFalse());

        // then the right one does not help any more, but it does from elsewhere
        String token = sentToken();
        assertThat(door.askForCode(token, CLIENT)).isFalse();
        assertThat(door.askForCode(token, "198.51.100.1")).isTrue();
    }

    @Test
    void shouldLetAllAddressesTogetherTryFifteenCodesAnHourForALink() {
        String token = sentToken();
        for (int round = 0; round < 3; round++) {
            String code = sentCode(token);
            for (int i = 0; i < 5; i++) {
                assertThat(door.enter(token, otherThan(code), "192.0.2." + round))
                        .isEmpty();
            }
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(door.enter(token, sentCode(token), "192.0.2.99")).isEmpty();
    }

    @Test
    void shouldForgetAttemptsAfterADay() {
        door.askForCode("guess", CLIENT);
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        door.askForCode("guess", CLIENT);
        assertThat(jdbc.sql("select count(*) from answer_attempt")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    // --- who may ---

    @ParameterizedTest
    @ValueSource(strings = {HEALTH_REP, Sample.CHAIR, Sample.ADMINISTRATOR, Sample.POLICE_DEPUTY, Sample.NOBODY})
    void shouldLetNobodyButTheLeadOfficerArrangeAnAnswer(String personId) {
        assertThatThrownBy(() -> links.send(request, CONTACT, personId)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> links.withdraw(request, personId)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() ->
                        submissions.submitFor(request, UUID.randomUUID(), personId, heard(), Sample.accept(HEALTH_REP)))
                .isInstanceOf(NotPermitted.class);
        assertThat(links.latest(request)).isEmpty();
    }

    @Test
    void shouldLetNobodyArrangeAnAnswerToAQuestionThatIsNotPutToAnAgency() {
        UUID decision = sample.open(
                partnership, org.concordat.domain.requests.Addressee.INITIATING_BODY_CHAIR, Sample.DECISION);
        sample.taskSeen(decision);
        assertThatThrownBy(() -> links.send(decision, CONTACT, POLICE_REP)).isInstanceOf(NotPermitted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ada", "ada@", "@trust.example", "a b@trust.example", "a@b.example, c@d.example", "a@b"})
    void shouldRefuseWhatIsNoAddress(String email) {
        assertThatThrownBy(() -> new Contact("Ada", email))
                .isInstanceOfSatisfying(
                        InvalidCommand.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .extracting("field")
                                .isEqualTo("email"));
    }

    @Test
    void shouldRefuseANameThatCouldWriteIntoTheHeadersOfAMail() {
        assertThatThrownBy(() -> new Contact("Ada\r\nBcc: x@y.example", "ada@trust.example"))
                .isInstanceOf(InvalidCommand.class);
    }

    // --- by telephone or letter ---

    private static Hearsay heard() {
        return new Hearsay(Channel.TELEPHONE, "Ms Clerk rang on Friday; she has no account");
    }

    @Test
    void shouldTakeAnAnswerThatTheLeadOfficerHeard() {
        UUID id = UUID.randomUUID();
        Result first = submissions.submitFor(request, id, POLICE_REP, heard(), Sample.accept(HEALTH_REP));
        Result again = submissions.submitFor(request, id, POLICE_REP, heard(), Sample.accept(HEALTH_REP));
        assertThat(List.of(first, again)).containsExactly(Result.ACCEPTED, Result.REPEATED);
        assertThat(submissions.of(request)).singleElement().satisfies(stored -> {
            assertThat(stored.channel()).isEqualTo(Channel.TELEPHONE);
            assertThat(stored.personId()).isEqualTo(POLICE_REP);
            assertThat(stored.note()).startsWith("Ms Clerk rang");
        });
        assertThat(events.of(partnership))
                .filteredOn(event -> event.kind() == Events.Kind.ANSWER_ENTERED)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.actorId()).isEqualTo(POLICE_REP);
                    assertThat(event.note()).startsWith("By telephone: Ms Clerk");
                });
    }

    @Test
    void shouldEnterNothingForAQuestionThatIsClosed() {
        requests.close(request);
        assertThatThrownBy(() -> submissions.submitFor(
                        request, UUID.randomUUID(), POLICE_REP, heard(), Sample.accept(HEALTH_REP)))
                .isInstanceOf(TooLate.class);
        assertThat(submissions.of(request)).isEmpty();
    }

    @Test
    void shouldWantToKnowHowAnAnswerCame() {
        assertThatThrownBy(() -> new Hearsay(Channel.PORTAL, "why")).isInstanceOf(InvalidCommand.class);
        assertThatThrownBy(() -> new Hearsay(Channel.LINK, "why")).isInstanceOf(InvalidCommand.class);
        assertThatThrownBy(() -> new Hearsay(null, "why")).isInstanceOf(InvalidCommand.class);
        assertThatThrownBy(() -> new Hearsay(Channel.LETTER, " ")).isInstanceOf(InvalidCommand.class);
    }
}

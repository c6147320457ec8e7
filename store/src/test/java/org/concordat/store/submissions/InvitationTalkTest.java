package org.concordat.store.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.POLICE_REP;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.directory.Function;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.ElementIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Kind;
import org.concordat.store.links.AnswerLinks;
import org.concordat.store.links.Contact;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.requests.Requests.AskedAgain;
import org.concordat.store.requests.Requests.Place;
import org.concordat.store.requests.Requests.Question;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An invited agency asks something first, or says nothing and is asked one level higher. */
@StoreTest
class InvitationTalkTest {

    private static final Question REPLY = new Question("answer-question", "Answer a question");
    private static final String SENIOR = "p-health-senior";
    private static final String ASK = """
            {"answer": "ASK", "question": "Who pays for the rooms?"}""";

    private final Requests requests;
    private final RequestRepository rows;
    private final Submissions submissions;
    private final PartnershipRepository partnerships;
    private final AnswerLinks links;
    private final MailQueue mails;
    private final Events events;
    private final JdbcClient jdbc;
    private final Sample sample;
    private final TestClock clock;
    private UUID partnership = new UUID(0, 0);
    private UUID invitation = new UUID(0, 0);

    InvitationTalkTest(
            Requests requests,
            RequestRepository rows,
            Submissions submissions,
            PartnershipRepository partnerships,
            AnswerLinks links,
            MailQueue mails,
            Events events,
            JdbcClient jdbc,
            Sample sample,
            TestClock clock) {
        this.requests = requests;
        this.rows = rows;
        this.submissions = submissions;
        this.partnerships = partnerships;
        this.links = links;
        this.mails = mails;
        this.events = events;
        this.jdbc = jdbc;
        this.sample = sample;
        this.clock = clock;
    }

    @BeforeEach
    void givenHealthIsInvited() {
        sample.directory();
        partnership = sample.proposed();
        invitation = sample.asked(partnership, HEALTH);
        sample.taskSeen(invitation);
    }

    // --- a question first ------------------------------------------------------------------------------------------

    @Test
    void shouldShowTheQuestionToTheLeadOfficerAndTheReplyToTheAgencyThatIsAskedAgain() {
        // given
        answer(invitation, HEALTH_REP, ASK);
        UUID reply = openReply();
        assertThat(prefill(reply))
                .containsEntry("askingAgency", "Health")
                .containsEntry("question", "Who pays for the rooms?")
                .containsEntry("conversation", List.of());

        // when
        answer(reply, POLICE_REP, "{\"reply\": \"The council does\"}");
        AskedAgain again = askAgain(Sample.newKey()).orElseThrow();

        // then
        assertThat(rows.get(reply).outcome()).isEqualTo(Outcome.REPLIED);
        assertThat(again.addressee()).isEqualTo(Addressee.AGENCY_REPRESENTATIVE);
        assertThat(rows.get(again.requestId()).followsId()).isEqualTo(invitation);
        assertThat(prefill(again.requestId()))
                .containsEntry(
                        "conversation",
                        List.of(Map.of("question", "Who pays for the rooms?", "reply", "The council does")));
        assertThat(kinds())
                .containsSubsequence(Kind.AGENCY_ASKED_QUESTION, Kind.QUESTION_ANSWERED, Kind.AGENCY_ASKED_AGAIN);
        assertThat(health().participation()).isEqualTo(Participation.ASKED);
    }

    @Test
    void shouldTakeTheAnswerThatFollowsAQuestion() {
        // given
        answer(invitation, HEALTH_REP, ASK);
        UUID again = askAgain(Sample.newKey()).orElseThrow().requestId();

        // when
        answer(again, HEALTH_REP, Sample.accept(HEALTH_REP));

        // then
        assertThat(health().participation()).isEqualTo(Participation.ACCEPTED);
    }

    @Test
    void shouldSayThatThereWasNoReplyWhenTheLeadOfficerLetsTheTimePass() {
        // given
        answer(invitation, HEALTH_REP, ASK);
        UUID reply = openReply();

        // when
        clock.advance(Duration.ofDays(30));
        requests.closeWhenDue(reply);
        UUID again = askAgain(Sample.newKey()).orElseThrow().requestId();

        // then
        assertThat(prefill(again))
                .containsEntry(
                        "conversation",
                        List.of(Map.of("question", "Who pays for the rooms?", "reply", "There was no reply in time.")));
        assertThat(kinds()).contains(Kind.QUESTION_NOT_ANSWERED).doesNotContain(Kind.AGENCY_NOT_ANSWERED);
    }

    @Test
    void shouldTakeNoQuestionToAnInvitationOfTheVersionBefore() {
        // given
        jdbc.sql("update request set element_id = ? where id = ?")
                .param(ElementIds.PartnershipSetUp.SUB_PROCESS_ASK_EVERY_AGENCY)
                .param(invitation)
                .update();

        // then
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> answer(invitation, HEALTH_REP, ASK))
                .satisfies(e -> assertThat(e.problems().getFirst().message()).contains("Ask the lead officer"));
        assertThat(rows.get(invitation).isOpen()).isTrue();
    }

    @Test
    void shouldSendTheInvitationAgainByLinkToWhoeverAskedByLink() {
        // given
        assertThat(links.send(invitation, new Contact("Ada Clerk", "ada@trust.example"), POLICE_REP))
                .isTrue();
        answer(invitation, HEALTH_REP, ASK);
        UUID again = askAgain(Sample.newKey()).orElseThrow().requestId();
        openAgain(again);

        // when the follower sees the task, twice
        sample.taskSeen(again);
        links.goOn(again);
        links.goOn(again);

        // then
        assertThat(links.latest(again)).hasValueSatisfying(link -> {
            assertThat(link.email()).isEqualTo("ada@trust.example");
            assertThat(links.isOpen(link)).isTrue();
        });
        assertThat(mails.about(partnership))
                .filteredOn(mail -> mail.kind() == MailQueue.Kind.ANSWER_LINK)
                .extracting(MailQueue.Mail::requestId)
                .containsExactly(invitation, again);
    }

    @Test
    void shouldSendNoLinkAgainThatWasWithdrawn() {
        // given
        links.send(invitation, new Contact("Ada Clerk", "ada@trust.example"), POLICE_REP);
        links.withdraw(invitation, POLICE_REP);
        answer(invitation, HEALTH_REP, ASK);
        UUID again = askAgain(Sample.newKey()).orElseThrow().requestId();

        // when
        links.goOn(again);

        // then
        assertThat(links.latest(again)).isEmpty();
    }

    // --- the next level ----------------------------------------------------------------------------------------------

    @Test
    void shouldAskTheSeniorOfficerWhenNobodyAnswers() {
        // given
        sample.person(SENIOR, Function.SENIOR_OFFICER, HEALTH, null);
        requests.close(invitation);

        // when
        AskedAgain again = askAgain(Sample.newKey()).orElseThrow();

        // then
        assertThat(again.addressee()).isEqualTo(Addressee.AGENCY_SENIOR_OFFICER);
        assertThat(rows.addressees(again.requestId()))
                .extracting(person -> person.id())
                .containsExactly(SENIOR);
        assertThat(rows.deputies(again.requestId()))
                .extracting(person -> person.id())
                .containsExactly(HEALTH_DEPUTY);
        assertThat(prefill(again.requestId())).containsEntry("asSeniorOfficer", true);
        assertThat(kinds()).containsSubsequence(Kind.AGENCY_NOT_ANSWERED, Kind.NEXT_LEVEL_ASKED);
        assertThat(health().participation()).isEqualTo(Participation.ASKED);
    }

    @Test
    void shouldRecordThatNobodyAnsweredWhenTheSeniorOfficerDoesNotEither() {
        // given
        sample.person(SENIOR, Function.SENIOR_OFFICER, HEALTH, null);
        requests.close(invitation);
        UUID again = askAgain(Sample.newKey()).orElseThrow().requestId();

        // when
        requests.close(again);

        // then
        assertThat(requests.askAgain(again, place(Sample.newKey()), Sample.INVITATION))
                .isEmpty();
        assertThat(health().participation()).isEqualTo(Participation.NOT_ANSWERED);
    }

    @Test
    void shouldAskNobodyWhereThereIsNoSeniorOfficerOrItIsWhoWasAskedAlready() {
        // given
        requests.close(invitation);

        // then
        assertThat(askAgain(Sample.newKey())).isEmpty();

        // and when the representative is the senior officer as well
        sample.person(HEALTH_REP, Function.SENIOR_OFFICER, HEALTH, null);
        assertThat(askAgain(Sample.newKey())).isEmpty();
        assertThat(health().participation()).isEqualTo(Participation.NOT_ANSWERED);
    }

    @Test
    void shouldAskOnceThoughTheJobRunsTwice() {
        // given
        sample.person(SENIOR, Function.SENIOR_OFFICER, HEALTH, null);
        requests.close(invitation);
        long job = Sample.newKey();

        // when
        AskedAgain first = askAgain(job).orElseThrow();

        // then
        assertThat(askAgain(job)).contains(first);
        assertThat(rows.ofPartnership(partnership))
                .filteredOn(request -> HEALTH.equals(request.agencyId()))
                .extracting(Request::round)
                .containsExactlyInAnyOrder(1, 2);
    }

    // --- words of this suite
    // -------------------------------------------------------------------------------------------

    private void answer(UUID request, String person, String json) {
        submissions.submit(request, UUID.randomUUID(), person, json);
    }

    private UUID openReply() {
        return requests.open(
                        partnership,
                        null,
                        invitation,
                        Addressee.LEAD_OFFICER,
                        Sample.LIMIT,
                        place(Sample.newKey()),
                        REPLY)
                .requestId();
    }

    private void openAgain(UUID request) {
        requests.open(
                partnership,
                request,
                null,
                Addressee.AGENCY_REPRESENTATIVE,
                Sample.LIMIT,
                place(Sample.newKey()),
                Sample.INVITATION);
    }

    private Optional<AskedAgain> askAgain(long job) {
        return requests.askAgain(invitation, place(job), Sample.INVITATION);
    }

    private Place place(long elementInstance) {
        return new Place(Sample.PROCESS, rows.get(invitation).processInstanceKey(), "Any", elementInstance);
    }

    private Map<String, Object> prefill(UUID request) {
        return submissions.prefill(rows.get(request));
    }

    private List<Kind> kinds() {
        return events.of(partnership).stream().map(Events.Event::kind).toList();
    }

    private Member health() {
        return partnerships.members(partnership).stream()
                .filter(member -> member.agencyId().equals(HEALTH))
                .findFirst()
                .orElseThrow();
    }
}

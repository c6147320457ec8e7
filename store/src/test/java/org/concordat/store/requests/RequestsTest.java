package org.concordat.store.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.concordat.store.support.Sample.BOARD;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.INVITATION;
import static org.concordat.store.support.Sample.LIMIT;
import static org.concordat.store.support.Sample.POLICE;
import static org.concordat.store.support.Sample.POLICE_REP;
import static org.concordat.store.support.Sample.newKey;
import static org.concordat.store.support.Sample.place;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Outcome;
import org.concordat.domain.requests.RequestState;
import org.concordat.domain.requests.Whom;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.events.Events.Kind;
import org.concordat.store.outbox.Outbox;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.requests.Requests.AgencyRequest;
import org.concordat.store.requests.Requests.Closed;
import org.concordat.store.requests.Requests.Opened;
import org.concordat.store.requests.Requests.Place;
import org.concordat.store.submissions.Submissions;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@StoreTest
class RequestsTest {

    /** Friday 20 November at ten, with {@link Sample#LIMIT}. */
    private static final Deadlines DEADLINES = new Deadlines(
            Instant.parse("2026-11-27T09:00:00Z"),
            Instant.parse("2026-12-02T09:00:00Z"),
            Instant.parse("2026-12-04T17:00:00Z"));

    private final Requests requests;
    private final RequestRepository rows;
    private final Submissions submissions;
    private final PartnershipRepository partnerships;
    private final Events events;
    private final Outbox outbox;
    private final Sample sample;
    private final TestClock clock;
    private UUID partnership = UUID.randomUUID();

    RequestsTest(
            Requests requests,
            RequestRepository rows,
            Submissions submissions,
            PartnershipRepository partnerships,
            Events events,
            Outbox outbox,
            Sample sample,
            TestClock clock) {
        this.requests = requests;
        this.rows = rows;
        this.submissions = submissions;
        this.partnerships = partnerships;
        this.events = events;
        this.outbox = outbox;
        this.sample = sample;
        this.clock = clock;
    }

    @BeforeEach
    void givenAProposalThatTheEngineKnows() {
        sample.directory();
        partnership = sample.proposed();
        while (outbox.take(Duration.ofMinutes(1)).map(this::done).isPresent()) {
            // The start of the lifecycle is not what these tests look at.
        }
    }

    private boolean done(Outbox.Row row) {
        outbox.done(row, "taken");
        return true;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "LEAD_OFFICER, " + POLICE_REP + ", -",
                "PROPOSER, " + HEALTH_REP + ", -",
                "INITIATING_BODY_CHAIR, -, body:" + BOARD + ":chair"
            })
    void shouldTellTheEngineWhomASingleRequestIsForAndWhen(Addressee addressee, String user, String group) {
        // when
        Opened opened = requests.open(
                partnership, null, null, addressee, LIMIT, place(newKey(), "SubProcess_Check"), Sample.CHECK);

        // then
        assertThat(opened.candidateUsers()).isEqualTo(user == null ? List.of() : List.of(user));
        assertThat(opened.candidateGroups()).isEqualTo(group == null ? List.of() : List.of(group));
        assertThat(opened.deadlines()).isEqualTo(DEADLINES);
        assertThat(rows.get(opened.requestId())).satisfies(row -> {
            assertThat(row.state()).isEqualTo(RequestState.OPEN);
            assertThat(row.round()).isEqualTo(1);
            assertThat(row.title()).isEqualTo("Check the proposal");
            assertThat(row.openedAt()).isEqualTo(TestClock.START);
        });
    }

    @Test
    void shouldOpenOneRequestWhenTheJobRunsTwice() {
        // given
        Place scope = place(newKey(), "SubProcess_Check");
        Opened first = requests.open(partnership, null, null, Addressee.LEAD_OFFICER, LIMIT, scope, Sample.CHECK);

        // when: much later
        clock.advance(Duration.ofDays(3));
        Opened again = requests.open(partnership, null, null, Addressee.LEAD_OFFICER, LIMIT, scope, Sample.CHECK);

        // then
        assertThat(again).isEqualTo(first);
        assertThat(rows.ofPartnership(partnership)).hasSize(1);
    }

    @Test
    void shouldCountTheRoundsOfOneQuestionInOneInstance() {
        // given
        long instance = newKey();

        // when
        UUID first = open(place(instance, "SubProcess_Check"));
        UUID second = open(place(instance, "SubProcess_Check"));
        UUID other = open(place(instance, "SubProcess_Change"));
        UUID elsewhere = open(place(newKey(), "SubProcess_Check"));

        // then
        assertThat(List.of(first, second, other, elsewhere))
                .extracting(id -> rows.get(id).round())
                .containsExactly(1, 2, 1, 1);
    }

    private UUID open(Place scope) {
        return requests.open(partnership, null, null, Addressee.LEAD_OFFICER, LIMIT, scope, Sample.CHECK)
                .requestId();
    }

    @Test
    void shouldNotAskAnAgencyWithoutARequestMadeAhead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> requests.open(
                        partnership,
                        null,
                        null,
                        Addressee.AGENCY_REPRESENTATIVE,
                        LIMIT,
                        place(newKey(), "SubProcess_Ask"),
                        INVITATION));
    }

    @Test
    void shouldMakeARequestForEachAgencyNamedInTheOrderOfTheirNames() {
        // when
        List<AgencyRequest> asked = requests.askAgencies(
                partnership, place(newKey(), "Task_Ask"), Sample.ASK_SCOPE, INVITATION, Whom.NAMED);

        // then
        assertThat(asked).extracting(AgencyRequest::agencyId).containsExactly(HEALTH, POLICE);
        assertThat(asked).extracting(one -> rows.get(one.requestId())).allSatisfy(row -> {
            assertThat(row.elementId()).isEqualTo(Sample.ASK_SCOPE);
            assertThat(row.isOpen()).isTrue();
            assertThat(row.dueAt()).isNull();
            assertThat(row.scopeKey()).isNull();
        });
        assertThat(partnerships.members(partnership))
                .extracting(Member::participation)
                .containsOnly(Participation.ASKED);
        assertThat(kinds()).containsExactly(Kind.PROPOSED, Kind.AGENCY_ASKED, Kind.AGENCY_ASKED);
    }

    @Test
    void shouldAskEachAgencyOnceWhenTheJobRunsTwice() {
        // given
        Place place = place(newKey(), "Task_Ask");
        List<AgencyRequest> first = requests.askAgencies(partnership, place, Sample.ASK_SCOPE, INVITATION, Whom.NAMED);

        // when
        List<AgencyRequest> again = requests.askAgencies(partnership, place, Sample.ASK_SCOPE, INVITATION, Whom.NAMED);

        // then
        assertThat(again).isEqualTo(first);
        assertThat(rows.ofPartnership(partnership)).hasSize(2);
        assertThat(kinds()).containsExactly(Kind.PROPOSED, Kind.AGENCY_ASKED, Kind.AGENCY_ASKED);
    }

    @Test
    void shouldAskAgainInANewRoundWithNewRequests() {
        // given
        long instance = newKey();
        List<AgencyRequest> first = requests.askAgencies(
                partnership, place(instance, "Task_Ask"), Sample.ASK_SCOPE, INVITATION, Whom.NAMED);

        // when
        List<AgencyRequest> second = requests.askAgencies(
                partnership, place(instance, "Task_Ask"), Sample.ASK_SCOPE, INVITATION, Whom.NAMED);

        // then
        assertThat(second).doesNotContainAnyElementsOf(first);
        assertThat(second).extracting(one -> rows.get(one.requestId()).round()).containsExactly(2, 2);
    }

    @Test
    void shouldStartTheClockOfAnAgencysRequestWhenItsScopeStarts() {
        // given
        AgencyRequest asked = requests.askAgencies(
                        partnership, place(newKey(), "Task_Ask"), "Scope", INVITATION, Whom.NAMED)
                .getFirst();
        Place scope = place(newKey(), "Scope");

        // when: the job of the scope runs twice
        Opened first = openFor(asked, scope);
        clock.advance(Duration.ofDays(3));
        Opened again = openFor(asked, scope);

        // then
        assertThat(again).isEqualTo(first);
        assertThat(first.requestId()).isEqualTo(asked.requestId());
        assertThat(first.candidateGroups()).containsExactly("agency:" + HEALTH + ":representative");
        assertThat(first.candidateUsers()).isEmpty();
        assertThat(first.deadlines()).isEqualTo(DEADLINES);
        assertThat(rows.byScope(scope.elementInstanceKey())).map(Request::id).contains(asked.requestId());
    }

    private Opened openFor(AgencyRequest asked, Place scope) {
        return requests.open(
                partnership, asked.requestId(), null, Addressee.AGENCY_REPRESENTATIVE, LIMIT, scope, INVITATION);
    }

    @Test
    void shouldCloseAnOpenRequestOnceWhenTheDeadlinePassesTwice() {
        // given
        UUID request = sample.asked(partnership, HEALTH);

        // when
        Closed first = requests.close(request);
        clock.advance(Duration.ofDays(1));
        Closed again = requests.close(request);

        // then
        assertThat(first).isEqualTo(new Closed(Outcome.NOT_ANSWERED, null)).isEqualTo(again);
        assertThat(rows.get(request).state()).isEqualTo(RequestState.NOT_ANSWERED);
        assertThat(rows.get(request).closedAt()).isEqualTo(TestClock.START);
        assertThat(memberOf(HEALTH).participation()).isEqualTo(Participation.NOT_ANSWERED);
        assertThat(memberOf(POLICE).participation()).isEqualTo(Participation.ASKED);
        assertThat(kinds()).containsOnlyOnce(Kind.AGENCY_NOT_ANSWERED);
        assertThat(outbox.waiting()).isEmpty();
    }

    @Test
    void shouldKeepARequestOpenWhenItsDeadlineMovedBeforeTheTimerFired() {
        // given
        AgencyRequest asked = requests.askAgencies(
                        partnership, place(newKey(), "Task_Ask"), "Scope", INVITATION, Whom.NAMED)
                .getFirst();
        openFor(asked, place(newKey(), "Scope"));
        clock.advance(Duration.ofDays(10));
        requests.moveDeadline(asked.requestId(), 20, HEALTH_REP);

        // when: the old timer fires, and later the new one
        Optional<Closed> early = requests.closeWhenDue(asked.requestId());
        boolean openBetween = rows.get(asked.requestId()).isOpen();
        clock.advance(Duration.ofDays(60));
        Optional<Closed> due = requests.closeWhenDue(asked.requestId());

        // then
        assertThat(early).isEmpty();
        assertThat(openBetween).isTrue();
        assertThat(due).contains(new Closed(Outcome.NOT_ANSWERED, null));
    }

    @Test
    void shouldReturnTheAnswerOfARequestThatWasAnsweredBeforeItsDeadline() {
        // given
        UUID request = sample.asked(partnership, HEALTH);
        UUID submission = UUID.randomUUID();
        submissions.submit(request, submission, HEALTH_REP, Sample.decline("No staff"));

        // when
        Closed closed = requests.close(request);

        // then
        assertThat(closed).isEqualTo(new Closed(Outcome.DECLINE, submission)).isEqualTo(requests.close(request));
        assertThat(rows.get(request).state()).isEqualTo(RequestState.DECLINED);
        assertThat(memberOf(HEALTH).participation()).isEqualTo(Participation.DECLINED);
        assertThat(kinds()).doesNotContain(Kind.AGENCY_NOT_ANSWERED);
    }

    @Test
    void shouldMoveADeadlineAndTellTheEngine() {
        // given
        UUID request = sample.asked(partnership, HEALTH);

        // when
        boolean moved = requests.moveDeadline(request, 15, POLICE_REP);

        // then
        assertThat(moved).isTrue();
        assertThat(Requests.deadlinesOf(rows.get(request)))
                .isEqualTo(new Deadlines(
                        Instant.parse("2026-11-27T09:00:00Z"),
                        Instant.parse("2026-12-04T09:00:00Z"),
                        Instant.parse("2026-12-11T17:00:00Z")));
        assertThat(outbox.waiting()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(Outbox.Kind.MOVE_DEADLINE);
            assertThat(row.subject())
                    .isEqualTo(request + "/" + rows.get(request).version());
        });
        assertThat(events.of(partnership)).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.DEADLINE_MOVED);
            assertThat(event.actorId()).isEqualTo(POLICE_REP);
            assertThat(event.requestId()).isEqualTo(request);
        });
    }

    @Test
    void shouldMoveADeadlineOnceWhenTheButtonIsPressedTwice() {
        // given
        UUID request = sample.asked(partnership, HEALTH);

        // when
        requests.moveDeadline(request, 15, POLICE_REP);
        boolean again = requests.moveDeadline(request, 15, POLICE_REP);

        // then
        assertThat(again).isTrue();
        assertThat(outbox.waiting()).hasSize(1);
        assertThat(kinds()).containsOnlyOnce(Kind.DEADLINE_MOVED);
    }

    @Test
    void shouldTellTheEngineOfEachMoveToAnotherDay() {
        // given
        UUID request = sample.asked(partnership, HEALTH);

        // when
        requests.moveDeadline(request, 15, POLICE_REP);
        requests.moveDeadline(request, 20, POLICE_REP);
        requests.moveDeadline(request, 15, POLICE_REP);

        // then
        assertThat(outbox.waiting())
                .extracting(Outbox.Waiting::subject)
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldNotMoveTheDeadlineOfAClosedRequest() {
        // given
        UUID request = sample.asked(partnership, HEALTH);
        requests.close(request);

        // then
        assertThat(requests.moveDeadline(request, 15, POLICE_REP)).isFalse();
        assertThat(Requests.deadlinesOf(rows.get(request))).isEqualTo(DEADLINES);
        assertThat(outbox.waiting()).isEmpty();
    }

    @Test
    void shouldNotMoveADeadlineThatHasNotStarted() {
        // given
        UUID request = requests.askAgencies(partnership, place(newKey(), "Task_Ask"), "Scope", INVITATION, Whom.NAMED)
                .getFirst()
                .requestId();

        // then
        assertThat(requests.moveDeadline(request, 15, POLICE_REP)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, -30})
    void shouldNotMoveADeadlineIntoThePast(int workingDays) {
        // given
        UUID request = sample.asked(partnership, HEALTH);

        // then
        assertThatIllegalArgumentException().isThrownBy(() -> requests.moveDeadline(request, workingDays, POLICE_REP));
        assertThat(Requests.deadlinesOf(rows.get(request))).isEqualTo(DEADLINES);
    }

    @Test
    void shouldNotKnowARequestThatIsNotThere() {
        UUID unknown = UUID.randomUUID();
        assertThatIllegalStateException()
                .isThrownBy(() -> requests.close(unknown))
                .withMessageContaining(unknown.toString());
        assertThatIllegalStateException()
                .isThrownBy(() -> requests.moveDeadline(unknown, 5, POLICE_REP))
                .withMessageContaining(unknown.toString());
    }

    private Member memberOf(String agencyId) {
        return partnerships.members(partnership).stream()
                .filter(member -> member.agencyId().equals(agencyId))
                .findFirst()
                .orElseThrow();
    }

    private List<Kind> kinds() {
        return events.of(partnership).stream().map(Event::kind).toList();
    }
}

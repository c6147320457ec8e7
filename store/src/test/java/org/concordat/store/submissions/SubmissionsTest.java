package org.concordat.store.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.concordat.store.support.Sample.ADMINISTRATOR;
import static org.concordat.store.support.Sample.CHAIR;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH_LEFT;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.NOBODY;
import static org.concordat.store.support.Sample.POLICE;
import static org.concordat.store.support.Sample.POLICE_REP;
import static org.concordat.store.support.Sample.SCHOOLS;
import static org.concordat.store.support.Sample.SCHOOLS_REP;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.concordat.domain.commands.DecideSetUp;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Outcome;
import org.concordat.domain.requests.RequestState;
import org.concordat.domain.time.BusinessClock;
import org.concordat.processes.FormIds;
import org.concordat.store.access.Access;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.events.Events.Kind;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.outbox.Outbox;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.requests.Drafts;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.sql.Json;
import org.concordat.store.submissions.Submissions.Result;
import org.concordat.store.submissions.Submissions.Submission;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@StoreTest
class SubmissionsTest {

    private final Submissions submissions;
    private final Requests requests;
    private final RequestRepository rows;
    private final PartnershipRepository partnerships;
    private final Drafts drafts;
    private final Outbox outbox;
    private final Events events;
    private final Access access;
    private final AnswerFacts answerFacts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Sample sample;
    private final TestClock clock;
    private final UUID submission = UUID.randomUUID();
    private UUID partnership = UUID.randomUUID();
    private UUID request = UUID.randomUUID();

    SubmissionsTest(
            Submissions submissions,
            Requests requests,
            RequestRepository rows,
            PartnershipRepository partnerships,
            Drafts drafts,
            Outbox outbox,
            Events events,
            Access access,
            AnswerFacts answerFacts,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Sample sample,
            TestClock clock) {
        this.submissions = submissions;
        this.requests = requests;
        this.rows = rows;
        this.partnerships = partnerships;
        this.drafts = drafts;
        this.outbox = outbox;
        this.events = events;
        this.access = access;
        this.answerFacts = answerFacts;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.sample = sample;
        this.clock = clock;
    }

    @BeforeEach
    void givenHealthIsAsked() {
        sample.directory();
        partnership = sample.proposed();
        request = sample.asked(partnership, HEALTH);
    }

    @Test
    void shouldStoreAnAnswerApplyItsEffectAndCloseTheRequest() {
        // given
        clock.advance(Duration.ofHours(1));
        Instant now = clock.instant();

        // when
        Result result = submissions.submit(request, submission, HEALTH_REP, Sample.accept(HEALTH_DEPUTY));

        // then
        assertThat(result).isEqualTo(Result.ACCEPTED);
        assertThat(submissions.of(request)).singleElement().satisfies(stored -> {
            assertThat(stored.id()).isEqualTo(submission);
            assertThat(stored.personId()).isEqualTo(HEALTH_REP);
            assertThat(stored.formId()).isEqualTo(FormIds.ANSWER_INVITATION);
            assertThat(stored.answers()).contains(HEALTH_DEPUTY);
            assertThat(stored.late()).isFalse();
            assertThat(stored.at()).isEqualTo(now);
        });
        assertThat(rows.get(request)).satisfies(row -> {
            assertThat(row.state()).isEqualTo(RequestState.ANSWERED);
            assertThat(row.outcome()).isEqualTo(Outcome.ACCEPT);
            assertThat(row.submissionId()).isEqualTo(submission);
            assertThat(row.closedAt()).isEqualTo(now);
        });
        assertThat(health().participation()).isEqualTo(Participation.ACCEPTED);
        assertThat(health().representativeId()).isEqualTo(HEALTH_DEPUTY);
        assertThat(lastEvent().kind()).isEqualTo(Kind.AGENCY_ACCEPTED);
        assertThat(lastEvent().actorId()).isEqualTo(HEALTH_REP);
    }

    @Test
    void shouldTellTheEngineWhichSubmissionItWasAndItsOneWordAndNothingElse() {
        // when
        submissions.submit(request, submission, HEALTH_REP, Sample.decline("We have no staff"));

        // then
        assertThat(completions()).containsExactly(Map.of("submissionId", submission.toString(), "outcome", "DECLINE"));
    }

    @Test
    void shouldForgetTheDraftsOfAnAnsweredRequestOnly() {
        // given
        UUID other = sample.asked(partnership, POLICE);
        drafts.save(request, HEALTH_REP, "{}");
        drafts.save(request, HEALTH_DEPUTY, "{}");
        drafts.save(other, POLICE_REP, "{}");

        // when
        submissions.submit(request, submission, HEALTH_REP, Sample.accept(HEALTH_REP));

        // then
        assertThat(drafts.find(request, HEALTH_REP)).isEmpty();
        assertThat(drafts.find(request, HEALTH_DEPUTY)).isEmpty();
        assertThat(drafts.find(other, POLICE_REP)).isPresent();
    }

    @Test
    void shouldRecordTheReasonOfAnAgencyThatDeclines() {
        // when
        submissions.submit(request, submission, HEALTH_DEPUTY, Sample.decline("We have no staff"));

        // then
        assertThat(rows.get(request).state()).isEqualTo(RequestState.DECLINED);
        assertThat(health().participation()).isEqualTo(Participation.DECLINED);
        assertThat(health().reason()).isEqualTo("We have no staff");
        assertThat(lastEvent().note()).isEqualTo("We have no staff");
    }

    @Test
    void shouldTakeAFormThatIsSentTwiceOnce() {
        // given
        submissions.submit(request, submission, HEALTH_REP, Sample.accept(HEALTH_REP));

        // when
        Result again = submissions.submit(request, submission, HEALTH_REP, Sample.accept(HEALTH_REP));

        // then
        assertThat(again).isEqualTo(Result.REPEATED);
        assertThat(submissions.of(request)).hasSize(1);
        assertThat(completions()).hasSize(1);
        assertThat(kinds()).containsOnlyOnce(Kind.AGENCY_ACCEPTED).doesNotContain(Kind.LATE_ANSWER);
    }

    @Test
    void shouldNotMistakeAnotherAnswerForARepeatedOneBecauseItsPageIdIsTheSame() {
        // given: the id of the page that answered for health
        UUID policesRequest = sample.asked(partnership, POLICE);
        submissions.submit(request, submission, HEALTH_REP, Sample.accept(HEALTH_REP));

        // then
        assertThat(problemsOf(
                        () -> submissions.submit(policesRequest, submission, POLICE_REP, Sample.accept(POLICE_REP))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("Reload"));
        assertThat(rows.get(policesRequest).isOpen()).isTrue();
    }

    @Test
    void shouldKeepALateAnswerWithoutAnyOtherEffect() {
        // given
        drafts.save(request, HEALTH_REP, "{}");
        requests.close(request);
        Request closed = rows.get(request);

        // when
        Result result = submissions.submit(request, submission, HEALTH_REP, Sample.accept(HEALTH_REP));

        // then
        assertThat(result).isEqualTo(Result.LATE);
        assertThat(submissions.of(request)).singleElement().matches(Submission::late, "is marked late");
        assertThat(rows.get(request)).isEqualTo(closed);
        assertThat(health().participation()).isEqualTo(Participation.NOT_ANSWERED);
        assertThat(completions()).isEmpty();
        assertThat(lastEvent().kind()).isEqualTo(Kind.LATE_ANSWER);
        assertThat(lastEvent().actorId()).isEqualTo(HEALTH_REP);
    }

    @Test
    void shouldKeepEveryLateAnswerButEachOnce() {
        // given
        submissions.submit(request, submission, HEALTH_REP, Sample.accept(HEALTH_REP));
        UUID late = UUID.randomUUID();

        // then
        assertThat(submissions.submit(request, late, HEALTH_DEPUTY, Sample.decline("No")))
                .isEqualTo(Result.LATE);
        assertThat(submissions.submit(request, late, HEALTH_DEPUTY, Sample.decline("No")))
                .isEqualTo(Result.REPEATED);
        assertThat(submissions.submit(request, UUID.randomUUID(), HEALTH_DEPUTY, Sample.decline("No")))
                .isEqualTo(Result.LATE);
        assertThat(submissions.of(request)).extracting(Submission::late).containsExactlyInAnyOrder(false, true, true);
        assertThat(health().participation()).isEqualTo(Participation.ACCEPTED);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        POLICE_REP + ", asked as well but for another agency",
        SCHOOLS_REP + ", of an agency that was not named",
        HEALTH_LEFT + ", no longer active",
        CHAIR + ", of the board",
        ADMINISTRATOR + ", runs the system and decides nothing",
        NOBODY + ", holds no function",
        "p-stranger, is not in the directory"
    })
    void shouldRefuseAnybodyWhoMayNotAnswer(String person, String who) {
        assertThatThrownBy(() -> submissions.submit(request, submission, person, Sample.accept(HEALTH_REP)))
                .as(who)
                .isInstanceOf(NotPermitted.class);
        thenNothingChanged();
    }

    @Test
    void shouldRefuseAnAnswerForAnAgencyThatIsNamedButWhoseRequestIsNotTheirs() {
        // given: schools are named in another partnership, not yet asked
        UUID named = UUID.randomUUID();
        sample.proposedAs(named, List.of(SCHOOLS, POLICE));

        // then
        assertThatThrownBy(() -> submissions.submit(request, submission, SCHOOLS_REP, Sample.accept(SCHOOLS_REP)))
                .isInstanceOf(NotPermitted.class);
        assertThat(access.maySee(SCHOOLS_REP, named)).isFalse();
        thenNothingChanged();
    }

    @Test
    void shouldRefuseARequestThatIsNotThereAsIfItWereNotPermitted() {
        assertThatThrownBy(
                        () -> submissions.submit(UUID.randomUUID(), submission, HEALTH_REP, Sample.accept(HEALTH_REP)))
                .isInstanceOf(NotPermitted.class);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "{\"answer\": \"ACCEPT\", \"representativeId\": \"p-health-rep\", \"admin\": true} | admin",
                "{\"answer\": \"MAYBE\"} | answer",
                "{\"answer\": 0} | answer",
                "{\"answer\": {\"a\": 1}} | answer",
                "{\"answer\": \"DECLINE\"} | reason",
                "{\"answer\": \"DECLINE\", \"reason\": [\"No\"]} | reason",
                "{\"answer\": \"DECLINE\", \"reason\": \"No\\u0000\"} | reason",
                "{\"answer\": \"ACCEPT\", \"answer\": \"DECLINE\", \"reason\": \"No\"} | ~~",
                "{\"answer\": \"ACCEPT\" | ~~",
                "{\"answer\": \"DECLINE\", \"reason\": \"No\"} and more | ~~",
                "null | ~~",
                "[] | ~~",
                "\"ACCEPT\" | ~~",
                "~~ | ~~",
                "not JSON | ~~"
            })
    void shouldRefuseAnswersThatDoNotFitTheFormAndNameTheField(String answers, String field) {
        assertThat(problemsOf(() -> submissions.submit(request, submission, HEALTH_REP, answers)))
                .extracting(Problem::field)
                .containsExactly(field);
        thenNothingChanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"answer\": \"MAYBE\"}"})
    void shouldRefuseALateAnswerThatDoesNotFitTheFormJustTheSame(String answers) {
        // given
        requests.close(request);

        // then
        assertThat(problemsOf(() -> submissions.submit(request, submission, HEALTH_REP, answers)))
                .isNotEmpty();
        assertThat(submissions.of(request)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {POLICE_REP, HEALTH_LEFT, "p-stranger"})
    void shouldRollEverythingBackWhenTheAnswerDoesNotFitWhatIsStored(String representative) {
        // when: the representative does not act for health, or no longer
        assertThat(problemsOf(() -> submissions.submit(request, submission, HEALTH_REP, Sample.accept(representative))))
                .containsExactly(new Problem("representativeId", "Choose somebody who acts for your agency"));

        // then
        thenNothingChanged();
    }

    @Test
    void shouldRollEverythingBackWhenTheEffectFails() {
        // given: an effect that writes and then breaks
        UUID decision = sample.open(partnership, Addressee.INITIATING_BODY_CHAIR, Sample.DECISION);
        Submissions broken = new Submissions(
                jdbc,
                rows,
                drafts,
                outbox,
                events,
                access,
                answerFacts,
                new BusinessClock(clock),
                List.of(new BrokenEffect()));
        drafts.save(decision, CHAIR, "{}");
        List<Kind> before = kinds();

        // when
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.execute(status -> broken.submit(
                        decision, submission, CHAIR, "{\"decision\": \"APPROVE\", \"reason\": \"Good\"}")))
                .withMessage("broken");

        // then
        assertThat(rows.get(decision).isOpen()).isTrue();
        assertThat(submissions.of(decision)).isEmpty();
        assertThat(drafts.find(decision, CHAIR)).isPresent();
        assertThat(kinds()).isEqualTo(before);
        assertThat(completions()).isEmpty();
    }

    private final class BrokenEffect implements FormHandler<DecideSetUp> {

        @Override
        public String formId() {
            return FormIds.DECIDE_SET_UP;
        }

        @Override
        public Class<DecideSetUp> commandType() {
            return DecideSetUp.class;
        }

        @Override
        public Map<String, Object> prefill(Request request) {
            return Map.of();
        }

        @Override
        public Outcome apply(DecideSetUp command, Request request, String personId, Instant now) {
            events.record(NewEvent.of(partnership, Kind.SET_UP_APPROVED, now));
            throw new IllegalStateException("broken");
        }
    }

    private void thenNothingChanged() {
        assertThat(submissions.of(request)).isEmpty();
        assertThat(rows.get(request).isOpen()).isTrue();
        assertThat(health().participation()).isEqualTo(Participation.ASKED);
        assertThat(completions()).isEmpty();
        assertThat(kinds()).containsOnly(Kind.PROPOSED, Kind.AGENCY_ASKED);
    }

    private Member health() {
        return partnerships.members(partnership).stream()
                .filter(member -> member.agencyId().equals(HEALTH))
                .findFirst()
                .orElseThrow();
    }

    private Event lastEvent() {
        return events.of(partnership).getLast();
    }

    private List<Kind> kinds() {
        return events.of(partnership).stream().map(Event::kind).toList();
    }

    /** The payloads of the tasks to complete. */
    private List<Map<String, Object>> completions() {
        return jdbc
                .sql("select payload from outbox where kind = 'COMPLETE_TASK' order by id")
                .query(String.class)
                .list()
                .stream()
                .map(Json::readMap)
                .toList();
    }

    private static List<Problem> problemsOf(ThrowingCallable call) {
        List<Problem> problems = new ArrayList<>();
        assertThatExceptionOfType(InvalidCommand.class).isThrownBy(call).satisfies(e -> problems.addAll(e.problems()));
        return problems;
    }
}

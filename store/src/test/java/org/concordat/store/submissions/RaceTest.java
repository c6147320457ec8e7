package org.concordat.store.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH_REP;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.requests.Outcome;
import org.concordat.domain.requests.RequestState;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.requests.Requests.Closed;
import org.concordat.store.submissions.Submissions.Result;
import org.concordat.store.submissions.Submissions.Submission;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TwoThreads;
import org.concordat.store.support.TwoThreads.Both;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The request row decides who wins: the deadline or the answer, and the first of two answers. */
@StoreTest
class RaceTest {

    private static final int RUNS = 200;

    private final Submissions submissions;
    private final Requests requests;
    private final RequestRepository rows;
    private final PartnershipRepository partnerships;
    private final JdbcClient jdbc;
    private final Sample sample;
    private final TwoThreads threads;
    private UUID partnership = UUID.randomUUID();

    RaceTest(
            Submissions submissions,
            Requests requests,
            RequestRepository rows,
            PartnershipRepository partnerships,
            JdbcClient jdbc,
            Sample sample,
            TwoThreads threads) {
        this.submissions = submissions;
        this.requests = requests;
        this.rows = rows;
        this.partnerships = partnerships;
        this.jdbc = jdbc;
        this.sample = sample;
        this.threads = threads;
    }

    @BeforeEach
    void givenAProposal() {
        sample.directory();
        partnership = sample.proposed();
    }

    @Test
    void shouldLetTheDeadlineWinWhenItComesFirst() throws Exception {
        // given
        UUID request = sample.asked(partnership, HEALTH);
        UUID submission = UUID.randomUUID();

        // when: the answer comes while the deadline has not committed yet
        Both<Closed, Result> both = threads.oneBehindTheOther(
                () -> requests.close(request),
                () -> submissions.submit(request, submission, HEALTH_REP, Sample.accept(HEALTH_REP)));

        // then
        assertThat(both).isEqualTo(new Both<>(new Closed(Outcome.NOT_ANSWERED, null), Result.LATE));
        thenTheDeadlineWon(request);
    }

    @Test
    void shouldLetTheAnswerWinWhenItComesFirst() throws Exception {
        // given
        UUID request = sample.asked(partnership, HEALTH);
        UUID submission = UUID.randomUUID();

        // when: the deadline passes while the answer has not committed yet
        Both<Result, Closed> both = threads.oneBehindTheOther(
                () -> submissions.submit(request, submission, HEALTH_REP, Sample.accept(HEALTH_REP)),
                () -> requests.close(request));

        // then
        assertThat(both).isEqualTo(new Both<>(Result.ACCEPTED, new Closed(Outcome.ACCEPT, submission)));
        thenTheAnswerWon(request, submission);
    }

    @Test
    void shouldHaveExactlyOneWinnerHoweverCloseTheyAre() throws Exception {
        Map<Result, Integer> wins = new EnumMap<>(Result.class);
        for (int run = 0; run < RUNS; run++) {
            // given
            UUID request = sample.asked(partnership, HEALTH);
            UUID submission = UUID.randomUUID();
            Duration headStart = Duration.ofNanos((run % 41 - 20) * 150_000L);

            // when
            Both<Closed, Result> both = threads.atOnce(
                    () -> requests.close(request),
                    () -> submissions.submit(request, submission, HEALTH_REP, Sample.accept(HEALTH_REP)),
                    headStart);

            // then
            if (both.second() == Result.ACCEPTED) {
                assertThat(both.first()).as("run %d", run).isEqualTo(new Closed(Outcome.ACCEPT, submission));
                thenTheAnswerWon(request, submission);
            } else {
                assertThat(both)
                        .as("run %d", run)
                        .isEqualTo(new Both<>(new Closed(Outcome.NOT_ANSWERED, null), Result.LATE));
                thenTheDeadlineWon(request);
            }
            wins.merge(both.second(), 1, Integer::sum);
        }
        assertThat(wins).as("each of the two won now and then").containsOnlyKeys(Result.ACCEPTED, Result.LATE);
    }

    @Test
    void shouldTakeTheFirstOfTwoPeopleWhoAnswerTheSameRequest() throws Exception {
        // given
        UUID request = sample.asked(partnership, HEALTH);
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();

        // when
        Both<Result, Result> both = threads.oneBehindTheOther(
                () -> submissions.submit(request, first, HEALTH_REP, Sample.accept(HEALTH_REP)),
                () -> submissions.submit(request, second, HEALTH_DEPUTY, Sample.decline("No")));

        // then
        assertThat(both).isEqualTo(new Both<>(Result.ACCEPTED, Result.LATE));
        assertThat(rows.get(request).submissionId()).isEqualTo(first);
        assertThat(rows.get(request).outcome()).isEqualTo(Outcome.ACCEPT);
        assertThat(completionsOf(request)).isEqualTo(1);
    }

    @Test
    void shouldTakeAFormOnceThatIsSentTwiceAtOnce() throws Exception {
        // given
        UUID request = sample.asked(partnership, HEALTH);
        UUID submission = UUID.randomUUID();

        // when
        Both<Result, Result> both = threads.oneBehindTheOther(
                () -> submissions.submit(request, submission, HEALTH_REP, Sample.accept(HEALTH_REP)),
                () -> submissions.submit(request, submission, HEALTH_REP, Sample.accept(HEALTH_REP)));

        // then
        assertThat(both).isEqualTo(new Both<>(Result.ACCEPTED, Result.REPEATED));
        assertThat(submissions.of(request)).hasSize(1);
    }

    @Test
    void shouldTakeOneOfTwoAnswersHoweverCloseTheyAre() throws Exception {
        for (int run = 0; run < 50; run++) {
            // given
            UUID request = sample.asked(partnership, HEALTH);

            // when
            Both<Result, Result> both = threads.atOnce(
                    () -> submissions.submit(request, UUID.randomUUID(), HEALTH_REP, Sample.accept(HEALTH_REP)),
                    () -> submissions.submit(request, UUID.randomUUID(), HEALTH_DEPUTY, Sample.decline("No")),
                    Duration.ZERO);

            // then
            assertThat(List.of(both.first(), both.second()))
                    .as("run %d", run)
                    .containsExactlyInAnyOrder(Result.ACCEPTED, Result.LATE);
            assertThat(rows.get(request).outcome())
                    .isEqualTo(both.first() == Result.ACCEPTED ? Outcome.ACCEPT : Outcome.DECLINE);
            assertThat(submissions.of(request)).extracting(Submission::late).containsExactlyInAnyOrder(false, true);
        }
    }

    private void thenTheDeadlineWon(UUID request) {
        Request row = rows.get(request);
        assertThat(row.state()).isEqualTo(RequestState.NOT_ANSWERED);
        assertThat(row.outcome()).isEqualTo(Outcome.NOT_ANSWERED);
        assertThat(row.submissionId()).isNull();
        assertThat(submissions.of(request)).extracting(Submission::late).containsExactly(true);
        assertThat(participation()).isEqualTo(Participation.NOT_ANSWERED);
        assertThat(completionsOf(request)).isZero();
    }

    private void thenTheAnswerWon(UUID request, UUID submission) {
        Request row = rows.get(request);
        assertThat(row.state()).isEqualTo(RequestState.ANSWERED);
        assertThat(row.outcome()).isEqualTo(Outcome.ACCEPT);
        assertThat(row.submissionId()).isEqualTo(submission);
        assertThat(submissions.of(request)).extracting(Submission::late).containsExactly(false);
        assertThat(participation()).isEqualTo(Participation.ACCEPTED);
        assertThat(completionsOf(request)).isEqualTo(1);
    }

    private Participation participation() {
        return partnerships.members(partnership).stream()
                .filter(member -> member.agencyId().equals(HEALTH))
                .findFirst()
                .orElseThrow()
                .participation();
    }

    private long completionsOf(UUID request) {
        return jdbc.sql("select count(*) from outbox where kind = 'COMPLETE_TASK' and subject = ?")
                .param(request.toString())
                .query(Long.class)
                .single();
    }
}

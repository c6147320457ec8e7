package org.concordat.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concordat.store.outbox.Outbox.Kind;
import org.concordat.store.outbox.Outbox.Row;
import org.concordat.store.outbox.Outbox.Waiting;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.concordat.store.support.TwoThreads;
import org.concordat.store.support.TwoThreads.Both;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

@StoreTest
class OutboxTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final TestClock clock;
    private final TwoThreads threads;
    private final TransactionTemplate transactions;

    OutboxTest(Outbox outbox, TestClock clock, TwoThreads threads, TransactionTemplate transactions) {
        this.outbox = outbox;
        this.clock = clock;
        this.threads = threads;
        this.transactions = transactions;
    }

    @Test
    void shouldHandOutWhatWasAddedWithItsPayload() {
        // given
        outbox.add(Kind.COMPLETE_TASK, "request-1", Map.of("outcome", "SEND"));

        // when
        Row row = outbox.take(LEASE).orElseThrow();

        // then
        assertThat(row.kind()).isEqualTo(Kind.COMPLETE_TASK);
        assertThat(row.subject()).isEqualTo("request-1");
        assertThat(row.json().get("outcome").asText()).isEqualTo("SEND");
        assertThat(row.attempts()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheFirstOfTwoRowsAboutTheSameThing() {
        // when
        outbox.add(Kind.COMPLETE_TASK, "request-1", Map.of("outcome", "SEND"));
        outbox.add(Kind.COMPLETE_TASK, "request-1", Map.of("outcome", "CHANGE"));
        outbox.add(Kind.MOVE_DEADLINE, "request-1", Map.of());

        // then
        assertThat(outbox.waitingCount()).isEqualTo(2);
        assertThat(outbox.take(LEASE).orElseThrow().json().get("outcome").asText())
                .isEqualTo("SEND");
    }

    @Test
    void shouldVanishWithTheDecisionItBelongsTo() {
        // when
        transactions.executeWithoutResult(status -> {
            outbox.add(Kind.COMPLETE_TASK, "request-1", Map.of());
            status.setRollbackOnly();
        });

        // then
        assertThat(outbox.take(LEASE)).isEmpty();
    }

    @Test
    void shouldHandOutRowsInTheOrderTheyWereAdded() {
        // given
        List<String> subjects =
                IntStream.range(0, 5).mapToObj(i -> "request-" + i).toList();
        subjects.forEach(subject -> outbox.add(Kind.COMPLETE_TASK, subject, Map.of()));

        // then
        assertThat(takeAll()).extracting(Row::subject).isEqualTo(subjects);
    }

    @Test
    void shouldKeepARowFromOthersForTheLengthOfTheLeaseAndThenGiveItBack() {
        // given
        outbox.add(Kind.COMPLETE_TASK, "request-1", Map.of());
        outbox.take(LEASE);

        // then
        clock.advance(LEASE.minusMillis(1));
        assertThat(outbox.take(LEASE)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(outbox.take(LEASE)).map(Row::attempts).contains(2);
    }

    @Test
    void shouldNeverHandOutARowAgainThatIsDone() {
        // given
        outbox.add(Kind.COMPLETE_TASK, "request-1", Map.of());
        Row row = outbox.take(LEASE).orElseThrow();

        // when
        outbox.done(row, "completed");

        // then
        clock.advance(Duration.ofDays(1));
        assertThat(outbox.take(LEASE)).isEmpty();
        assertThat(outbox.waiting()).isEmpty();
        assertThat(outbox.resultOf(Kind.COMPLETE_TASK, "request-1")).contains("completed");
    }

    @Test
    void shouldHaveNoResultBeforeItIsDone() {
        // given
        outbox.add(Kind.COMPLETE_TASK, "request-1", Map.of());

        // then
        assertThat(outbox.resultOf(Kind.COMPLETE_TASK, "request-1")).isEmpty();
    }

    @ParameterizedTest(name = "after try {0} a pause of {1} s")
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "8, 60", "1000, 60"})
    void shouldPauseTwiceAsLongAfterEachFailureUpToAMinute(int attempts, long seconds) {
        assertThat(Outbox.pauseAfter(attempts)).hasSeconds(seconds);
    }

    @Test
    void shouldComeBackAfterThePauseAndSayWhatWentWrong() {
        // given
        outbox.add(Kind.COMPLETE_TASK, "request-1", Map.of());
        outbox.failed(outbox.take(LEASE).orElseThrow(), "The engine did not answer");

        // then
        assertThat(outbox.waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.lastError()).isEqualTo("The engine did not answer");
            assertThat(waiting.attempts()).isEqualTo(1);
        });
        clock.advance(Duration.ofMillis(999));
        assertThat(outbox.take(LEASE)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(outbox.take(LEASE)).isPresent();
    }

    @Test
    void shouldComeBackSoonWhenItOnlyHasToWaitForSomethingElse() {
        // given
        outbox.add(Kind.COMPLETE_TASK, "request-1", Map.of());
        outbox.notYet(outbox.take(LEASE).orElseThrow(), "The task is not known yet");

        // then
        assertThat(outbox.take(LEASE)).isEmpty();
        clock.advance(Duration.ofMillis(500));
        assertThat(outbox.take(LEASE)).isPresent();
    }

    @Test
    void shouldLetAFailingRowStepAsideForTheOthers() {
        // given
        outbox.add(Kind.COMPLETE_TASK, "broken", Map.of());
        outbox.add(Kind.COMPLETE_TASK, "fine", Map.of());
        outbox.failed(outbox.take(LEASE).orElseThrow(), "Broken");

        // then
        assertThat(outbox.take(LEASE)).map(Row::subject).contains("fine");
    }

    @Test
    void shouldNotLetATakerWhoseLeaseRanOutDisturbTheNextOne() {
        // given: the first taker is slow, a second has taken over
        outbox.add(Kind.COMPLETE_TASK, "request-1", Map.of());
        Row slow = outbox.take(LEASE).orElseThrow();
        clock.advance(LEASE);
        Row next = outbox.take(LEASE).orElseThrow();

        // when
        outbox.failed(slow, "Too slow");

        // then: nobody gets the row while the second still has it
        clock.advance(LEASE.minusMillis(1));
        assertThat(outbox.take(LEASE)).isEmpty();

        // when: the engine took it after all
        outbox.done(next, "completed");
        outbox.notYet(slow, "Too slow");

        // then
        assertThat(outbox.resultOf(Kind.COMPLETE_TASK, "request-1")).contains("completed");
    }

    @Test
    void shouldNotWaitForARowThatSomebodyElseIsTaking() throws Exception {
        // given
        outbox.add(Kind.COMPLETE_TASK, "request-1", Map.of());
        outbox.add(Kind.COMPLETE_TASK, "request-2", Map.of());

        // when: two takers within transactions that have not ended
        transactions.executeWithoutResult(status -> {
            Optional<Row> first = outbox.take(LEASE);
            Optional<Row> second = threads.elsewhere(() -> outbox.take(LEASE));
            Optional<Row> third = threads.elsewhere(() -> outbox.take(LEASE));

            // then
            assertThat(first).map(Row::subject).contains("request-1");
            assertThat(second).map(Row::subject).contains("request-2");
            assertThat(third).isEmpty();
        });
    }

    @Test
    void shouldNeverHandTheSameRowToTwoTakers() throws Exception {
        // given
        for (int i = 0; i < 200; i++) {
            outbox.add(Kind.COMPLETE_TASK, "request-" + i, Map.of());
        }

        // when
        Both<List<Row>, List<Row>> taken = threads.atOnce(this::takeAll, this::takeAll, Duration.ZERO);

        // then
        List<Long> ids = new ArrayList<>();
        taken.first().forEach(row -> ids.add(row.id()));
        taken.second().forEach(row -> ids.add(row.id()));
        assertThat(ids).hasSize(200).doesNotHaveDuplicates();
        assertThat(taken.first()).isNotEmpty();
        assertThat(taken.second()).isNotEmpty();
    }

    @Test
    void shouldShowWhatWaitsInTheOrderItWasDecided() {
        // given
        outbox.add(Kind.START_LIFECYCLE, "partnership-1", Map.of());
        outbox.add(Kind.COMPLETE_TASK, "request-1", Map.of());

        // then
        assertThat(outbox.waiting())
                .extracting(Waiting::kind)
                .containsExactly(Kind.START_LIFECYCLE, Kind.COMPLETE_TASK);
        assertThat(outbox.waiting()).extracting(Waiting::createdAt).containsOnly(TestClock.START);
    }

    private List<Row> takeAll() {
        List<Row> rows = new ArrayList<>();
        for (Optional<Row> row = outbox.take(LEASE); row.isPresent(); row = outbox.take(LEASE)) {
            rows.add(row.get());
        }
        return rows;
    }
}

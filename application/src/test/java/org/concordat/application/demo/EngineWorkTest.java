package org.concordat.application.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.concordat.application.demo.EngineWork.Job;
import org.concordat.records.follower.EngineRecord;
import org.junit.jupiter.api.Test;

class EngineWorkTest {

    private static final Instant NOW = Instant.parse("2026-05-21T09:00:00Z");

    private final EngineWork work = new EngineWork();
    private long position;

    private void take(String valueType, String intent, long key, ObjectNode value) {
        position++;
        work.take(new EngineRecord(1, position, position, valueType, intent, key, NOW, value));
    }

    private void job(String intent, long key, int retries, long backOff) {
        take(
                "JOB",
                intent,
                key,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "requests.open")
                        .put("retries", retries)
                        .put("retryBackoff", backOff));
    }

    private void timer(String intent, long key, Instant due) {
        take("TIMER", intent, key, JsonNodeFactory.instance.objectNode().put("dueDate", due.toEpochMilli()));
    }

    @Test
    void shouldHoldAJobOpenUntilItEndsInOneWayOrAnother() {
        // given
        job("CREATED", 1, 3, 0);
        job("CREATED", 2, 3, 0);
        job("CREATED", 3, 3, 0);
        assertThat(work.openJobs()).hasSize(3).extracting(Job::type).containsOnly("requests.open");
        // when
        job("COMPLETED", 1, 3, 0);
        job("ERROR_THROWN", 2, 3, 0);
        job("CANCELED", 3, 3, 0);
        // then
        assertThat(work.openJobs()).isEmpty();
        assertThat(work.next()).isEmpty();
        assertThat(work.lastPosition()).isEqualTo(6);
    }

    @Test
    void shouldGoOnAfterThePauseOfAFailedJob() {
        // given
        job("CREATED", 1, 3, 0);
        // when
        job("FAILED", 1, 2, 5_000);
        // then nothing is under way, but something is to come
        assertThat(work.openJobs()).isEmpty();
        assertThat(work.next()).contains(NOW.plusSeconds(6));
        // and after the pause a worker can take it
        job("RECURRED_AFTER_BACKOFF", 1, 2, 5_000);
        assertThat(work.openJobs()).hasSize(1);
        assertThat(work.next()).isEmpty();
    }

    @Test
    void shouldNotWaitForThePauseOfAJobThatIsTriedNoMore() {
        // when
        job("FAILED", 1, 0, 5_000);
        // then it is under way for ever, which is an incident
        assertThat(work.openJobs()).hasSize(1);
        assertThat(work.next()).isEmpty();
    }

    @Test
    void shouldTakeAFailureWithoutAPauseForAnOpenJob() {
        // when
        job("FAILED", 1, 2, 0);
        // then
        assertThat(work.openJobs()).hasSize(1);
    }

    @Test
    void shouldKnowTheNextTimerAndWhetherOneIsDue() {
        // given
        timer("CREATED", 1, NOW.plusSeconds(60));
        timer("CREATED", 2, NOW.plusSeconds(30));
        timer("CREATED", 3, NOW.plusSeconds(10));
        // when
        timer("CANCELED", 3, NOW.plusSeconds(10));
        // then
        assertThat(work.next()).contains(NOW.plusSeconds(30));
        assertThat(work.hasTimerDue(NOW.plusSeconds(29))).isFalse();
        assertThat(work.hasTimerDue(NOW.plusSeconds(30))).isTrue();
        // and a cycle's next round is a timer of its own
        timer("TRIGGERED", 2, NOW.plusSeconds(30));
        timer("CREATED", 4, NOW.plusSeconds(90));
        assertThat(work.hasTimerDue(NOW.plusSeconds(30))).isFalse();
        assertThat(work.next()).contains(NOW.plusSeconds(60));
    }

    @Test
    void shouldTakeTheEarlierOfTimerAndPause() {
        // given
        timer("CREATED", 1, NOW.plusSeconds(60));
        job("FAILED", 2, 2, 5_000);
        // then
        assertThat(work.next()).contains(NOW.plusSeconds(6));
    }
}

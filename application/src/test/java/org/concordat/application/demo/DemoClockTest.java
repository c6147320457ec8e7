package org.concordat.application.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.concordat.domain.time.BusinessClock;
import org.junit.jupiter.api.Test;

class DemoClockTest {

    private static final Instant TODAY = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant THEN = Instant.parse("2026-05-21T09:00:00Z");

    private final DemoClock clock = new DemoClock(() -> TODAY);

    @Test
    void shouldReadTheMachinesTimeUntilItIsSetAndAfterItWasLetGo() {
        // given
        BusinessClock business = new BusinessClock(clock);
        assertThat(business.now()).isEqualTo(TODAY);
        // when
        clock.set(THEN, () -> {});
        // then
        assertThat(business.now()).isEqualTo(THEN);
        assertThat(business.today()).hasToString("2026-05-21");
        // and
        clock.release(() -> {});
        assertThat(business.now()).isEqualTo(TODAY);
    }

    @Test
    void shouldStayWhereItIsWhenTheEngineDoesNotFollow() {
        // given
        clock.set(THEN, () -> {});
        // then
        assertThatThrownBy(() -> clock.set(TODAY, () -> {
                    throw new IllegalStateException("The engine does not answer");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(clock.instant()).isEqualTo(THEN);
    }

    @Test
    void shouldLetNobodyReadTheTimeBeforeWhileTheEngineIsMovedOn() throws Exception {
        // given a timer's job that asks for the time as soon as the engine has moved
        CountDownLatch moved = new CountDownLatch(1);
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            Future<Instant> read = worker.submit(() -> {
                moved.await();
                return clock.instant();
            });
            // when the engine fires the timer before its answer to the demo is there
            clock.set(THEN, () -> {
                moved.countDown();
                assertThatThrownBy(() -> read.get(100, TimeUnit.MILLISECONDS))
                        .isInstanceOf(java.util.concurrent.TimeoutException.class);
            });
            // then
            assertThat(read.get(5, TimeUnit.SECONDS)).isEqualTo(THEN);
        }
    }
}

package org.concordat.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class WatchTest {
    @Test
    void shouldStopRestartingAServerThatEndsAgainAndAgain() {
        // given
        Deque<Long> restarts = new ArrayDeque<>();
        for (int i = 0; i < Watch.ATTEMPTS; i++) {
            assertThat(Watch.mayRestart(restarts, Duration.ofMinutes(i).toNanos()))
                    .isTrue();
        }
        // then
        assertThat(Watch.mayRestart(restarts, Duration.ofMinutes(9).toNanos())).isFalse();
        // and the oldest is forgotten after a while
        assertThat(Watch.mayRestart(restarts, Duration.ofMinutes(11).toNanos())).isTrue();
    }
}

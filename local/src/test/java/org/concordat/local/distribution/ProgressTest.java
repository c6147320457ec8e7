package org.concordat.local.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void shouldTellBarPercentBytesSpeedAndTimeLeft() {
        assertThat(new Progress("Zeebe", 75_000_000, 300_000_000, Duration.ofSeconds(5)).line())
                .isEqualTo("Zeebe  [######------------------]  25 %  75 of 300 MB  15.0 MB/s, 15 s left");
    }

    @Test
    void shouldTellLongTimesInMinutes() {
        assertThat(new Progress("Zeebe", 1_000_000, 301_000_000, Duration.ofSeconds(1)).line())
                .endsWith("1.0 MB/s, 5 min left");
    }

    @Test
    void shouldNotGuessTheTimeLeftInTheFirstMoment() {
        assertThat(new Progress("Zeebe", 1, 300_000_000, Duration.ofMillis(20)).line())
                .isEqualTo("Zeebe  [------------------------]   0 %  0 of 300 MB");
    }

    @Test
    void shouldTellOnlyBytesWhenTheServerDoesNotSayHowManyThereAre() {
        assertThat(new Progress("Zeebe", 12_000_000, -1, Duration.ofSeconds(3)).line())
                .isEqualTo("Zeebe  12 MB");
    }
}

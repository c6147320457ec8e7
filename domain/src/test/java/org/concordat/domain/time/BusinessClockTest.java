package org.concordat.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BusinessClockTest {

    @Test
    void shouldSayTheOfficesDayWhenItIsStillYesterdayInUtc() {
        // given
        Instant summerNight = Instant.parse("2026-06-01T23:30:00Z");

        // when
        BusinessClock clock = new BusinessClock(() -> summerNight);

        // then
        assertThat(clock.now()).isEqualTo(summerNight);
        assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 6, 2));
    }
}

package org.concordat.store.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH_REP;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.concordat.store.requests.Drafts.Draft;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.Test;

@StoreTest
class DraftsTest {

    private final Drafts drafts;
    private final Sample sample;
    private final TestClock clock;

    DraftsTest(Drafts drafts, Sample sample, TestClock clock) {
        this.drafts = drafts;
        this.sample = sample;
        this.clock = clock;
    }

    @Test
    void shouldKeepTheLatestDraftOfEachPersonAndForgetAllTogether() {
        // given
        sample.directory();
        UUID request = sample.asked(sample.proposed(), HEALTH);

        // when
        drafts.save(request, HEALTH_REP, "{\"reason\": \"first\"}");
        drafts.save(request, HEALTH_DEPUTY, "{\"reason\": \"other\"}");
        clock.advance(Duration.ofMinutes(1));
        Instant savedAt = drafts.save(request, HEALTH_REP, "{\"reason\": \"second\"}");

        // then
        assertThat(drafts.find(request, HEALTH_REP)).contains(new Draft("{\"reason\": \"second\"}", savedAt));
        assertThat(drafts.find(request, HEALTH_DEPUTY)).map(Draft::answers).contains("{\"reason\": \"other\"}");

        // when
        drafts.forget(request);

        // then
        assertThat(drafts.find(request, HEALTH_REP)).isEmpty();
        assertThat(drafts.find(request, HEALTH_DEPUTY)).isEmpty();
    }
}

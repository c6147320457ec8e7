package org.concordat.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusReportTest {
    @Test
    void shouldTellTheFollowersFieldsInOneLine() {
        assertThat(StatusReport.followerIn("{\"follower\":{\"lagRecords\":3,\"lastRecord\":\"2026-11-20T10:00:00Z\"}}"))
                .isEqualTo("lagRecords 3, lastRecord 2026-11-20T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"follower\":null}", "{\"follower\":{}}", "<html>"})
    void shouldSayUnknownWhenTheApplicationDoesNotTell(String answer) {
        assertThat(StatusReport.followerIn(answer)).isEqualTo("unknown");
    }
}

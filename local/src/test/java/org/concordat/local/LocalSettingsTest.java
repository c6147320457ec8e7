package org.concordat.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {
    @Test
    void shouldPreferTheProjectsOwnVariableForTheCache() {
        Map<String, String> both = Map.of("CONCORDAT_CACHE", "/c", "XDG_CACHE_HOME", "/x");
        assertThat(LocalSettings.defaultCache(both)).isEqualTo(Path.of("/c"));
        assertThat(LocalSettings.defaultCache(Map.of("XDG_CACHE_HOME", "/x"))).isEqualTo(Path.of("/x/concordat"));
    }

    @Test
    void shouldTellTheApplicationOnlyLoopbackAddresses() {
        // when
        Map<String, String> environment =
                LocalSettings.of(Path.of("/data"), 8700).applicationEnvironment("local", "secret");
        // then
        assertThat(environment)
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:8703/concordat")
                .containsEntry("CAMUNDA_CLIENT_GRPC_ADDRESS", "http://127.0.0.1:8706")
                .containsEntry("CONCORDAT_BASE_URL", "http://127.0.0.1:8700");
    }
}

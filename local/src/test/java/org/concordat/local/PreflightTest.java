package org.concordat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {
    private static final Path FOLDER = Path.of("target/preflight").toAbsolutePath();

    @Test
    void shouldSayWhereAndHowMuchDiskIsMissing() {
        assertThat(Preflight.tooLittleDisk(Path.of("/data"), 1_900_000_000L, Preflight.DISK_FOR_DATA))
                .get()
                .asString()
                .contains("1.9 GB are free at /data", "2.6 GB are needed", "--data");
    }

    @Test
    void shouldAcceptExactlyEnoughDisk() {
        assertThat(Preflight.tooLittleDisk(FOLDER, Preflight.DISK_FOR_DATA, Preflight.DISK_FOR_DATA))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void shouldNameATakenPortAndTheWayOut(String address) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            // given a block whose Elasticsearch port somebody else has
            int base = taken.getLocalPort() - 4;
            LocalSettings settings = LocalSettings.of(FOLDER, base);
            // when / then
            assertThatThrownBy(() -> new Preflight(settings).check(false))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("Nothing was started")
                    .hasMessageContaining("Port " + taken.getLocalPort() + " (Elasticsearch) is taken")
                    .hasMessageContaining("--port-base " + (base + 100));
        }
    }

    @Test
    void shouldSayThatADataFolderCannotBeWritten() {
        // given a folder below a file
        LocalSettings settings = LocalSettings.of(Path.of("pom.xml").resolve("data"), 18224);
        // when / then
        assertThatThrownBy(() -> new Preflight(settings).check(false))
                .hasMessageContaining("The data folder")
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--data");
    }
}

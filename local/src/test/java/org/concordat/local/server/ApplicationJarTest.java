package org.concordat.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.concordat.local.LocalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationJarTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin/java");

    @TempDir
    Path folder;

    @Test
    void shouldTakeAPlainJarAsItIs() throws IOException {
        Path jar = jar("org/example/Main.class");
        assertThat(ApplicationJar.unpacked(jar, folder, JAVA)).isEqualTo(jar);
    }

    @Test
    void shouldSayThatAMissingJarWasNotBuilt() {
        assertThatThrownBy(() -> ApplicationJar.unpacked(folder.resolve("none.jar"), folder, JAVA))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("none.jar is missing");
    }

    @Test
    void shouldLeaveNothingBehindWhenAPackedJarCannotBeUnpacked() throws IOException {
        // given a jar that looks packed but holds no tools
        Path jar = jar("BOOT-INF/lib/");
        // when / then
        assertThatThrownBy(() -> ApplicationJar.unpacked(jar, folder.resolve("run"), JAVA))
                .hasMessageContaining("Cannot unpack the application");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private Path jar(String entry) throws IOException {
        Path jar = folder.resolve("made.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.closeEntry();
        }
        return jar;
    }
}

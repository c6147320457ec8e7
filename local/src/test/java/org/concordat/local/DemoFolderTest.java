package org.concordat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTakeAFolderThatIsNotThereYetOrEmptyAndMarkIt() {
        // when
        DemoFolder.claim(folder.resolve("new/one"));
        DemoFolder.claim(folder.resolve("new/one/empty"));
        // then
        assertThat(DemoFolder.isStamped(folder.resolve("new/one"))).isTrue();
        assertThat(DemoFolder.isStamped(folder.resolve("new/one/empty"))).isTrue();
    }

    @Test
    void shouldTakeItsOwnFolderAgainWhateverTheLastDemoLeftThere() throws IOException {
        // given
        DemoFolder.claim(folder);
        Files.writeString(folder.resolve("database-password"), "of the last demo");
        // then
        assertThatCode(() -> DemoFolder.claim(folder)).doesNotThrowAnyException();
    }

    @Test
    void shouldLeaveAFolderAloneThatItDidNotBegin() throws IOException {
        // given the data of somebody who works with the product
        Files.createDirectory(folder.resolve("postgres"));
        // then
        assertThatThrownBy(() -> DemoFolder.claim(folder))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("holds something that the demo did not make");
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("postgres"));
    }

    @Test
    void shouldNotTakeALinkForItsMark() throws IOException {
        // given
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "x");
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.createSymbolicLink(data.resolve("made-by-demo.txt"), elsewhere);
        // then
        assertThatThrownBy(() -> DemoFolder.claim(data)).isInstanceOf(LocalException.class);
    }

    @Test
    void shouldNeverUseTheFolderOfUp() {
        // given
        Map<String, String> environment = Map.of("CONCORDAT_DATA", "/data/ours");
        // then
        assertThat(LocalSettings.defaultData(environment, "concordat")).isEqualTo(Path.of("/data/ours"));
        assertThat(LocalSettings.defaultDemoData(environment)).isEqualTo(Path.of("/data/ours-demo"));
        assertThat(LocalSettings.defaultDemoData(Map.of("XDG_DATA_HOME", "/share")))
                .isEqualTo(Path.of("/share/concordat-demo"));
    }
}

package org.concordat.application.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concordat.application.demo.CaseOnDisk.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseOnDiskTest {

    @TempDir
    private Path folder;

    private static void shouldBeRefused(Path path, String... said) {
        assertThatThrownBy(() -> CaseOnDisk.read(path))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(path.toString())
                .hasMessageContainingAll(said);
    }

    @Test
    void shouldReadACaseFromAPathWithSpaces() throws IOException {
        // given
        Path path = Files.createDirectory(folder.resolve("my cases")).resolve("the first one.yaml");
        try (InputStream packaged = CaseOnDiskTest.class.getResourceAsStream("/sample/case-3.yaml")) {
            Files.write(path, packaged.readAllBytes());
        }
        // then
        assertThat(CaseOnDisk.read(path).id()).isEqualTo("CASE3");
    }

    @Test
    void shouldNameThePathAndTheLinesOfWhatIsWrongInside() throws IOException {
        // given
        Path path = Files.writeString(folder.resolve("half a case.yaml"), "id: CASE1\nname: 3\n");
        // then
        assertThatThrownBy(() -> CaseOnDisk.read(path))
                .isInstanceOf(InvalidCase.class)
                .hasMessageStartingWith(path + " has 4 faults:")
                .hasMessageContaining("line 2: name must be a text");
    }

    @Test
    void shouldSayThatThereIsNoSuchFile() {
        shouldBeRefused(folder.resolve("case 9.yaml"), "There is no file", "Check the path after --file");
    }

    @Test
    void shouldSayThatAFolderIsNoCase() {
        shouldBeRefused(folder, "is a folder", "Name the case file in it");
    }

    @Test
    void shouldSayThatADeviceIsNoCase() {
        // given
        Path device = Path.of("/dev/null");
        assumeThat(device).exists();
        // then
        shouldBeRefused(device, "no ordinary file", "Put the case into a file");
    }

    @Test
    void shouldSayWhoMayNotReadAFile() {
        // given what opening a closed file says; root, who may run this test, may open any
        AccessDeniedException denied = new AccessDeniedException("/cases/closed.yaml");
        // then
        assertThat(CaseOnDisk.unreadable(Path.of("/cases/closed.yaml"), denied))
                .hasMessage(
                        "The file /cases/closed.yaml cannot be read: the user %s may not. Allow it, or copy the file."
                                .formatted(System.getProperty("user.name")));
    }

    @Test
    void shouldSayWhyReadingBrokeOff() {
        // given a file that everybody may open, and nobody reads from its beginning
        Path path = Path.of("/proc/self/mem");
        assumeThat(path).exists();
        // then
        shouldBeRefused(path, "cannot be read to its end", "another place");
    }

    @Test
    void shouldSayThatAFileIsEmpty() throws IOException {
        shouldBeRefused(Files.createFile(folder.resolve("empty.yaml")), "is empty", "needs at least id, name");
    }

    @Test
    void shouldSayThatAFileIsTooLarge() throws IOException {
        // given
        Path path = Files.write(folder.resolve("large.yaml"), new byte[10_000_000]);
        // then
        shouldBeRefused(path, "too large for a case: 10.0 MB", "0.2 MB is the most", "right file");
    }
}

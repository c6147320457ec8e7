package org.concordat.local.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.concordat.local.LocalException;
import org.concordat.local.Terminal;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches from a repository that is only a folder. */
class DistributionsTest {
    @TempDir
    Path folder;

    private Path cache;
    private Path remote;

    @BeforeEach
    void layOut() {
        cache = folder.resolve("cache");
        remote = folder.resolve("remote/org/example/server/1.0/server-1.0.tar.gz");
    }

    @Test
    void shouldFetchUnpackAndKeepExecutableFilesExecutable() throws Exception {
        // given
        publish(archive("server-1.0/bin/run", "server-1.0/lib/a.jar"));
        // when
        Path server = distributions().folder(wanted(sha256(remote)));
        // then
        assertThat(server).isEqualTo(cache.resolve("server"));
        assertThat(server.resolve("bin/run")).hasContent("server-1.0/bin/run").isExecutable();
        assertThat(Files.isExecutable(server.resolve("lib/a.jar"))).isFalse();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void shouldNotTouchTheRepositoryTheSecondTime() throws Exception {
        // given
        publish(archive("server-1.0/bin/run"));
        Distribution wanted = wanted(sha256(remote));
        distributions().folder(wanted);
        // when the repository and Maven's own copy are gone
        Distributions.deleteTree(folder.resolve("remote"));
        Distributions.deleteTree(folder.resolve("repository"));
        // then
        assertThat(distributions().has(wanted)).isTrue();
        assertThat(distributions().folder(wanted)).isDirectory();
    }

    @Test
    void shouldRefuseAFileWithAnotherChecksumAndKeepNothingOfIt() throws Exception {
        // given
        publish(archive("server-1.0/bin/run"));
        // when / then
        assertThatThrownBy(() -> distributions().folder(wanted("0".repeat(64))))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("Example 1.0 was refused: its SHA-256 is " + sha256(remote));
        assertThat(cache.resolve("server")).doesNotExist();
        assertThat(folder.resolve("repository/org/example/server/1.0/server-1.0.tar.gz"))
                .doesNotExist();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void shouldFetchAgainWhenMavensOwnCopyIsBroken() throws Exception {
        // given a copy in the local repository that was cut off
        publish(archive("server-1.0/bin/run"));
        Distribution wanted = wanted(sha256(remote));
        Path copy = folder.resolve("repository/org/example/server/1.0/server-1.0.tar.gz");
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, "half");
        // when
        Path server = distributions().folder(wanted);
        // then
        assertThat(server.resolve("bin/run")).exists();
    }

    @Test
    void shouldRefuseADownloadThatContradictsTheRepositorysOwnChecksum() throws Exception {
        // given
        publish(archive("server-1.0/bin/run"));
        Files.writeString(remote.resolveSibling("server-1.0.tar.gz.sha1"), "0".repeat(40));
        // when / then
        assertThatThrownBy(() -> distributions().folder(wanted(sha256(remote))))
                .hasMessageContaining("Could not download Example 1.0")
                .hasMessageContaining("Checksum validation failed")
                .hasMessageContaining("settings.xml");
    }

    @Test
    void shouldSayWhatToDoWhenNothingCanBeDownloaded() {
        assertThatThrownBy(() -> distributions().folder(wanted("0".repeat(64))))
                .hasMessageContaining("Could not download Example 1.0")
                .hasMessageContaining("run the same command again");
    }

    @Test
    void shouldRefuseAnArchiveThatReachesOutsideItsFolder() throws Exception {
        // given
        publish(archive("../escaped"));
        // when / then
        assertThatThrownBy(() -> distributions().folder(wanted(sha256(remote))))
                .hasMessageContaining("lies outside it: ../escaped");
        assertThat(cache.resolve("escaped")).doesNotExist();
    }

    @Test
    void shouldRemoveWhatAKilledLauncherLeftWhileUnpacking() throws Exception {
        // given
        Files.createDirectories(cache.resolve(".unpacking-1/half"));
        publish(archive("server-1.0/bin/run"));
        // when
        distributions().folder(wanted(sha256(remote)));
        // then
        assertThat(leftovers()).isEmpty();
    }

    private Distributions distributions() {
        String url = folder.resolve("remote").toUri().toString();
        ContextOverrides.Builder maven = ContextOverrides.create()
                .withUserSettings(false)
                .withLocalRepositoryOverride(folder.resolve("repository"))
                .addRepositoriesOp(ContextOverrides.AddRepositoriesOp.REPLACE)
                .repositories(List.of(new RemoteRepository.Builder("folder", "default", url).build()));
        return new Distributions(cache, Terminal.silent(), maven);
    }

    private static Distribution wanted(String sha256) {
        return new Distribution(
                "Example 1.0", "server", "org.example:server:tar.gz:1.0", sha256, Distribution.Packing.TAR_GZ);
    }

    /** Writes an archive whose files hold their own names; those below bin are executable. */
    private Path archive(String... names) throws IOException {
        Path archive = folder.resolve("made.tar.gz");
        try (OutputStream file = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(file))) {
            for (String name : names) {
                byte[] content = name.getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(name, true);
                entry.setSize(content.length);
                entry.setMode(name.contains("bin") ? 0755 : 0644);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }

    private void publish(Path archive) throws Exception {
        Files.createDirectories(remote.getParent());
        Files.copy(archive, remote);
        byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(remote));
        Files.writeString(
                remote.resolveSibling("server-1.0.tar.gz.sha1"), HexFormat.of().formatHex(sha1));
    }

    private static String sha256(Path file) throws IOException {
        return Distributions.sha256(file);
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> entries = Files.list(cache)) {
            return entries.filter(path -> path.getFileName().toString().startsWith(".unpacking"))
                    .toList();
        }
    }
}

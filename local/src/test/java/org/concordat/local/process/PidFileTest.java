package org.concordat.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {
    @TempDir
    Path folder;

    @Test
    void shouldFindALivingProcessAgain() throws IOException {
        Process process = sleeper();
        try {
            // given
            RunningProcess running = RunningProcess.of(process.pid()).orElseThrow();
            file().write(running);
            // then
            assertThat(file().read()).contains(running);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void shouldRemoveTheFileOfAProcessThatWasKilled() throws IOException {
        // given
        RunningProcess running = RunningProcess.of(sleeper().pid()).orElseThrow();
        file().write(running);
        // when
        running.kill();
        // then
        assertThat(file().read()).isEmpty();
        assertThat(file().path()).doesNotExist();
    }

    @Test
    void shouldNotTakeAStrangerWithTheSameNumberForTheProcess() throws IOException {
        // given the number of a living process, but another start
        Files.writeString(file().path(), ProcessHandle.current().pid() + " 1\n");
        // then
        assertThat(file().read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x y", "12", "1 2 3"})
    void shouldTreatADamagedFileAsStale(String content) throws IOException {
        Files.writeString(file().path(), content);
        assertThat(file().read()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldCountAZombieAsDead() throws IOException {
        // given a shell that becomes a sleep without ever collecting its child
        Process parent = new ProcessBuilder("sh", "-c", "sh -c 'echo $$; exec sleep 0.2' & exec sleep 60").start();
        try {
            long child = Long.parseLong(parent.inputReader().readLine());
            // then the child, ended but still in the process table, counts as ended
            assertThat(Waiting.until(
                            () -> RunningProcess.of(child).isEmpty(), Duration.ofSeconds(10), Duration.ofMillis(20)))
                    .isTrue();
            assertThat(ProcessHandle.of(child)).as("still in the process table").isPresent();
        } finally {
            parent.destroyForcibly();
        }
    }

    private PidFile file() {
        return new PidFile(folder.resolve("server.pid"));
    }

    private static Process sleeper() throws IOException {
        return new ProcessBuilder("sleep", "60").start();
    }
}

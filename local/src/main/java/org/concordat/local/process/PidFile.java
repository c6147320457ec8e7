package org.concordat.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers one process beyond the life of the launcher: its id and start mark. A file whose process has ended, or whose
 * process id meanwhile belongs to another process, is stale and removed when it is read.
 */
public record PidFile(Path path) {

    public void write(RunningProcess process) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, process.pid() + " " + process.start() + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the process if it still lives. */
    public Optional<RunningProcess> read() {
        Optional<RunningProcess> alive = parse().filter(RunningProcess::isAlive);
        if (alive.isEmpty()) {
            delete();
        }
        return alive;
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<RunningProcess> parse() {
        try {
            String[] parts = Files.readString(path).strip().split(" ");
            return parts.length == 2 && parts[0].matches("\\d+")
                    ? Optional.of(new RunningProcess(Long.parseLong(parts[0]), parts[1]))
                    : Optional.empty();
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

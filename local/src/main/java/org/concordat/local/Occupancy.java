package org.concordat.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.concordat.local.process.Permissions;
import org.concordat.local.process.PidFile;
import org.concordat.local.process.RunningProcess;
import org.jspecify.annotations.Nullable;

/**
 * Which launcher, if any, keeps a data folder. The truth is a file lock, which the operating system takes back however
 * the launcher ends; beside it lie the launcher's process id and its port base for others to read.
 */
final class Occupancy implements AutoCloseable {
    private final Path run;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;

    Occupancy(Path run) {
        this.run = run;
    }

    /** Takes the folder for this process; returns whether it was free. */
    boolean take(int portBase) {
        try {
            Permissions.createFolder(run, Permissions.OWNER_ONLY_FOLDER);
            FileChannel opened =
                    FileChannel.open(run.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel = opened;
            lock = opened.tryLock();
            if (lock == null) {
                opened.close();
                return false;
            }
            RunningProcess.of(ProcessHandle.current().pid()).ifPresent(pidFile()::write);
            Files.writeString(run.resolve("port-base"), portBase + "\n");
            return true;
        } catch (OverlappingFileLockException taken) {
            return false;
        } catch (IOException failure) {
            throw new LocalException("The data folder cannot be used: " + failure.getMessage(), failure);
        }
    }

    /** Returns whether another process keeps the folder. */
    boolean isTaken() {
        Path file = run.resolve("launcher.lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel probe = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock free = probe.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException own) {
            return true;
        } catch (IOException failure) {
            throw new LocalException("The data folder cannot be looked at: " + failure.getMessage(), failure);
        }
    }

    /** Returns the launcher's process. */
    Optional<RunningProcess> launcher() {
        return pidFile().read();
    }

    private PidFile pidFile() {
        return new PidFile(run.resolve("launcher.pid"));
    }

    /** Returns the port base that was last used in this data folder. */
    static Optional<Integer> lastPortBase(Path run) {
        try {
            Path file = run.resolve("port-base");
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip()).map(Integer::valueOf)
                    : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                pidFile().delete();
                lock.release();
            }
            if (channel != null) {
                channel.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

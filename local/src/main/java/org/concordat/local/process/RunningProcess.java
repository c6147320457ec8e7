package org.concordat.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.concordat.local.LocalException;

/**
 * A process that lived when this object was made, known by its id and its start, so that a process id used again later
 * is never taken for it. A zombie counts as dead: it holds no files and no ports.
 *
 * @param pid the process id
 * @param start an opaque mark of the moment the process began
 */
public record RunningProcess(long pid, String start) {
    private static final Path PROC = Path.of("/proc");
    private static final long POLL_MILLIS = 50;

    /** Returns the live process with this id, or nothing when there is none or it is a zombie. */
    public static Optional<RunningProcess> of(long pid) {
        if (onLinux()) {
            return statFields(pid)
                    .filter(fields ->
                            !fields.get(0).equals("Z") && !fields.get(0).equals("X"))
                    .map(fields -> new RunningProcess(pid, fields.get(19)));
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(RunningProcess::of);
    }

    private static RunningProcess of(ProcessHandle handle) {
        String start =
                handle.info().startInstant().map(s -> "" + s.getEpochSecond()).orElse("unknown");
        return new RunningProcess(handle.pid(), start);
    }

    /**
     * Returns live processes of whose command line one argument satisfies {@code test}; this process itself is never
     * among them. Processes of other users that may not be looked at are left out.
     */
    public static List<RunningProcess> withArgument(Predicate<String> test) {
        return all().filter(process -> process.arguments().stream().anyMatch(test))
                .toList();
    }

    /** Returns live processes that work in the given folder (Linux only; elsewhere none are found). */
    public static List<RunningProcess> workingIn(Path folder) {
        return all().filter(process ->
                        process.workingFolder().filter(folder::equals).isPresent())
                .toList();
    }

    private static Stream<RunningProcess> all() {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> pid != self)
                .flatMap(pid -> of(pid).stream());
    }

    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** Sends a signal by name, such as {@code TERM} or {@code INT}; a process that is gone is no error. */
    public void signal(String name) {
        if (!isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new LocalException("Cannot signal process " + pid + ": " + failure.getMessage(), failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process without asking it ({@code kill -9}) and waits until it is gone. */
    public void kill() {
        signal("KILL");
        awaitEnd(Duration.ofSeconds(10));
    }

    /** Waits until the process has ended; returns whether it did within {@code patience}. */
    public boolean awaitEnd(Duration patience) {
        return Waiting.until(() -> !isAlive(), patience, Duration.ofMillis(POLL_MILLIS));
    }

    /**
     * Returns the resident memory of this process and all below it in bytes, 0 when it cannot be told. Memory that
     * several of them share, as PostgreSQL's do, is counted for each, so the sum is rather too high than too low.
     */
    public long residentBytes() {
        return residentBytes(pid)
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(child -> residentBytes(child.pid()))
                        .sum();
    }

    /** Returns the resident memory of this process alone in bytes, 0 when it cannot be told. */
    public long ownResidentBytes() {
        return residentBytes(pid);
    }

    private static long residentBytes(long pid) {
        if (onLinux()) {
            return read(PROC.resolve(pid + "/status"))
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        }
        return Commands.output("ps", "-o", "rss=", "-p", Long.toString(pid))
                .map(String::strip)
                .filter(text -> text.matches("\\d+"))
                .map(text -> Long.parseLong(text) * 1024)
                .orElse(0L);
    }

    private List<String> arguments() {
        if (onLinux()) {
            return List.of(read(PROC.resolve(pid + "/cmdline")).split("\0"));
        }
        ProcessHandle.Info info = ProcessHandle.of(pid).map(ProcessHandle::info).orElse(null);
        return info == null
                ? List.of()
                : info.arguments()
                        .map(List::of)
                        .or(() -> info.commandLine().map(line -> List.of(line.split(" "))))
                        .orElse(List.of());
    }

    private Optional<Path> workingFolder() {
        try {
            return onLinux() ? Optional.of(Files.readSymbolicLink(PROC.resolve(pid + "/cwd"))) : Optional.empty();
        } catch (IOException | UnsupportedOperationException gone) {
            return Optional.empty();
        }
    }

    /** The fields of /proc/<pid>/stat from the third (state) on; the name before them may hold spaces and brackets. */
    private static Optional<List<String>> statFields(long pid) {
        String stat = read(PROC.resolve(pid + "/stat"));
        int end = stat.lastIndexOf(')');
        return end < 0
                ? Optional.empty()
                : Optional.of(List.of(stat.substring(end + 2).split(" ")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private static boolean onLinux() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }
}

package org.concordat.local.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.concordat.local.LocalException;
import org.concordat.local.LocalSettings;
import org.concordat.local.process.Commands;
import org.concordat.local.process.Permissions;
import org.concordat.local.process.PidFile;
import org.concordat.local.process.RunningProcess;
import org.concordat.local.process.Waiting;

/**
 * One server as a process of its own. Start returns at once; health is asked for. A process that an earlier launcher
 * left running is found by its pid file or by its command line, and can be stopped like one of our own.
 */
public abstract class Server {
    private static final Duration POLL = Duration.ofMillis(150);

    private final String name;
    private final LocalSettings settings;
    private final PidFile pidFile;

    protected Server(String name, LocalSettings settings) {
        this.name = name;
        this.settings = settings;
        this.pidFile = new PidFile(settings.run().resolve(name + ".pid"));
    }

    /** Returns the short name that logs and pid files carry, such as {@code zeebe}. */
    public final String name() {
        return name;
    }

    /** Returns the version, or an empty text when it has none of its own. */
    public abstract String version();

    /** Returns whether the server answers and is fit for use. */
    public abstract boolean isHealthy();

    /** Lays out folders and files before the process is started. */
    protected abstract void prepare();

    protected abstract List<String> command();

    protected abstract Map<String, String> environment();

    /** Returns where the process starts; the run folder unless a server needs another. */
    protected Path workingFolder() {
        return settings.run();
    }

    /** Asks the process to end in an orderly way. */
    protected void askToEnd(RunningProcess process) {
        process.signal("TERM");
    }

    /** Returns how long an orderly end may take before the process is killed. */
    protected Duration patience() {
        return Duration.ofSeconds(20);
    }

    /** Returns whether an argument on a command line shows that the process belongs to this server of this stack. */
    protected boolean marks(String argument) {
        return argument.equals(marker());
    }

    /** Returns a system property by which a Java process of this server is found again. */
    protected final String marker() {
        return "-Dconcordat." + name + "=" + settings.data();
    }

    protected final LocalSettings settings() {
        return settings;
    }

    /** Returns the log that a person should look into first. */
    public LogFile log() {
        return output();
    }

    /** Returns the file that takes standard output and standard error of the process. */
    protected LogFile output() {
        return new LogFile(settings.logs().resolve(name + ".log"));
    }

    /**
     * Starts the process and returns without waiting for its health.
     *
     * @throws LocalException when it is already running or cannot be started
     */
    public final synchronized void start() {
        pid().ifPresent(pid -> {
            throw new LocalException(name + " is already running as process " + pid);
        });
        Permissions.createFolder(settings.run(), Permissions.OWNER_ONLY_FOLDER);
        Permissions.createFolder(settings.logs(), Permissions.OWNER_ONLY_FOLDER);
        prepare();
        output().rotate();
        try {
            Process process = builder().start();
            process.getOutputStream().close();
            RunningProcess.of(process.pid()).ifPresent(pidFile::write);
        } catch (IOException failure) {
            throw new LocalException("Cannot start " + name + ": " + failure.getMessage(), failure);
        }
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(inOwnSession(command()));
        builder.directory(workingFolder().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(new File(output().path().toString())));
        Map<String, String> environment = builder.environment();
        // Options meant for the user's own programs must not change how the servers behave.
        environment
                .keySet()
                .removeIf(key -> key.startsWith("ZEEBE_")
                        || key.startsWith("CAMUNDA_")
                        || key.startsWith("SPRING_")
                        || key.startsWith("MANAGEMENT_")
                        || key.startsWith("ES_")
                        || List.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "PGDATA", "PGPORT")
                                .contains(key));
        environment.putAll(environment());
        return builder;
    }

    /** Ctrl-C reaches every process of the terminal's group; only the launcher may hear it, or nothing stops in order. */
    protected static List<String> inOwnSession(List<String> command) {
        List<String> all = new ArrayList<>();
        if (Commands.exists("setsid")) {
            all.add("setsid");
        } else if (Commands.exists("perl")) {
            all.addAll(List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV or die $!"));
        }
        all.addAll(command);
        return all;
    }

    /** Returns the live process of this server, whoever started it. */
    public final Optional<RunningProcess> process() {
        Optional<RunningProcess> remembered = pidFile.read();
        if (remembered.isPresent()) {
            return remembered;
        }
        Optional<RunningProcess> found = byCommandLine().stream().findFirst();
        found.ifPresent(pidFile::write);
        return found;
    }

    private List<RunningProcess> byCommandLine() {
        return RunningProcess.withArgument(this::marks);
    }

    private Set<RunningProcess> all() {
        Set<RunningProcess> all = new LinkedHashSet<>(byCommandLine());
        process().ifPresent(all::add);
        return all;
    }

    /** Returns the process id of the live process. */
    public final Optional<Long> pid() {
        return process().map(RunningProcess::pid);
    }

    public final boolean isAlive() {
        return process().isPresent();
    }

    /**
     * Waits until the server is healthy.
     *
     * @throws LocalException with the end of its log when it ends or is not healthy in time
     */
    public final void awaitHealthy(Duration patience) {
        boolean settled = Waiting.until(() -> isHealthy() || !isAlive(), patience, POLL);
        if (!isHealthy()) {
            String what = settled ? " ended while starting" : " was not ready after " + patience.toSeconds() + " s";
            throw new LocalException(
                    name + what + ". The end of its log " + log().path() + ":\n" + String.join("\n", log().tail(15)));
        }
    }

    /** Stops in an orderly way, after a time-out by force; no process is no error. */
    public final synchronized void stop() {
        Set<RunningProcess> processes = all();
        processes.forEach(this::askToEnd);
        for (RunningProcess process : processes) {
            if (!process.awaitEnd(patience())) {
                process.kill();
            }
        }
        kill();
        pidFile.delete();
    }

    /** Ends the process at once as {@code kill -9} does. */
    public final void kill() {
        all().forEach(RunningProcess::kill);
    }

    /** Returns resident memory in bytes, 0 when the server does not run. */
    public final long residentBytes() {
        return all().stream().mapToLong(RunningProcess::residentBytes).sum();
    }

    /** Deletes what must not be found by the next start; for servers that keep such files. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new LocalException("Cannot delete " + file + ": " + failure.getMessage(), failure);
        }
    }
}

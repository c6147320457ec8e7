package org.concordat.local.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.concordat.local.LocalException;
import org.concordat.local.LocalSettings;
import org.concordat.local.process.Permissions;

/** The application as a child process, told by its environment where everything is. */
public final class ApplicationProcess extends Server {
    private final Path jar;
    private final Map<String, String> environment;
    private Path startable;

    /**
     * @param environment everything the application is told, see {@link LocalSettings#applicationEnvironment}
     */
    public ApplicationProcess(LocalSettings settings, Path jar, Map<String, String> environment) {
        super("application", settings);
        this.jar = jar;
        this.startable = jar;
        this.environment = new TreeMap<>(environment);
        this.environment.putIfAbsent(
                "LOGGING_FILE_NAME", settings.logs().resolve("application.log").toString());
        this.environment.putIfAbsent("LOGGING_LOGBACK_ROLLINGPOLICY_MAX_FILE_SIZE", "10MB");
        this.environment.putIfAbsent("LOGGING_LOGBACK_ROLLINGPOLICY_MAX_HISTORY", "5");
        this.environment.putIfAbsent("LOGGING_THRESHOLD_CONSOLE", "OFF");
    }

    @Override
    public String version() {
        return "";
    }

    @Override
    public boolean isHealthy() {
        return HttpProbe.get(settings().applicationManagementUrl() + "/actuator/health/readiness")
                .isPresent();
    }

    @Override
    protected void prepare() {
        Permissions.createFolder(settings().applicationData(), Permissions.OWNER_ONLY_FOLDER);
        Permissions.createFolder(temporary(), Permissions.OWNER_ONLY_FOLDER);
        startable = ApplicationJar.unpacked(jar, settings().run(), settings().javaBinary());
    }

    private Path temporary() {
        return settings().run().resolve("application-tmp");
    }

    @Override
    protected LogFile output() {
        return new LogFile(settings().logs().resolve("application.out"));
    }

    @Override
    public LogFile log() {
        Path own = settings().logs().resolve("application.log");
        return Files.exists(own) ? new LogFile(own) : output();
    }

    @Override
    protected List<String> command() {
        return java(List.of(marker()));
    }

    private String onceMarker() {
        return "-Dconcordat.once=" + settings().data();
    }

    /** A run to the end belongs to the stack as well: stopping the stack stops it. */
    @Override
    protected boolean marks(String argument) {
        return super.marks(argument) || argument.equals(onceMarker());
    }

    private static String lastOf(String profiles) {
        return profiles.substring(profiles.lastIndexOf(',') + 1);
    }

    private List<String> java(List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(settings().javaBinary().toString());
        command.addAll(List.of(
                "-Xms64m",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary()));
        // Said only to JDKs that know it and would warn on every start otherwise.
        if (jdkVersion() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(more);
        command.addAll(List.of("-jar", startable.toString()));
        return command;
    }

    private int jdkVersion() {
        try (Stream<String> lines = Files.lines(settings().javaHome().resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException unknown) {
            return 0;
        }
    }

    @Override
    protected Map<String, String> environment() {
        return environment;
    }

    /**
     * Runs the application once to its end, without its portal, and hands on every line that it prints.
     *
     * @param profiles the Spring profiles of this run, such as {@code local,deploy}
     * @return its exit code
     */
    public int runOnce(String profiles, Duration patience, Consumer<String> lines) {
        prepare();
        ProcessBuilder builder = new ProcessBuilder(inOwnSession(java(List.of(onceMarker()))));
        builder.directory(settings().run().toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("SPRING_PROFILES_ACTIVE", profiles);
        builder.environment()
                .put(
                        "LOGGING_FILE_NAME",
                        settings().logs().resolve(lastOf(profiles) + ".log").toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            Thread guard = Thread.ofVirtual().start(() -> endAfter(process, patience));
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines);
            }
            int code = process.waitFor();
            guard.interrupt();
            return code;
        } catch (IOException failure) {
            throw new LocalException("Cannot run the application: " + failure.getMessage(), failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted while the application ran", interruption);
        }
    }

    private static void endAfter(Process process, Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.concordat.endtoend.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The launcher as a program of its own, the way {@code ./concordat} starts it. */
public final class Launched {

    /** What a command said, and how it ended. */
    public record Ended(int code, List<String> lines) {

        /** The lines with this text in them. */
        public List<String> containing(String text) {
            return lines.stream().filter(line -> line.contains(text)).toList();
        }

        /** The lines of one part of a story, up to the next empty one. */
        public List<String> part(String title) {
            return lines.stream()
                    .dropWhile(line -> !line.strip().equals(title))
                    .skip(1)
                    .takeWhile(line -> !line.isBlank())
                    .map(String::strip)
                    .toList();
        }
    }

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> reading;

    private Launched(Process process) {
        this.process = process;
        this.reading = CompletableFuture.runAsync(() -> {
            try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
                reader.lines().forEach(lines::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Starts a command. */
    public static Launched start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.concordat.local.Launcher"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put(
                        "CONCORDAT_APPLICATION_JAR",
                        Objects.requireNonNullElse(
                                System.getenv("CONCORDAT_APPLICATION_JAR"),
                                Path.of("../application/target/concordat-application.jar")
                                        .toAbsolutePath()
                                        .normalize()
                                        .toString()));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new Launched(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. */
    public static Ended run(String... arguments) {
        return start(arguments).end();
    }

    /** Waits until it says something that begins so, or ends without having said it. */
    public Launched awaitLine(String beginning, Duration patience) {
        Awaitility.await().atMost(patience).until(() -> said(beginning) || !process.isAlive());
        return this;
    }

    private boolean said(String beginning) {
        return lines.stream().anyMatch(line -> line.startsWith(beginning));
    }

    /** Asks it to stop, as a signal from outside does; what it says until its end is still heard. */
    public Launched stop() {
        process.toHandle().destroy();
        return this;
    }

    /** Waits for its end. */
    public Ended end() {
        reading.join();
        try {
            process.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a command ran", e);
        }
        return new Ended(process.exitValue(), List.copyOf(lines));
    }
}

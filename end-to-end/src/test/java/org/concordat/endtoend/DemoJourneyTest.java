package org.concordat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.concordat.endtoend.support.World;
import org.concordat.local.LocalSettings;
import org.concordat.local.Stack;
import org.concordat.local.Terminal;
import org.concordat.local.distribution.Distributions;
import org.concordat.local.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demo as a new user starts it: a program of its own, with servers of its own, on an empty folder. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DemoJourneyTest {

    private static final Path DATA = Path.of("target", "demo journey").toAbsolutePath();

    /** What a command said, and how it ended. */
    private record Ended(int code, List<String> lines) {
        List<String> containing(String text) {
            return lines.stream().filter(line -> line.contains(text)).toList();
        }

        /** The lines of one part of the story, up to the next empty one. */
        List<String> part(String title) {
            return lines.stream()
                    .dropWhile(line -> !line.strip().equals(title))
                    .skip(1)
                    .takeWhile(line -> !line.isBlank())
                    .map(String::strip)
                    .toList();
        }
    }

    @BeforeEach
    void beginWithNothing() {
        Distributions.deleteTree(DATA);
    }

    @AfterEach
    void leaveNothingRunning() {
        Stack.of(LocalSettings.of(DATA, World.freePortBase()), Terminal.silent())
                .stop();
    }

    @Test
    void shouldPlayACaseToItsSetUpTellItAndStop() throws IOException {
        // when
        Ended demo = run("demo", "--case", "1", "--data", DATA.toString(), "--port-base", "" + World.freePortBase());
        // then everybody did what the case asks of them
        assertThat(demo.code()).as(String.join("\n", demo.lines())).isZero();
        assertThat(demo.containing("proposes the partnership with 4 agencies")).hasSize(1);
        assertThat(demo.containing("Check the proposal (sends it to the agencies)"))
                .hasSize(1);
        assertThat(demo.containing("Answer the invitation (yes")).hasSize(4);
        assertThat(demo.containing("Decide on the set-up (approves it)")).hasSize(1);
        // and the system says the same
        assertThat(demo.part("Timeline"))
                .hasSize(13)
                .last()
                .satisfies(line -> assertThat(line).endsWith("Partnership set up"));
        assertThat(demo.part("Questions and answers"))
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).contains("Answered"));
        assertThat(demo.part("Agencies"))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).contains("Accepted", "representative *"));
        // and what is assumed is marked
        assertThat(demo.part("Assumed, because the case does not say (people with *, and)"))
                .anyMatch(line -> line.startsWith("- The lead officer is taken to be"));
        // and each mail that it tells of lies in the catcher, once
        List<String> mails = demo.part("Mails");
        assertThat(mails).isNotEmpty().doesNotHaveDuplicates().allMatch(line -> line.endsWith("Sent"));
        assertThat(caughtMails()).isEqualTo(mails.size());
        // and nothing runs on
        assertThat(demo.lines().getLast()).startsWith("Stopped.");
        assertThat(Stack.of(LocalSettings.of(DATA, World.freePortBase()), Terminal.silent())
                        .servers())
                .noneMatch(Server::isAlive);
    }

    @Test
    void shouldNameTheCasesBeforeAnythingIsTouchedWhenAskedForAnUnknownOne() {
        // when
        Ended demo = run("demo", "--case", "9", "--data", DATA.toString());
        // then
        assertThat(demo.code()).isEqualTo(1);
        assertThat(demo.lines()).singleElement().asString().startsWith("There is no case 9. ");
        assertThat(DATA).doesNotExist();
    }

    private static long caughtMails() throws IOException {
        try (Stream<Path> files = Files.list(DATA.resolve("mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        }
    }

    private static Ended run(String... arguments) {
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
            List<String> lines =
                    process.inputReader(StandardCharsets.UTF_8).lines().toList();
            return new Ended(process.waitFor(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the demo ran", e);
        }
    }
}

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concordat.endtoend.support.World;
import org.concordat.local.LocalSettings;
import org.concordat.local.Stack;
import org.concordat.local.Terminal;
import org.concordat.local.distribution.Distributions;
import org.concordat.local.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demo as a new user starts it: a program of its own, with servers of its own, on an empty folder. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DemoJourneyTest {

    private static final Path DATA = Path.of("target", "demo journey").toAbsolutePath();

    private static final Pattern ROW =
            Pattern.compile("  +(?<case>CASE\\d) .* Set-up: Set up +\\d+ +\\d+ +(?<mails>\\d+)");

    private static boolean isSaid(String line) {
        return Stream.of("Answer the invitation", "Confirm the commitment", "Rate the first risks")
                .anyMatch(line::startsWith);
    }

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
        assertThat(demo.containing("Check the proposal (sends it to the agencies, assumed)"))
                .hasSize(1);
        assertThat(demo.containing("Answer the invitation (yes")).hasSize(4);
        assertThat(demo.containing("Confirm the commitment (commits the agency)"))
                .hasSize(4);
        assertThat(demo.containing("Decide on the set-up (approves it, assumed)"))
                .hasSize(1);
        // and the system says the same
        assertThat(demo.part("Timeline"))
                .hasSize(33)
                .last()
                .satisfies(line -> assertThat(line).endsWith("Partnership set up"));
        assertThat(demo.part("Questions and answers"))
                .hasSize(13)
                .allSatisfy(line -> assertThat(line).contains("Answered"))
                .allSatisfy(line -> assertThat(line).endsWith(isSaid(line) ? "as the case says" : "assumed"));
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
        // and it says where to look, and how to get there once it has stopped
        assertThat(demo.containing("13 answers, 4 of them assumed")).hasSize(1);
        assertThat(demo.containing("/partnerships/"))
                .singleElement()
                .asString()
                .endsWith("voluntary-organisation-representative");
        assertThat(demo.containing("Look around in it with: ./concordat up"))
                .singleElement()
                .asString()
                .endsWith("--data '" + DATA + "'");
        // and nothing runs on
        assertThat(demo.lines().getLast()).startsWith("Stopped.");
        assertThat(Stack.of(LocalSettings.of(DATA, World.freePortBase()), Terminal.silent())
                        .servers())
                .noneMatch(Server::isAlive);
    }

    @Test
    @Tag("full")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void shouldPlayAllCasesIntoOneFolderAndTellThemInOneTable() throws IOException {
        // when
        Ended demo = run("demo", "--case", "all", "--data", DATA.toString(), "--port-base", "" + World.freePortBase());
        // then each partnership has its row
        assertThat(demo.code()).as(String.join("\n", demo.lines())).isZero();
        assertThat(demo.containing("4 of 4 cases were played to their end")).hasSize(1);
        List<Matcher> rows =
                demo.lines().stream().map(ROW::matcher).filter(Matcher::matches).toList();
        assertThat(rows).extracting(row -> row.group("case")).containsExactly("CASE1", "CASE2", "CASE3", "CASE4");
        // and nobody's mail is lost or sent twice
        assertThat(rows.stream()
                        .mapToLong(row -> Long.parseLong(row.group("mails")))
                        .sum())
                .isEqualTo(caughtMails());
        // and a page, and an agency that two cases name is two agencies
        assertThat(demo.containing("/partnerships/")).hasSize(4).doesNotHaveDuplicates();
        assertThat(demo.containing("Health (case 1)  ")).isNotEmpty();
        assertThat(demo.containing("Health (case 2)  ")).isNotEmpty();
        // and nothing runs on
        assertThat(demo.lines().getLast()).startsWith("Stopped.");
    }

    @Test
    void shouldListTheFaultsOfAFileBeforeAnythingIsTouched() throws IOException {
        // given
        Path folder = Files.createDirectories(Path.of("target", "my cases").toAbsolutePath());
        Path file = Files.writeString(folder.resolve("half a case.yaml"), "id: CASE7\nname: 3\ncolour: red\n");
        // when
        Ended demo = run("demo", "--file", file.toString(), "--data", DATA.toString());
        // then
        assertThat(demo.code()).isEqualTo(1);
        assertThat(demo.lines().getFirst()).isEqualTo(file + " has 5 faults:");
        assertThat(demo.lines())
                .hasSize(6)
                .anyMatch(line -> line.startsWith("  line 2: name must be a text"))
                .anyMatch(line -> line.startsWith("  line 3: colour is no key of the format"));
        assertThat(DATA).doesNotExist();
    }

    @Test
    void shouldRefuseAWordThatIsNoOption() {
        // when
        Ended demo = run("demo", "2");
        // then
        assertThat(demo.code()).isEqualTo(1);
        assertThat(demo.lines()).singleElement().asString().startsWith("demo knows no '2'.");
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

package org.concordat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.StreamJobsResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concordat.endtoend.support.Launched;
import org.concordat.endtoend.support.Launched.Ended;
import org.concordat.endtoend.support.Search;
import org.concordat.endtoend.support.World;
import org.concordat.local.LocalSettings;
import org.concordat.local.Stack;
import org.concordat.local.Terminal;
import org.concordat.local.distribution.Distributions;
import org.concordat.local.server.HttpProbe;
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

    private static final LocalDate TODAY = LocalDate.now(Clock.system(ZoneId.of("Europe/London")));

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE dd MMM uuuu HH:mm", Locale.ENGLISH);

    private static final Pattern ROW =
            Pattern.compile("  +(?<case>CASE\\d) .* Set-up: Set up +\\d+ +\\d+ +(?<mails>\\d+)");

    private static boolean isSaid(String line) {
        return Stream.of("Answer the invitation", "Confirm the commitment", "Rate the first risks")
                .anyMatch(line::startsWith);
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
        Ended demo = Launched.run(
                "demo", "--case", "1", "--data", DATA.toString(), "--port-base", "" + World.freePortBase());
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
        // and each at a time of its own, in half a year that ends today
        assertThat(momentsOf(demo, "CASE1"))
                .isSorted()
                .hasSizeGreaterThan(8)
                .allSatisfy(moment ->
                        assertThat(moment).isBetween(TODAY.minusMonths(6).atStartOfDay(), TODAY.atStartOfDay()));
        // and the system says the same, with reminders by itself where an answer was late
        List<String> timeline = demo.part("Timeline");
        assertThat(timeline).filteredOn(line -> line.contains("Reminder sent")).isNotEmpty();
        assertThat(timeline)
                .filteredOn(line -> !line.contains("Reminder sent"))
                .hasSize(33)
                .last()
                .satisfies(line -> assertThat(line).endsWith("Partnership set up"));
        assertThat(demo.part("Questions and answers"))
                .hasSize(13)
                .allSatisfy(line -> assertThat(line).contains("Answered", "  asked ", "  due ", "  closed "))
                .allSatisfy(line -> assertThat(line).endsWith(isSaid(line) ? "as the case says" : "assumed"));
        assertThat(demo.part("Agencies"))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).contains("Accepted", "representative *"));
        // and what is assumed is marked
        assertThat(demo.part("Assumed, because the case does not say (people with *, and)"))
                .anyMatch(line -> line.startsWith("- The lead officer is taken to be"))
                .anyMatch(line -> line.startsWith("- The days are assumed. Each case has half a year"));
        // and each mail that it tells of lies in the catcher, once
        List<String> mails = demo.part("Mails");
        assertThat(mails).isNotEmpty().doesNotHaveDuplicates().allMatch(line -> line.endsWith("Sent"));
        assertThat(caughtMails()).isEqualTo(mails.size());
        assertThat(datesOfMails()).allSatisfy(date -> assertThat(date).isBefore(TODAY));
        assertThat(datesOfMails().stream().distinct()).hasSizeGreaterThan(5);
        // and it says where to look, and how to get there once it has stopped
        assertThat(demo.containing("13 answers, 4 of them assumed; proposed on"))
                .hasSize(1);
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
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void shouldPlayAllCasesOverTwoYearsIntoOneFolderAndKeepThePortal() throws IOException {
        // when
        LocalSettings settings = LocalSettings.of(DATA, World.freePortBase());
        Launched running = Launched.start(
                        "demo",
                        "--case",
                        "all",
                        "--keep",
                        "--data",
                        DATA.toString(),
                        "--port-base",
                        "" + settings.ports().base())
                .awaitLine("Stop it with Ctrl-C here", Duration.ofMinutes(18));
        int shards = new Search(settings.elasticsearchUrl()).shards();
        Optional<String> portal = HttpProbe.get(settings.portalUrl() + "/sign-in");
        Instant engineTime = timeOf(settings);
        Ended demo = running.stop().end();
        // then each partnership has its row
        assertThat(demo.containing("4 of 4 cases were played to their end"))
                .as(String.join("\n", demo.lines()))
                .hasSize(1);
        List<Matcher> rows =
                demo.lines().stream().map(ROW::matcher).filter(Matcher::matches).toList();
        assertThat(rows).extracting(row -> row.group("case")).containsExactly("CASE1", "CASE2", "CASE3", "CASE4");
        // and 24 months of engine time fit into few shards
        System.out.println("Shards after 24 months of engine time: " + shards);
        assertThat(momentsOf(demo, "CASE1").getFirst())
                .isBefore(TODAY.minusMonths(23).atStartOfDay());
        assertThat(shards).isBetween(1, 199);
        // and the portal and the engine live today
        assertThat(portal).isPresent();
        assertThat(engineTime).isAfter(TODAY.atStartOfDay().toInstant(ZoneOffset.UTC));
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

    /** The time at which the engine writes its next record. */
    private static Instant timeOf(LocalSettings settings) {
        try (CamundaClient engine = CamundaClient.newClientBuilder()
                .preferRestOverGrpc(false)
                .grpcAddress(URI.create(settings.zeebeGrpcUrl()))
                .restAddress(URI.create(settings.zeebeRestUrl()))
                .build()) {
            long key = engine.newPublishMessageCommand()
                    .messageName("test.time")
                    .correlationKey("now")
                    .timeToLive(Duration.ZERO)
                    .send()
                    .join()
                    .getMessageKey();
            Search search = new Search(settings.elasticsearchUrl());
            return Instant.ofEpochMilli(await().atMost(Duration.ofSeconds(20))
                    .until(() -> search.records("message", Map.of("key", key)), found -> !found.isEmpty())
                    .getFirst()
                    .path("timestamp")
                    .asLong());
        }
    }

    /** Somebody takes a job of a case and is never heard of again; the engine's clock stands, so it takes none back. */
    @Test
    @Tag("full")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void shouldStopOnTheDayAskedForAndGetOverALostJob() throws Exception {
        // given
        LocalSettings settings = LocalSettings.of(DATA, World.freePortBase());
        LocalDate until = TODAY.minusMonths(6).plusDays(25);
        // when
        Launched running = Launched.start(
                        "demo",
                        "--case",
                        "2",
                        "--until",
                        until.toString(),
                        "--data",
                        DATA.toString(),
                        "--port-base",
                        "" + settings.ports().base())
                .awaitLine("  Platform check:", Duration.ofMinutes(5));
        ActivatedJob lost = take("proposals.describe", settings);
        Ended demo = running.end();
        // then
        assertThat(lost.getRetries()).isPositive();
        assertThat(demo.code()).as(String.join("\n", demo.lines())).isZero();
        assertThat(Files.readString(DATA.resolve("logs").resolve("demo.log")))
                .contains("Job %d (proposals.describe) was lost and is given out again".formatted(lost.getKey()));
        assertThat(momentsOf(demo, "CASE2"))
                .isNotEmpty()
                .allSatisfy(moment -> assertThat(moment.toLocalDate()).isBeforeOrEqualTo(until));
        assertThat(demo.containing("Check the proposal (sends it to the agencies, assumed)"))
                .hasSize(1);
        assertThat(demo.containing("not set up when the play stops on")).hasSize(1);
        assertThat(demo.part("Questions and answers")).anyMatch(line -> line.contains("  open"));
    }

    private static ActivatedJob take(String type, LocalSettings settings) {
        try (CamundaClient engine = CamundaClient.newClientBuilder()
                .preferRestOverGrpc(false)
                .grpcAddress(URI.create(settings.zeebeGrpcUrl()))
                .restAddress(URI.create(settings.zeebeRestUrl()))
                .build()) {
            // a stream is served before the workers, which poll
            CompletableFuture<ActivatedJob> taken = new CompletableFuture<>();
            CamundaFuture<StreamJobsResponse> stream = engine.newStreamJobsCommand()
                    .jobType(type)
                    .consumer(taken::complete)
                    .timeout(Duration.ofSeconds(20))
                    .requestTimeout(Duration.ofMinutes(5))
                    .send();
            ActivatedJob job = taken.orTimeout(4, TimeUnit.MINUTES).join();
            stream.cancel(true);
            return job;
        }
    }

    @Test
    void shouldRefuseADayThatIsNotPlayedBeforeAnythingIsTouched() {
        // when
        Ended early = Launched.run("demo", "--until", TODAY.minusMonths(7).toString(), "--data", DATA.toString());
        Ended ahead = Launched.run("demo", "--until", TODAY.plusDays(2).toString(), "--data", DATA.toString());
        // then
        assertThat(early.code()).isEqualTo(1);
        assertThat(early.lines()).singleElement().asString().contains(" comes too early: the play begins on ");
        assertThat(ahead.code()).isEqualTo(1);
        assertThat(ahead.lines()).singleElement().asString().contains(" lies ahead. The demo ends today, ");
        assertThat(DATA).doesNotExist();
    }

    @Test
    void shouldListTheFaultsOfAFileBeforeAnythingIsTouched() throws IOException {
        // given
        Path folder = Files.createDirectories(Path.of("target", "my cases").toAbsolutePath());
        Path file = Files.writeString(folder.resolve("half a case.yaml"), "id: CASE7\nname: 3\ncolour: red\n");
        // when
        Ended demo = Launched.run("demo", "--file", file.toString(), "--data", DATA.toString());
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
        Ended demo = Launched.run("demo", "2");
        // then
        assertThat(demo.code()).isEqualTo(1);
        assertThat(demo.lines()).singleElement().asString().startsWith("demo knows no '2'.");
    }

    @Test
    void shouldNameTheCasesBeforeAnythingIsTouchedWhenAskedForAnUnknownOne() {
        // when
        Ended demo = Launched.run("demo", "--case", "9", "--data", DATA.toString());
        // then
        assertThat(demo.code()).isEqualTo(1);
        assertThat(demo.lines()).singleElement().asString().startsWith("There is no case 9. ");
        assertThat(DATA).doesNotExist();
    }

    /** When each step of a case was played. */
    private static List<LocalDateTime> momentsOf(Ended demo, String name) {
        return demo.lines().stream()
                .map(String::strip)
                .filter(line -> line.matches("\\w{3} \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d  " + name + "  .*"))
                .map(line -> LocalDateTime.parse(line.substring(0, 21), MOMENT))
                .toList();
    }

    private static List<LocalDate> datesOfMails() throws IOException {
        try (Stream<Path> files = Files.list(DATA.resolve("mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(DemoJourneyTest::dateOf)
                    .toList();
        }
    }

    private static LocalDate dateOf(Path mail) {
        try (Stream<String> lines = Files.lines(mail)) {
            return lines.filter(line -> line.startsWith("Date: "))
                    .map(line -> line.substring(6).replaceFirst(" \\(\\w+\\)$", ""))
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toLocalDate())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long caughtMails() throws IOException {
        try (Stream<Path> files = Files.list(DATA.resolve("mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        }
    }
}

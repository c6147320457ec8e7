package org.concordat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.Journey.Question;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.World;
import org.junit.jupiter.api.Test;

/** Answers and deadlines meet, many times and in both orders. The engine and the database always tell the same story. */
@RealStackTest
class RaceTest {

    private static final Map<String, String> AGENCIES = Map.of(
            "health", "staff",
            "education", "staff-education",
            "social-services", "staff-social-services",
            "police", "staff-police",
            "family-action", "staff-family-action");
    private static final Map<String, String> SENIORS = Map.of(
            "health", "senior",
            "education", "senior-education",
            "social-services", "senior-social-services",
            "police", "senior-police",
            "family-action", "senior-family-action");
    private static final int JOURNEYS = 5;
    /** So many answers come well before the deadline, and as many after the question was closed. */
    private static final int CLEAR = 3;

    private static final long EARLY_MILLIS = -600;
    /** The others come when the timer has fired and its job is on the way to the database: that takes about this long. */
    private static final long DENSE_FROM_MILLIS = 250;

    private static final long DENSE_TO_MILLIS = 1_100;

    private final World world;

    RaceTest(World world) {
        this.world = world;
    }

    private record Race(Journey journey, Question question, String userName) {}

    /** What the portal said to the person. */
    private record Told(Race race, boolean taken) {}

    @Test
    void shouldAgreeOnEveryRaceBetweenAnAnswerAndItsDeadline() throws Exception {
        // given many questions to agencies
        List<Journey> journeys = new ArrayList<>();
        for (int i = 0; i < JOURNEYS; i++) {
            journeys.add(Journey.sent(
                    world,
                    "staff",
                    Journey.newName("Race " + i),
                    AGENCIES.keySet().toArray(String[]::new)));
        }
        List<Race> races = new ArrayList<>();
        for (Journey journey : journeys) {
            AGENCIES.forEach((agency, userName) ->
                    races.add(new Race(journey, journey.awaitQuestion("answer-invitation", agency), userName)));
        }
        // when all their deadlines come at one moment, and the answers around it
        List<Told> told = raceAgainst(Instant.now().plusSeconds(6).truncatedTo(ChronoUnit.SECONDS), races);
        // then every partnership goes on with what the database says, and every person was told the truth
        for (Journey journey : journeys) {
            declineOneLevelHigher(journey);
            journey.awaitQuestion("decide-set-up");
            assertSameStory(journey);
        }
        for (Told one : told) {
            Question now = one.race().journey().now(one.race().question());
            assertThat(now.outcome())
                    .as("what %s was told", one.race())
                    .isEqualTo(one.taken() ? "ACCEPT" : "NOT_ANSWERED");
            assertThat(submissions(now, false)).isEqualTo(one.taken() ? 1 : 0);
            assertThat(submissions(now, true)).isEqualTo(one.taken() ? 0 : 1);
        }
        // and both orders happened, or nothing was tried
        assertThat(told).anyMatch(Told::taken).anyMatch(one -> !one.taken());
        world.awaitQuiet();
        assertThat(unsettled()).isZero();
    }

    /** Whoever was too late has a senior officer, who is asked next and says no. */
    private static void declineOneLevelHigher(Journey journey) {
        journey.questions().stream()
                .filter(question -> "NOT_ANSWERED".equals(question.outcome()))
                .map(question -> Objects.requireNonNull(question.agencyId()))
                .forEach(agency -> journey.answer(
                        Objects.requireNonNull(SENIORS.get(agency)),
                        journey.awaitQuestion("answer-invitation", agency),
                        "{\"answer\":\"DECLINE\",\"reason\":\"Too late for us\"}"));
    }

    private List<Told> raceAgainst(Instant due, List<Race> races) throws InterruptedException, ExecutionException {
        // One person sends one answer after the other: what a page says is kept in the session until it is shown.
        Map<String, ScheduledExecutorService> people = new HashMap<>();
        for (String userName : AGENCIES.values()) {
            world.visitor(userName).prepare();
            people.put(userName, Executors.newSingleThreadScheduledExecutor());
        }
        try {
            for (Race race : races) {
                moveDeadline(race.question(), due);
            }
            assertThat(Instant.now()).as("all deadlines are set in time").isBefore(due.plusMillis(EARLY_MILLIS));
            List<Future<Told>> answers = new ArrayList<>();
            for (int i = 0; i < races.size(); i++) {
                Race race = races.get(i);
                boolean closedFirst = i >= races.size() - CLEAR;
                long delay = Duration.between(Instant.now(), due.plusMillis(momentOf(i, races.size())))
                        .toMillis();
                answers.add(Objects.requireNonNull(people.get(race.userName()))
                        .schedule(() -> answer(race, closedFirst), delay, TimeUnit.MILLISECONDS));
            }
            List<Told> told = new ArrayList<>();
            for (Future<Told> answer : answers) {
                told.add(answer.get());
            }
            return told;
        } finally {
            people.values().forEach(ScheduledExecutorService::shutdownNow);
        }
    }

    private static long momentOf(int position, int count) {
        if (position < CLEAR) {
            return EARLY_MILLIS;
        }
        return DENSE_FROM_MILLIS + (DENSE_TO_MILLIS - DENSE_FROM_MILLIS) * (position - CLEAR) / (count - CLEAR);
    }

    private static Told answer(Race race, boolean closedFirst) {
        if (closedFirst) {
            await().until(() -> !race.journey().now(race.question()).state().equals("OPEN"));
        }
        String page = race.journey().tryToAnswer(race.userName(), race.question(), Journey.accepting(race.userName()));
        boolean taken = page.contains("has been taken");
        boolean late = page.contains("The request was closed before your answer came");
        assertThat(taken).as("what the page says: taken, or late").isNotEqualTo(late);
        return new Told(race, taken);
    }

    /** Moves a deadline to within seconds; the portal's own way knows whole working days only. */
    private void moveDeadline(Question question, Instant due) {
        OffsetDateTime at = due.atOffset(ZoneOffset.UTC);
        world.database()
                .sql("update request set due_at = :due where id = :id")
                .param("due", at)
                .param("id", question.id())
                .update();
        Map<String, Object> dates = new HashMap<>();
        dates.put("dueAt", iso(at));
        // a reminder would be another story
        dates.put("remindAt", iso(at.plusYears(1)));
        dates.put("deputyAt", iso(at.plusYears(1)));
        world.engine()
                .newPublishMessageCommand()
                .messageName("deadline.moved")
                .correlationKey(question.id().toString())
                .timeToLive(Duration.ofMinutes(1))
                .variables(dates)
                .send()
                .join();
    }

    private static String iso(OffsetDateTime at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").format(at);
    }

    /** The engine collected one outcome for each agency: that of its last question in the database. */
    private void assertSameStory(Journey journey) {
        List<Question> asked = journey.questions().stream()
                .filter(question -> question.formId().equals("answer-invitation"))
                .toList();
        long instance = asked.getFirst().processInstanceKey();
        await().until(() -> !collected(instance).isEmpty());
        Map<String, String> engine = new HashMap<>();
        for (JsonNode answer :
                read(collected(instance).getLast().path("value").path("value").asText())) {
            engine.put(
                    answer.path("agencyId").asText(),
                    answer.path("outcome").asText() + " by "
                            + answer.path("submissionId").asText("nobody"));
        }
        Map<String, String> database = new HashMap<>();
        asked.forEach(question -> database.put(
                Objects.requireNonNull(question.agencyId()),
                question.outcome() + " by " + (question.submissionId() == null ? "nobody" : question.submissionId())));
        assertThat(database).containsOnlyKeys(AGENCIES.keySet());
        assertThat(engine).isEqualTo(database);
    }

    private List<JsonNode> collected(long instance) {
        return world.search()
                .records(
                        "variable",
                        Map.of(
                                "value.processInstanceKey",
                                instance,
                                "value.scopeKey",
                                instance,
                                "value.name",
                                "answers"));
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int submissions(Question question, boolean late) {
        return world.database()
                .sql("select count(*) from submission where request_id = :id and late = :late")
                .param("id", question.id())
                .param("late", late)
                .query(Integer.class)
                .single();
    }

    private int unsettled() {
        return world.database()
                .sql("select count(*) from engine_incident where resolved_at is null")
                .query(Integer.class)
                .single();
    }
}

package org.concordat.store.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordat.domain.time.SystemClock;
import org.concordat.store.sql.Json;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Messages to the engine that were decided in a database transaction. A row is written with the decision, so neither
 * can be lost without the other; it is tried at once and then again until the engine has taken it.
 */
@Repository
public class Outbox {

    /** What is to be done. */
    public enum Kind {
        /** Publish the message that starts a partnership's lifecycle. Subject: partnership id. */
        START_LIFECYCLE("Start a lifecycle"),
        /** Complete a user task with the facts of its answer. Subject: request id. */
        COMPLETE_TASK("Complete a task"),
        /** Tell the engine and the user task that a deadline moved. Subject: request id, then its version. */
        MOVE_DEADLINE("Move a deadline"),
        /** Let a process that stopped go on. Subject: incident key, then a new id a try. */
        RESOLVE_INCIDENT("Let a stopped process go on");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The words administrators read. */
        public String label() {
            return label;
        }
    }

    /** One thing to do. */
    public record Row(long id, Kind kind, String subject, String payload, int attempts) {

        /** The payload as JSON. */
        public JsonNode json() {
            return Json.read(payload);
        }
    }

    /** What administrators see of a thing that has not been done yet. */
    public record Waiting(
            long id,
            Kind kind,
            String subject,
            Instant createdAt,
            int attempts,
            @Nullable String lastError) {}

    /** Told when there is something new to do, after the transaction that decided it. */
    public record Added() {}

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final SystemClock clock;
    private final ApplicationEventPublisher publisher;

    public Outbox(JdbcClient jdbc, SystemClock clock, ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** Call it in the transaction that decides. Adding the same kind and subject again changes nothing. */
    public void add(Kind kind, String subject, Map<String, ?> payload) {
        jdbc.sql("""
                        insert into outbox (kind, subject, payload, created_at, next_try_at)
                        values (:kind, :subject, :payload::jsonb, :now, :now) on conflict (kind, subject) do nothing""")
                .param("kind", kind.name())
                .param("subject", subject)
                .param("payload", Json.write(payload))
                .param("now", Times.utc(clock.now()))
                .update();
        publisher.publishEvent(new Added());
    }

    /**
     * Takes the next row that is due, so that no other instance takes it for the length of {@code lease}; a row whose
     * taker died comes back after that.
     */
    public Optional<Row> take(Duration lease) {
        Instant now = clock.now();
        return jdbc.sql("""
                        update outbox set next_try_at = :until, attempts = attempts + 1
                         where id = (select id from outbox where done_at is null and next_try_at <= :now
                                      order by next_try_at, id limit 1 for update skip locked)
                        returning id, kind, subject, payload, attempts""")
                .param("until", Times.utc(now.plus(lease)))
                .param("now", Times.utc(now))
                .query(Row.class)
                .optional();
    }

    /** The row is done; {@code result} says how, in a word. */
    public void done(Row row, String result) {
        jdbc.sql("update outbox set done_at = :now, result = :result, last_error = null where id = :id")
                .param("now", Times.utc(clock.now()))
                .param("result", result)
                .param("id", row.id())
                .update();
    }

    /** The row could not be done now; it comes back after a pause that doubles up to a minute. */
    public void failed(Row row, String error) {
        retry(row, error, pauseAfter(row.attempts()));
    }

    /** The row cannot be done yet because something it needs is still on its way. */
    public void notYet(Row row, String why) {
        retry(row, why, Duration.ofMillis(500));
    }

    private void retry(Row row, String error, Duration pause) {
        // A taker whose lease has run out must not shorten the lease of the one after it.
        jdbc.sql("""
                        update outbox set next_try_at = :next, last_error = :error
                         where id = :id and attempts = :attempts and done_at is null""")
                .param("next", Times.utc(clock.now().plus(pause)))
                .param("error", error)
                .param("id", row.id())
                .param("attempts", row.attempts())
                .update();
    }

    static Duration pauseAfter(int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(Math.max(attempts - 1, 0), 6));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Everything not done yet, oldest first. */
    public List<Waiting> waiting() {
        return jdbc.sql("""
                        select id, kind, subject, created_at, attempts, last_error from outbox
                         where done_at is null order by id limit 200""").query(Waiting.class).list();
    }

    /** How many rows are not done yet. */
    public long waitingCount() {
        return jdbc.sql("select count(*) from outbox where done_at is null")
                .query(Long.class)
                .single();
    }

    /** How a row ended, if it did. */
    public Optional<String> resultOf(Kind kind, String subject) {
        return jdbc.sql("select result from outbox where kind = :kind and subject = :subject and done_at is not null")
                .param("kind", kind.name())
                .param("subject", subject)
                .query(String.class)
                .optional();
    }
}

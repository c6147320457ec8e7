package org.concordat.application.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.concordat.records.follower.EngineRecord;
import org.jspecify.annotations.Nullable;

/** The jobs and timers that the engine has open, put together from its own records of them, each in its order. */
final class EngineWork {

    /** The streams it is made of. */
    static final List<String> VALUE_TYPES = List.of("JOB", "TIMER");

    /** Past the moment itself, so that the engine finds the pause over whichever way it compares. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /**
     * A job that has not ended.
     *
     * @param retries how often it may still be tried; 0 when it waits for an administrator
     * @param pausesUntil until when the engine holds it back after a failure, or null
     */
    record Job(long key, String type, int retries, @Nullable Instant pausesUntil) {

        boolean isPausing() {
            return retries > 0 && pausesUntil != null;
        }
    }

    private final Map<Long, Job> jobs = new HashMap<>();
    private final Map<Long, Instant> timers = new HashMap<>();
    private long lastPosition;

    /** Takes the next record of a stream; other types and steps on the way mean nothing. */
    void take(EngineRecord record) {
        lastPosition = Math.max(lastPosition, record.position());
        switch (record.valueType()) {
            case "JOB" -> takeJob(record);
            case "TIMER" -> takeTimer(record);
            default -> {}
        }
    }

    private void takeJob(EngineRecord record) {
        switch (record.intent()) {
            case "COMPLETED", "CANCELED", "ERROR_THROWN" -> jobs.remove(record.key());
            case "FAILED" -> jobs.put(record.key(), job(record, pauseAfter(record)));
            default -> jobs.put(record.key(), job(record, null));
        }
    }

    private static Job job(EngineRecord record, @Nullable Instant pausesUntil) {
        return new Job(record.key(), record.text("type"), (int) record.number("retries"), pausesUntil);
    }

    private static @Nullable Instant pauseAfter(EngineRecord record) {
        long pause = record.number("retryBackoff");
        return pause > 0 ? record.at().plusMillis(pause).plus(MARGIN) : null;
    }

    private void takeTimer(EngineRecord record) {
        switch (record.intent()) {
            case "CREATED", "MIGRATED" -> timers.put(record.key(), Instant.ofEpochMilli(record.number("dueDate")));
            case "TRIGGERED", "CANCELED" -> timers.remove(record.key());
            default -> {}
        }
    }

    /** Where in the engine's log the last of these records stands. */
    long lastPosition() {
        return lastPosition;
    }

    /** Jobs that a worker has or should take at this moment, and those that wait for an administrator. */
    Collection<Job> openJobs() {
        return jobs.values().stream().filter(job -> !job.isPausing()).toList();
    }

    /** Whether a timer has not fired though its time has come. */
    boolean hasTimerDue(Instant now) {
        return timers.values().stream().anyMatch(due -> !due.isAfter(now));
    }

    /** When the engine goes on by itself: the next timer, or the end of a pause after a failure. */
    Optional<Instant> next() {
        return Stream.concat(
                        timers.values().stream(),
                        jobs.values().stream()
                                .filter(Job::isPausing)
                                .map(job -> Objects.requireNonNull(job.pausesUntil())))
                .min(Comparator.naturalOrder());
    }
}

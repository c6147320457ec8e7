package org.concordat.application.demo;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.concordat.application.demo.EngineWork.Job;
import org.concordat.records.elasticsearch.SearchStore;
import org.concordat.records.follower.EngineRecord;
import org.concordat.records.follower.ExportedRecords;
import org.concordat.records.follower.Follower;
import org.concordat.store.follower.EngineFacts;
import org.concordat.store.index.ChangedDocuments;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Says when nothing is under way: no job is open, no timer is due, the outbox is empty, the follower and the indexer have
 * caught up, and no mail waits.
 *
 * <p>The engine can only be asked through what it exports, a second or two later. So, once it looks quiet, a message that
 * nobody waits for is published: when its record is there, so is everything before it. If no job is open then, and none
 * has moved since, the engine is quiet.
 */
@Component
@Profile("demo & !deploy")
class QuietEngine {

    private static final Logger LOG = LoggerFactory.getLogger(QuietEngine.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);
    /** Longer than a worker may take for a job. */
    private static final Duration LOST_AFTER = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);
    private static final int BATCH = 500;
    private static final int PARTITION = 1;
    private static final String MESSAGE = "MESSAGE";
    private static final String NOTHING_BEFORE = "demo.nothingBefore";

    private final CamundaClient engine;
    private final SearchStore store;
    private final ExportedRecords exported;
    private final Follower follower;
    private final Outbox outbox;
    private final MailQueue mails;
    private final ChangedDocuments changed;
    private final EngineFacts facts;
    private final EngineWork work = new EngineWork();
    private final Map<String, Long> read = new HashMap<>();
    private final Map<Long, Long> openSince = new HashMap<>();

    QuietEngine(
            CamundaClient engine,
            SearchStore store,
            ExportedRecords exported,
            Follower follower,
            Outbox outbox,
            MailQueue mails,
            ChangedDocuments changed,
            EngineFacts facts) {
        this.engine = engine;
        this.store = store;
        this.exported = exported;
        this.follower = follower;
        this.outbox = outbox;
        this.mails = mails;
        this.changed = changed;
        this.facts = facts;
    }

    /**
     * Waits until nothing is under way.
     *
     * @param now the moment that is played
     * @throws DemoStopped when a process has stopped at an incident, or something does not come to rest
     */
    void await(Instant now) throws InterruptedException {
        Patience patience = new Patience();
        boolean quiet = false;
        while (!quiet) {
            patience.until(() -> inTheEngine(now));
            quiet = isQuietAt(publish(), now, patience) && isQuietAround(patience);
        }
    }

    /** When the engine goes on by itself, as seen at the last wait. */
    Optional<Instant> next() {
        return work.next();
    }

    /** Whether a timer has its time and has not fired. */
    boolean hasTimerDue(Instant now) {
        return work.hasTimerDue(now);
    }

    private boolean isQuietAt(long messageKey, Instant now, Patience patience) throws InterruptedException {
        List<EngineRecord> found = new ArrayList<>();
        patience.until(() -> {
            readOn(MESSAGE).stream()
                    .filter(record -> record.key() == messageKey)
                    .forEach(found::add);
            return found.isEmpty() ? List.of("records on their way to Elasticsearch") : List.of();
        });
        return patience.ask(() -> inTheEngine(now)).isEmpty()
                && work.lastPosition() < found.getFirst().position();
    }

    /** Waits for everything outside the engine; what that brings to the engine is under way again. */
    private boolean isQuietAround(Patience patience) throws InterruptedException {
        patience.until(() -> {
            refresh("zeebe-record_*");
            return aroundTheEngine();
        });
        return outbox.waitingCount() == 0;
    }

    private List<String> inTheEngine(Instant now) throws IOException {
        for (String valueType : EngineWork.VALUE_TYPES) {
            readOn(valueType).forEach(work::take);
        }
        takeBackLostJobs();
        List<String> found = new ArrayList<>();
        if (!work.openJobs().isEmpty()) {
            found.add("open jobs of "
                    + work.openJobs().stream().map(Job::type).distinct().collect(Collectors.joining(", ")));
            if (lag() == 0) {
                stopAtIncidents();
            }
        }
        if (work.hasTimerDue(now)) {
            found.add("a timer that is due");
        }
        addCount(found, "messages to the engine", outbox.waitingCount());
        return found;
    }

    /**
     * A job whose worker was lost comes back when its time is over, but not while the engine's clock stands. So the demo
     * gives it back instead; a worker that is only slow does it twice, which it may.
     */
    private void takeBackLostJobs() {
        Map<Long, Job> open = work.openJobs().stream().collect(Collectors.toMap(Job::key, job -> job));
        openSince.keySet().retainAll(open.keySet());
        long now = System.nanoTime();
        open.values().stream().filter(job -> job.retries() > 0).forEach(job -> {
            if (now - openSince.computeIfAbsent(job.key(), key -> now) > LOST_AFTER.toNanos()) {
                openSince.put(job.key(), now);
                giveBack(job);
            }
        });
    }

    private void giveBack(Job job) {
        try {
            engine.newFailCommand(job.key())
                    .retries(job.retries())
                    .errorMessage("Its worker has been silent for too long")
                    .requestTimeout(ANSWER_TIME)
                    .send()
                    .join();
            LOG.warn("Job {} ({}) was lost and is given out again", job.key(), job.type());
        } catch (ClientException e) {
            LOG.warn(
                    "Job {} ({}) waits ({})",
                    job.key(),
                    job.type(),
                    e.getClass().getSimpleName());
        }
    }

    private List<String> aroundTheEngine() throws IOException {
        List<String> found = new ArrayList<>();
        long lag = lag();
        addCount(found, "records that the follower has not taken", lag);
        addCount(found, "mails to send", mails.waitingCount());
        addCount(found, "documents to index", changed.waiting());
        if (lag == 0) {
            stopAtIncidents();
        }
        return found;
    }

    private long lag() throws IOException {
        return follower.lags().stream().mapToLong(Follower.Lag::records).sum();
    }

    private static void addCount(List<String> found, String what, long count) {
        if (count > 0) {
            found.add(count + " " + what);
        }
    }

    private interface Look {
        List<String> underWay() throws IOException;
    }

    /** Looks again and again, but not for ever. */
    private static final class Patience {

        private final long until = System.nanoTime() + LONGEST_WAIT.toNanos();

        void until(Look look) throws InterruptedException {
            List<String> underWay = ask(look);
            while (!underWay.isEmpty()) {
                if (System.nanoTime() > until) {
                    throw new DemoStopped("For %d seconds it has not come to rest: %s."
                            .formatted(LONGEST_WAIT.toSeconds(), String.join(", ", underWay)));
                }
                Thread.sleep(PAUSE);
                underWay = ask(look);
            }
        }

        List<String> ask(Look look) {
            try {
                return look.underWay();
            } catch (IOException e) {
                return List.of("Elasticsearch does not answer");
            }
        }
    }

    /** Only what the follower knows when it has caught up is true: it reads of an incident before that of its end. */
    private void stopAtIncidents() {
        int incidents = facts.openIncidents().size();
        if (incidents > 0) {
            throw new DemoStopped("A process has stopped. Incidents that wait for an administrator: " + incidents);
        }
    }

    private long publish() {
        return engine.newPublishMessageCommand()
                .messageName(NOTHING_BEFORE)
                .correlationKey(UUID.randomUUID().toString())
                .timeToLive(Duration.ZERO)
                .requestTimeout(ANSWER_TIME)
                .send()
                .join()
                .getMessageKey();
    }

    /** The records of a stream that were not read before. What was written to Elasticsearch can be read at once. */
    private List<EngineRecord> readOn(String valueType) throws IOException {
        refresh(ExportedRecords.indexOf(valueType));
        List<EngineRecord> all = new ArrayList<>();
        List<EngineRecord> batch;
        do {
            batch = exported.next(valueType, PARTITION, read.getOrDefault(valueType, 0L), BATCH)
                    .records();
            if (!batch.isEmpty()) {
                read.put(valueType, batch.getLast().sequence());
                all.addAll(batch);
            }
        } while (batch.size() == BATCH);
        return all;
    }

    private void refresh(String indices) throws IOException {
        store.client()
                .indices()
                .refresh(r -> r.index(indices).ignoreUnavailable(true).allowNoIndices(true));
    }
}

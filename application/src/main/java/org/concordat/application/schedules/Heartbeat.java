package org.concordat.application.schedules;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.concordat.application.schedules.Schedules.Work;
import org.concordat.domain.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs repeated work, logs a failure once and its end once, and remembers both for those who run the system. A schedule
 * that fails every 400 ms must not fill the log.
 */
@Component
public class Heartbeat {

    /** When this instance last did the work, and what went wrong since, if anything. */
    public record Beat(
            @Nullable Instant lastSuccess, @Nullable String failing) {}

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Map<String, Beat> beats = new ConcurrentHashMap<>();
    private final SystemClock clock;

    public Heartbeat(SystemClock clock) {
        this.clock = clock;
    }

    void run(String name, Work work) {
        try {
            work.run();
            Beat before = beats.put(name, new Beat(clock.now(), null));
            if (before != null && before.failing() != null) {
                LOG.info("{} works again", name);
            }
        } catch (IOException | RuntimeException e) {
            Beat before = beats.get(name);
            if (before == null || before.failing() == null) {
                LOG.warn("{} fails and goes on trying", name, e);
            }
            beats.put(
                    name,
                    new Beat(
                            before == null ? null : before.lastSuccess(),
                            e.getClass().getSimpleName()));
        }
    }

    /** What this instance did last, by the name of the work. */
    public Map<String, Beat> beats() {
        return Map.copyOf(beats);
    }
}

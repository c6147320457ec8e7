package org.concordat.application.demo;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Moves the time of a demo: the engine's clock and, with it, the business clock. Nobody else has these commands.
 *
 * <p>While the engine's clock stands it takes no job back from a worker that was lost, and nothing it owes comes due. So
 * time is moved only when the engine has nothing to do, and is always let go at the end.
 */
@Component
@Profile("demo")
class DemoTime {

    private static final Logger LOG = LoggerFactory.getLogger(DemoTime.class);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final CamundaClient engine;
    private final DemoClock clock;
    private final double secondsPerDay;
    private boolean set;
    private boolean ended;

    DemoTime(CamundaClient engine, DemoClock clock, @Value("${concordat.demo.speed:0}") double secondsPerDay) {
        this.engine = engine;
        this.clock = clock;
        this.secondsPerDay = secondsPerDay;
    }

    /** The moment that is played. */
    Instant now() {
        return clock.instant();
    }

    /**
     * Sets both clocks.
     *
     * @throws DemoStopped when time was let go already
     */
    synchronized void set(Instant to) {
        if (ended) {
            throw new DemoStopped("The demo is being stopped.");
        }
        set = true;
        clock.set(
                to,
                () -> engine.newPinClockCommand()
                        .time(to)
                        .requestTimeout(ANSWER_TIME)
                        .send()
                        .join());
    }

    /** Sets both clocks to a later moment, after as much real time as was asked for. */
    void moveOn(Instant to) throws InterruptedException {
        double days = (double) Duration.between(now(), to).toMillis() / DAY_MILLIS;
        Thread.sleep(Duration.ofMillis(Math.round(days * secondsPerDay * 1000)));
        set(to);
    }

    /** Lets both clocks go on at today's time; may be called again. */
    synchronized void end() {
        ended = true;
        if (!set) {
            return;
        }
        try {
            clock.release(() -> engine.newResetClockCommand()
                    .requestTimeout(ANSWER_TIME)
                    .send()
                    .join());
            set = false;
        } catch (RuntimeException e) {
            LOG.warn("The engine's clock was not let go ({})", e.getClass().getSimpleName());
        }
    }
}

package org.concordat.application.demo;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sets the clocks back before the first model goes to the empty engine. They then go on second by second, because the
 * check of the platform waits for a timer, and are left where they are for the demo that follows.
 */
@Component
@Profile("demo & deploy")
@Order(Ordered.HIGHEST_PRECEDENCE)
class DeployInThePast implements ApplicationRunner {

    private static final Duration TICK = Duration.ofMillis(500);

    private final DemoTime time;
    private final DemoCalendar calendar;

    DeployInThePast(DemoTime time, DemoCalendar calendar) {
        this.time = time;
        this.calendar = calendar;
    }

    @Override
    public void run(ApplicationArguments args) {
        time.set(calendar.deployment());
        Thread.ofVirtual().name("demo-clock").start(this::goOn);
    }

    private void goOn() {
        try {
            for (Instant next = calendar.deployment().plus(TICK); true; next = next.plus(TICK)) {
                Thread.sleep(TICK);
                time.set(next);
            }
        } catch (InterruptedException | RuntimeException e) {
            // the deployment is over
            Thread.currentThread().interrupt();
        }
    }
}

package org.concordat.application.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.concordat.domain.time.BusinessClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs with profile {@code demo}: plays each case of the programme, tells what happened, and ends. */
@Component
@Profile("demo")
@Order(2)
class DemoRun implements ApplicationRunner, ExitCodeGenerator, ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(DemoRun.class);
    private static final int NOT_SET_UP = 1;
    private static final int STOPPED_FROM_OUTSIDE = 130;

    private final DemoProgramme programme;
    private final DemoPlayer player;
    private final DemoStory story;
    private final DemoSummary summary;
    private final BusinessClock clock;
    private volatile boolean closing;
    private int exitCode;

    DemoRun(DemoProgramme programme, DemoPlayer player, DemoStory story, DemoSummary summary, BusinessClock clock) {
        this.programme = programme;
        this.player = player;
        this.story = story;
        this.summary = summary;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        closing = true;
    }

    @Override
    public void run(ApplicationArguments args) throws InterruptedException {
        List<PlayedCase> played = new ArrayList<>();
        try {
            for (DemoPlan plan : programme.plans()) {
                played.add(play(plan));
            }
        } catch (DemoStopped e) {
            exitCode = NOT_SET_UP;
            DemoConsole.say(Objects.requireNonNull(e.getMessage()));
        } catch (RuntimeException e) {
            // Stopped from outside, everything that the demo needs goes away under its hands.
            exitCode = closing ? STOPPED_FROM_OUTSIDE : NOT_SET_UP;
            if (!closing) {
                LOG.error("The demo failed", e);
                DemoConsole.say("The demo failed: %s.".formatted(whatFailed(e)));
            }
        }
        // A case that fails is the last one; those before it can still be looked at.
        if (!played.isEmpty() && !closing) {
            DemoConsole.say(summary.tell(played, programme.plans().size()));
        }
    }

    private static String whatFailed(RuntimeException e) {
        return e instanceof DataAccessResourceFailureException || e instanceof TransactionException
                ? "the database did not answer"
                : e.getClass().getSimpleName();
    }

    private PlayedCase play(DemoPlan plan) throws InterruptedException {
        PlayedCase played = player.play(plan, DemoDesign.startingOn(clock.today(), plan.proposal()));
        DemoConsole.say(story.tell(played));
        DemoConsole.say(String.format(
                Locale.ROOT,
                "%d answers, %d of them assumed; %.0f s from the proposal to here.",
                played.answers().size(),
                played.assumedAnswers(),
                played.took().toMillis() / 1e3));
        DemoConsole.say("");
        return played;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}

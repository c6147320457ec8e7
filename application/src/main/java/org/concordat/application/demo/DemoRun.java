package org.concordat.application.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.concordat.domain.calendar.DayWords;
import org.concordat.domain.time.SystemClock;
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

/**
 * Runs with profile {@code demo}: plays the cases of the programme in a time of their own, tells what happened, lets time
 * go on as it is, and ends.
 */
@Component
@Profile("demo & !deploy")
@Order(2)
class DemoRun implements ApplicationRunner, ExitCodeGenerator, ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(DemoRun.class);
    private static final int NOT_SET_UP = 1;
    private static final int STOPPED_FROM_OUTSIDE = 130;

    private final DemoProgramme programme;
    private final DemoPlayer player;
    private final DemoStory story;
    private final DemoSummary summary;
    private final DemoCalendar calendar;
    private final DemoTime time;
    private final SystemClock machine;
    private volatile boolean closing;
    private int exitCode;

    DemoRun(
            DemoProgramme programme,
            DemoPlayer player,
            DemoStory story,
            DemoSummary summary,
            DemoCalendar calendar,
            DemoTime time,
            SystemClock machine) {
        this.programme = programme;
        this.player = player;
        this.story = story;
        this.summary = summary;
        this.calendar = calendar;
        this.time = time;
        this.machine = machine;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        closing = true;
        time.end();
    }

    @Override
    public void run(ApplicationArguments args) throws InterruptedException {
        List<PlayedCase> played = new ArrayList<>();
        try {
            DemoConsole.say("Played %s; when people answer is assumed (seed %d)."
                    .formatted(calendar.inWords(), AnswerTimes.SEED));
            player.play(programme, calendar, calendar.end(machine.now()), each -> {
                tell(each);
                played.add(each);
            });
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
        } finally {
            time.end();
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

    private void tell(PlayedCase played) {
        DemoConsole.say(story.tell(played));
        DemoConsole.say("%d answers, %d of them assumed; proposed on %s, %s %s."
                .formatted(
                        played.answers().size(),
                        played.assumedAnswers(),
                        DayWords.of(played.proposedOn()),
                        played.ended() ? "set up on" : "not set up when the play stops on",
                        DayWords.of(played.reachedOn())));
        DemoConsole.say("");
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}

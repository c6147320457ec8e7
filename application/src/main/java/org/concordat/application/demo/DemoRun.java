package org.concordat.application.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.concordat.application.demo.DemoAnswers.Answer;
import org.concordat.domain.partnership.Standing;
import org.concordat.store.directory.DirectoryFile.Entry;
import org.concordat.store.follower.EngineFacts;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.partnerships.Proposals;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.submissions.Submissions;
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
 * Runs with profile {@code demo}: files the case as its lead officer, lets each person answer what is in that person's
 * list of work until the partnership is set up, tells what happened, and ends. It goes through the services that the
 * portal uses and waits for the engine as people do, by looking again.
 */
@Component
@Profile("demo")
@Order(2)
class DemoRun implements ApplicationRunner, ExitCodeGenerator, ApplicationListener<ContextClosedEvent> {

    /** A task in somebody's list of work. */
    private record Task(Entry person, Request request) {}

    private static final Logger LOG = LoggerFactory.getLogger(DemoRun.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_AFTERMATH = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int NOT_SET_UP = 1;
    private static final int STOPPED_FROM_OUTSIDE = 130;

    private final DemoPlan plan;
    private final DemoAnswers answers;
    private final Proposals proposals;
    private final PartnershipRepository partnerships;
    private final RequestRepository requests;
    private final Submissions submissions;
    private final MailQueue mails;
    private final EngineFacts engine;
    private final DemoStory story;
    private volatile boolean closing;
    private int exitCode;

    DemoRun(
            DemoPlan plan,
            DemoAnswers answers,
            Proposals proposals,
            PartnershipRepository partnerships,
            RequestRepository requests,
            Submissions submissions,
            MailQueue mails,
            EngineFacts engine,
            DemoStory story) {
        this.plan = plan;
        this.answers = answers;
        this.proposals = proposals;
        this.partnerships = partnerships;
        this.requests = requests;
        this.submissions = submissions;
        this.mails = mails;
        this.engine = engine;
        this.story = story;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        closing = true;
    }

    @Override
    public void run(ApplicationArguments args) throws InterruptedException {
        try {
            play();
        } catch (DemoStopped e) {
            exitCode = NOT_SET_UP;
            say(Objects.requireNonNull(e.getMessage()));
        } catch (RuntimeException e) {
            // Stopped from outside, everything that the demo needs goes away under its hands.
            exitCode = closing ? STOPPED_FROM_OUTSIDE : NOT_SET_UP;
            if (!closing) {
                LOG.error("The demo failed", e);
                say("The demo failed: %s.".formatted(whatFailed(e)));
            }
        }
    }

    private static String whatFailed(RuntimeException e) {
        return e instanceof DataAccessResourceFailureException || e instanceof TransactionException
                ? "the database did not answer"
                : e.getClass().getSimpleName();
    }

    private void play() throws InterruptedException {
        say("%s: %s, for %s"
                .formatted(plan.file().id(), plan.file().name(), plan.file().targetGroup()));
        long began = System.nanoTime();
        UUID id = propose();
        int answered = 0;
        while (partnerships.get(id).standing() == Standing.PROPOSED) {
            answered += answerNext(id) ? 1 : 0;
        }
        Partnership partnership = partnerships.get(id);
        if (partnership.standing() != Standing.SET_UP) {
            throw new DemoStopped(
                    "The partnership ended as: " + partnership.standing().label());
        }
        step(0, "the partnership is set up");
        awaitAftermath(id);
        story.tell(plan, partnership).forEach(DemoRun::say);
        say("%d answers, %.0f s from the proposal to here.".formatted(answered, (System.nanoTime() - began) / 1e9));
    }

    private UUID propose() {
        long began = System.nanoTime();
        UUID id = UUID.randomUUID();
        proposals.propose(id, plan.proposal(), plan.directory().leadOfficerId());
        plan.assumptions().forEach(assumption -> partnerships.addAssumption(id, assumption));
        Entry lead = plan.directory().file().people().stream()
                .filter(person -> person.id().equals(plan.directory().leadOfficerId()))
                .findFirst()
                .orElseThrow();
        step(
                began,
                "%s: proposes the partnership with %d agencies"
                        .formatted(
                                lead.name(), plan.directory().file().agencies().size()));
        return id;
    }

    /** Answers the next task, or returns false when the set-up ended meanwhile. */
    private boolean answerNext(UUID partnershipId) throws InterruptedException {
        long began = System.nanoTime();
        Optional<Task> next = awaitPresent(() -> nextTask(partnershipId), () -> ended(partnershipId));
        if (next.isEmpty()) {
            if (ended(partnershipId)) {
                return false;
            }
            throw new DemoStopped(whatIsMissing(partnershipId));
        }
        Request request = next.get().request();
        Entry person = next.get().person();
        Answer answer = answers.to(request, person.id());
        Submissions.Result result = submissions.submit(request.id(), UUID.randomUUID(), person.id(), answer.json());
        if (result != Submissions.Result.ACCEPTED) {
            throw new DemoStopped("The answer to '%s' came too late.".formatted(request.title()));
        }
        step(began, "%s: %s (%s)".formatted(person.name(), request.title(), answer.words()));
        return true;
    }

    private boolean ended(UUID partnershipId) {
        return partnerships.get(partnershipId).standing() != Standing.PROPOSED;
    }

    /** The first task that waits for somebody in person; deputies keep out of it. */
    private Optional<Task> nextTask(UUID partnershipId) {
        return plan.directory().file().people().stream()
                .flatMap(person -> requests.workOf(person.id()).stream()
                        .filter(work -> !work.asDeputy())
                        .map(work -> new Task(person, requests.get(work.requestId()))))
                .filter(task -> partnershipId.equals(task.request().partnershipId()))
                .findFirst();
    }

    private <T> Optional<T> awaitPresent(Supplier<Optional<T>> what, BooleanSupplier orElse)
            throws InterruptedException {
        long until = System.nanoTime() + LONGEST_WAIT.toNanos();
        Optional<T> found = what.get();
        while (found.isEmpty() && !orElse.getAsBoolean() && System.nanoTime() < until) {
            Thread.sleep(PAUSE);
            found = what.get();
        }
        return found;
    }

    private String whatIsMissing(UUID partnershipId) {
        List<String> open = requests.ofPartnership(partnershipId).stream()
                .filter(Request::isOpen)
                .map(Request::title)
                .distinct()
                .toList();
        int incidents = engine.openIncidents().size();
        return "Nothing to answer came within %d seconds. %s%s"
                .formatted(
                        LONGEST_WAIT.toSeconds(),
                        open.isEmpty() ? "No request is open." : "Open: " + String.join(", ", open) + ".",
                        incidents == 0 ? "" : " %d incidents wait for an administrator.".formatted(incidents));
    }

    /** Mails go out and records arrive a moment after the decision; the story should hold them. */
    private void awaitAftermath(UUID partnershipId) throws InterruptedException {
        long until = System.nanoTime() + LONGEST_AFTERMATH.toNanos();
        while (!isQuiet(partnershipId) && System.nanoTime() < until) {
            Thread.sleep(PAUSE);
        }
    }

    private boolean isQuiet(UUID partnershipId) {
        return mails.about(partnershipId).stream()
                        .noneMatch(mail ->
                                mail.state() == MailQueue.State.WAITING || mail.state() == MailQueue.State.SENDING)
                && requests.ofPartnership(partnershipId).stream()
                        .allMatch(request -> "COMPLETED".equals(request.taskState()));
    }

    private static void step(long began, String what) {
        String time =
                began == 0 ? " ".repeat(7) : String.format(Locale.ROOT, "%5.1f s", (System.nanoTime() - began) / 1e9);
        say(time + "  " + what);
    }

    private static void say(String line) {
        System.out.println(line);
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}

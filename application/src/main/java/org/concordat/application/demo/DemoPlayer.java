package org.concordat.application.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.concordat.application.demo.DemoAnswers.Answer;
import org.concordat.application.demo.DemoAnswers.Basis;
import org.concordat.domain.commands.EnterRisk;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.partnership.Standing;
import org.concordat.processes.FormIds;
import org.concordat.store.directory.DirectoryFile.Entry;
import org.concordat.store.follower.EngineFacts;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.partnerships.Proposals;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.risks.RiskRegister;
import org.concordat.store.submissions.Submissions;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Plays one case: files it as its lead officer and lets each person answer what is in that person's list of work until
 * the partnership is set up. It goes through the services that the portal uses and waits for the engine as people do, by
 * looking again.
 */
@Component
@Profile("demo")
class DemoPlayer {

    /** A task in somebody's list of work. */
    private record Task(Entry person, Request request) {}

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_AFTERMATH = Duration.ofSeconds(20);
    /** Neither likely nor unlikely, neither bad nor harmless. */
    private static final String MIDDLE = "3";

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final DemoAnswers answers;
    private final Proposals proposals;
    private final PartnershipRepository partnerships;
    private final RequestRepository requests;
    private final Submissions submissions;
    private final RiskRegister risks;
    private final MailQueue mails;
    private final EngineFacts engine;

    DemoPlayer(
            DemoAnswers answers,
            Proposals proposals,
            PartnershipRepository partnerships,
            RequestRepository requests,
            Submissions submissions,
            RiskRegister risks,
            MailQueue mails,
            EngineFacts engine) {
        this.answers = answers;
        this.proposals = proposals;
        this.partnerships = partnerships;
        this.requests = requests;
        this.submissions = submissions;
        this.risks = risks;
        this.mails = mails;
        this.engine = engine;
    }

    /**
     * Plays a case to its end.
     *
     * @param proposal what its lead officer files
     * @throws DemoStopped when the partnership is not set up at the end
     */
    PlayedCase play(DemoPlan planned, ProposePartnership proposal) throws InterruptedException {
        // the proposal as it is filed knows when the partnership starts
        DemoPlan plan = new DemoPlan(planned.file(), planned.directory(), proposal, planned.assumptions());
        DemoConsole.say("%s: %s, for %s"
                .formatted(plan.file().id(), plan.file().name(), plan.file().targetGroup()));
        long began = System.nanoTime();
        UUID id = propose(plan, proposal);
        Map<UUID, Answer> given = new LinkedHashMap<>();
        while (isProposed(id)) {
            answerNext(plan, id, given);
        }
        Partnership partnership = partnerships.get(id);
        if (partnership.standing() != Standing.SET_UP) {
            throw new DemoStopped(
                    "The partnership ended as: " + partnership.standing().label());
        }
        step(0, "the partnership is set up");
        awaitAftermath(id);
        return new PlayedCase(
                plan,
                id,
                "%s: %s"
                        .formatted(
                                partnership.stage().label(),
                                partnership.standing().label()),
                given,
                mails.about(id).size(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    private UUID propose(DemoPlan plan, ProposePartnership proposal) {
        long began = System.nanoTime();
        UUID id = UUID.randomUUID();
        proposals.propose(id, proposal, plan.directory().leadOfficerId());
        plan.assumptions().forEach(assumption -> partnerships.addAssumption(id, assumption));
        step(
                began,
                "%s: proposes the partnership with %d agencies"
                        .formatted(
                                plan.directory().leadOfficer().name(),
                                plan.directory().file().agencies().size()));
        return id;
    }

    /** Answers the next task, if one comes before the set-up ends. */
    private void answerNext(DemoPlan plan, UUID partnershipId, Map<UUID, Answer> given) throws InterruptedException {
        long began = System.nanoTime();
        Optional<Task> next = awaitPresent(() -> nextTask(plan, partnershipId), () -> !isProposed(partnershipId));
        if (next.isEmpty()) {
            if (isProposed(partnershipId)) {
                throw new DemoStopped(whatIsMissing(partnershipId));
            }
            return;
        }
        Request request = next.get().request();
        Entry person = next.get().person();
        if (FormIds.RATE_FIRST_RISKS.equals(request.formId())) {
            enterRisks(plan, partnershipId, person);
        }
        Answer answer = answers.to(plan, String.valueOf(request.formId()), person);
        Submissions.Result result = submissions.submit(request.id(), UUID.randomUUID(), person.id(), answer.json());
        if (result != Submissions.Result.ACCEPTED) {
            throw new DemoStopped("The answer to '%s' came too late.".formatted(request.title()));
        }
        given.put(request.id(), answer);
        String assumed = answer.basis() == Basis.ASSUMED ? ", assumed" : "";
        step(began, "%s: %s (%s%s)".formatted(person.name(), request.title(), answer.words(), assumed));
    }

    /** The difficulties that the case tells of become the first risks; how serious they are is assumed. */
    private void enterRisks(DemoPlan plan, UUID partnershipId, Entry person) {
        plan.file().challenges().stream()
                .map(challenge -> new EnterRisk(
                        null,
                        challenge.text(),
                        MIDDLE,
                        MIDDLE,
                        "",
                        plan.directory().leadOfficerId(),
                        null))
                .forEach(risk -> risks.add(partnershipId, UUID.randomUUID(), risk, person.id()));
    }

    private boolean isProposed(UUID partnershipId) {
        return partnerships.get(partnershipId).standing() == Standing.PROPOSED;
    }

    /** The first task that waits for somebody in person; deputies keep out of it. */
    private Optional<Task> nextTask(DemoPlan plan, UUID partnershipId) {
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
        DemoConsole.say(time + "  " + what);
    }
}

package org.concordat.application.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.concordat.application.demo.DemoAnswers.Answer;
import org.concordat.application.demo.DemoAnswers.Basis;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.calendar.EnglishWorkingDays;
import org.concordat.domain.commands.EnterRisk;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.partnership.Standing;
import org.concordat.processes.FormIds;
import org.concordat.store.directory.DirectoryFile.Entry;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.partnerships.Proposals;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.risks.RiskRegister;
import org.concordat.store.submissions.Submissions;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Plays the cases of a programme: files each as its lead officer on its day and lets each person answer, at a time of
 * their own, what is in that person's list of work. It goes through the services that the portal uses. Time moves to the
 * next moment at which somebody does something or a timer fires, and only when nothing is under way any more.
 */
@Component
@Profile("demo & !deploy")
class DemoPlayer {

    /** A task in somebody's list of work. */
    private record Task(Entry person, Request request) {}

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE dd MMM uuuu HH:mm", Locale.ENGLISH).withZone(Deadlines.OFFICE_ZONE);

    /** What the product does by itself and the demo tells while it is played. */
    private static final Set<Events.Kind> BY_ITSELF =
            Set.of(Events.Kind.REMINDED, Events.Kind.DEPUTY_TOLD, Events.Kind.AGENCY_NOT_ANSWERED);

    /** Neither likely nor unlikely, neither bad nor harmless. */
    private static final String MIDDLE = "3";

    private final DemoTime time;
    private final QuietEngine engine;
    private final DemoAnswers answers;
    private final Requests asked;
    private final Proposals proposals;
    private final PartnershipRepository partnerships;
    private final RequestRepository requests;
    private final Submissions submissions;
    private final RiskRegister risks;
    private final MailQueue mails;
    private final Events events;

    DemoPlayer(
            DemoTime time,
            QuietEngine engine,
            DemoAnswers answers,
            Requests asked,
            Proposals proposals,
            PartnershipRepository partnerships,
            RequestRepository requests,
            Submissions submissions,
            RiskRegister risks,
            MailQueue mails,
            Events events) {
        this.time = time;
        this.engine = engine;
        this.answers = answers;
        this.asked = asked;
        this.proposals = proposals;
        this.partnerships = partnerships;
        this.requests = requests;
        this.submissions = submissions;
        this.risks = risks;
        this.mails = mails;
        this.events = events;
    }

    /**
     * Plays cases to the last moment of the calendar.
     *
     * @param end the last moment that is played
     * @param told is handed each case when it has reached its end, and at the end those that have not
     * @throws DemoStopped when a partnership ends before it is set up, or the engine does not come to rest
     */
    void play(DemoProgramme programme, DemoCalendar calendar, Instant end, Consumer<PlayedCase> told)
            throws InterruptedException {
        time.set(calendar.beginning());
        engine.await(time.now());
        List<CaseInPlay> cases = casesOf(programme, calendar);
        Optional<Instant> next = Optional.of(time.now());
        while (next.isPresent()) {
            if (next.get().isAfter(time.now())) {
                time.moveOn(next.get());
            }
            if (engine.hasTimerDue(time.now())) {
                engine.await(time.now());
            }
            playThisMoment(cases, told);
            next = Stream.concat(cases.stream().flatMap(it -> it.next().stream()), engine.next().stream())
                    .min(Instant::compareTo)
                    .filter(moment -> !moment.isAfter(end));
        }
        cases.stream().filter(CaseInPlay::isOpen).forEach(open -> told.accept(played(open, false)));
    }

    private List<CaseInPlay> casesOf(DemoProgramme programme, DemoCalendar calendar) {
        List<Instant> days = calendar.proposals(new EnglishWorkingDays());
        List<CaseInPlay> cases = new ArrayList<>();
        for (DemoPlan plan : programme.plans()) {
            cases.add(new CaseInPlay(plan, days.get(cases.size())));
        }
        return cases;
    }

    /** Does all that is to be done now, and what follows from it at the same moment. */
    private void playThisMoment(List<CaseInPlay> cases, Consumer<PlayedCase> told) throws InterruptedException {
        boolean anythingDone = true;
        while (anythingDone) {
            anythingDone = false;
            for (CaseInPlay played : cases) {
                anythingDone |= act(played, told);
            }
            if (anythingDone) {
                engine.await(time.now());
            }
        }
    }

    private boolean act(CaseInPlay played, Consumer<PlayedCase> told) {
        if (played.isToBeProposed(time.now())) {
            propose(played);
            return true;
        }
        if (!played.isOpen()) {
            return false;
        }
        tellWhatHappened(played);
        Standing standing = partnerships.get(played.partnershipId()).standing();
        if (standing == Standing.PROPOSED) {
            return answerAll(played);
        }
        if (standing != Standing.SET_UP) {
            throw new DemoStopped("The partnership of %s ended as: %s".formatted(played.name(), standing.label()));
        }
        step(played, "the partnership is set up");
        played.over();
        told.accept(played(played, true));
        return false;
    }

    private void propose(CaseInPlay played) {
        LocalDate today = LocalDate.ofInstant(time.now(), Deadlines.OFFICE_ZONE);
        DemoPlan planned = played.plan();
        // the proposal as it is filed knows when the partnership starts
        ProposePartnership proposal = DemoDesign.startingOn(today, planned.proposal());
        DemoPlan plan = new DemoPlan(planned.file(), planned.directory(), proposal, planned.assumptions());
        DemoConsole.say("%s: %s, for %s"
                .formatted(played.name(), plan.file().name(), plan.file().targetGroup()));
        UUID id = UUID.randomUUID();
        proposals.propose(id, proposal, plan.directory().leadOfficerId());
        plan.assumptions().forEach(assumption -> partnerships.addAssumption(id, assumption));
        played.proposed(plan, id, time.now());
        step(
                played,
                "%s: proposes the partnership with %d agencies"
                        .formatted(
                                plan.directory().leadOfficer().name(),
                                plan.directory().file().agencies().size()));
    }

    /** Plans when each new task is answered, and answers those whose time has come. */
    private boolean answerAll(CaseInPlay played) {
        boolean answered = false;
        for (Task task : tasks(played)) {
            Request request = task.request();
            if (!played.isPlanned(request.id())) {
                played.plan(
                        request.id(),
                        new AnswerTimes(asked.calendarOf(request))
                                .plan(question(played, task), time.now(), Requests.deadlinesOf(request)));
            }
            if (played.isToBeAnswered(request.id(), time.now())) {
                answer(played, task);
                answered = true;
            }
        }
        return answered;
    }

    /** The tasks that wait for somebody in person; deputies keep out of it, and of several holders the first answers. */
    private List<Task> tasks(CaseInPlay played) {
        List<Task> tasks = new ArrayList<>();
        for (Entry person : played.plan().directory().file().people()) {
            requests.workOf(person.id()).stream()
                    .filter(work -> !work.asDeputy())
                    .map(work -> new Task(person, requests.get(work.requestId())))
                    .filter(task -> played.partnershipId().equals(task.request().partnershipId()))
                    .filter(task -> tasks.stream()
                            .noneMatch(other ->
                                    other.request().id().equals(task.request().id())))
                    .forEach(tasks::add);
        }
        return tasks;
    }

    private static String question(CaseInPlay played, Task task) {
        return "%s/%s/%s/%d"
                .formatted(
                        played.name(),
                        task.request().formId(),
                        task.person().id(),
                        task.request().round());
    }

    private void answer(CaseInPlay played, Task task) {
        Request request = task.request();
        if (FormIds.RATE_FIRST_RISKS.equals(request.formId())) {
            enterRisks(played, task.person());
        }
        Answer answer = answers.to(played.plan(), String.valueOf(request.formId()), task.person());
        Submissions.Result result = submissions.submit(
                request.id(), UUID.randomUUID(), task.person().id(), answer.json());
        if (result != Submissions.Result.ACCEPTED) {
            throw new DemoStopped("The answer to '%s' came too late.".formatted(request.title()));
        }
        played.answered(request.id(), answer);
        String assumed = answer.basis() == Basis.ASSUMED ? ", assumed" : "";
        step(played, "%s: %s (%s%s)".formatted(task.person().name(), request.title(), answer.words(), assumed));
    }

    /** The difficulties that the case tells of become the first risks; how serious they are is assumed. */
    private void enterRisks(CaseInPlay played, Entry person) {
        DemoPlan plan = played.plan();
        plan.file().challenges().stream()
                .map(challenge -> new EnterRisk(
                        null,
                        challenge.text(),
                        MIDDLE,
                        MIDDLE,
                        "",
                        plan.directory().leadOfficerId(),
                        null))
                .forEach(risk -> risks.add(played.partnershipId(), UUID.randomUUID(), risk, person.id()));
    }

    private void tellWhatHappened(CaseInPlay played) {
        for (Event event : events.of(played.partnershipId())) {
            if (played.sees(event.id()) && BY_ITSELF.contains(event.kind())) {
                String what = event.requestId() == null
                        ? ""
                        : ": " + requests.get(event.requestId()).title();
                String agency = played.plan().directory().agencyName(event.agencyId());
                step(played, "%s%s%s".formatted(event.kind().label(), what, agency.isEmpty() ? "" : ", " + agency));
            }
        }
    }

    private PlayedCase played(CaseInPlay played, boolean ended) {
        Partnership partnership = partnerships.get(played.partnershipId());
        return new PlayedCase(
                played.plan(),
                partnership.id(),
                ended,
                "%s: %s"
                        .formatted(
                                partnership.stage().label(),
                                partnership.standing().label()),
                LocalDate.ofInstant(played.proposedAt(), Deadlines.OFFICE_ZONE),
                LocalDate.ofInstant(time.now(), Deadlines.OFFICE_ZONE),
                played.given(),
                mails.about(partnership.id()).size());
    }

    private void step(CaseInPlay played, String what) {
        DemoConsole.say("%s  %s  %s".formatted(MOMENT.format(time.now()), played.name(), what));
    }
}

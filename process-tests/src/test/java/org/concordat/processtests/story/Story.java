package org.concordat.processtests.story;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.search.filter.UserTaskFilter;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.assertions.UserTaskSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.calendar.TimeLimit;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.Spread;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.partnership.Tier;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.MessageNames;
import org.concordat.processes.ProcessIds;
import org.concordat.processes.VariableNames;
import org.concordat.processtests.camunda.CamundaForTests.On;
import org.concordat.store.partnerships.DesignSuggestions;
import org.concordat.store.partnerships.Tiers.Facts;
import org.concordat.store.requests.Requests.Closed;
import org.concordat.workers.deploy.Models;
import org.concordat.workers.requests.RequestWorkers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * One partnership and what happens to it. Sentences begin with {@code given}, {@code when} and {@code then}; each waits
 * for what it speaks of, so they can follow each other without pauses.
 */
public final class Story {

    /**
     * A Monday morning in March, with Easter and the May holidays still to come. In a year to come, because an engine's
     * clock must not be set back.
     */
    private static final Instant START = LocalDate.now(ZoneOffset.UTC)
            .plusYears(1)
            .withMonth(3)
            .with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY))
            .atTime(10, 0)
            .toInstant(ZoneOffset.UTC);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration INTERVAL = On.chosen().interval();

    private final CamundaClient camunda;
    private final CamundaProcessTestContext context;
    private final Office office;
    private final Models models;
    private List<String> needed = List.of();
    private String partnershipId = "";
    private String processId = "";

    Story(CamundaClient camunda, CamundaProcessTestContext context, Office office, Models models) {
        this.camunda = camunda;
        this.context = context;
        this.office = office;
        this.models = models;
        CamundaAssert.setAssertionInterval(INTERVAL);
        CamundaAssert.setAssertionTimeout(PATIENCE);
    }

    // --- given ---------------------------------------------------------------------------------------------------

    /** Deploys these stages from now on; all of them when none is named. */
    void needs(List<String> stages) {
        needed = stages;
    }

    /** A partnership that names these agencies, and the models of the stages that this suite needs. */
    public Story givenAPartnershipWith(String... agencies) {
        partnershipId = UUID.randomUUID().toString();
        office.open(START, List.of(agencies));
        deployModels();
        context.setTime(START);
        return this;
    }

    /** What its proposal says is at stake; how many agencies there are is known already. */
    public Story givenItsProposalSays(@Nullable MoneyBand money, @Nullable Risk risk, @Nullable StatutoryDuty duty) {
        office.propose(new Facts(0, money, risk, duty));
        return this;
    }

    /** What its proposal says about its design. */
    public Story givenItsDesignSays(DesignSuggestions.Facts says) {
        office.propose(says);
        return this;
    }

    /** Each of its agencies has a senior officer whom nobody has asked yet. */
    public Story givenItsAgenciesHaveSeniorOfficers() {
        office.appointSeniorOfficers();
        return this;
    }

    /** How ready its agencies say they are, the least and the most ready level. */
    public Story givenReadinessIs(int lowest, int highest) {
        office.say(new Spread(lowest, highest));
        return this;
    }

    /** It was not proposed but registered, in this stage. */
    public Story givenItWasRegisteredIn(Stage stage) {
        office.registerIn(stage);
        return this;
    }

    /** Its lifecycle has begun. */
    public Story givenItIsProposed() {
        processId = ProcessIds.PARTNERSHIP_LIFECYCLE;
        camunda.newPublishMessageCommand()
                .messageName(MessageNames.PARTNERSHIP_PROPOSED)
                .correlationKey(partnershipId)
                .timeToLive(Duration.ZERO)
                .variables(Map.of(VariableNames.PARTNERSHIP_ID, partnershipId))
                .send()
                .join();
        return this;
    }

    /** One of its processes runs by itself, without the lifecycle around it. */
    public Story givenItIsIn(String process) {
        return givenItIsIn(process, Map.of(VariableNames.PARTNERSHIP_ID, partnershipId));
    }

    /** The same, with how thoroughly it is set up. */
    public Story givenItIsIn(String process, Tier tier) {
        return givenItIsIn(
                process, Map.of(VariableNames.PARTNERSHIP_ID, partnershipId, VariableNames.TIER, tier.name()));
    }

    /** The same with other variables. */
    public Story givenItIsIn(String process, Map<String, Object> variables) {
        processId = process;
        camunda.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .variables(variables)
                .send()
                .join();
        return this;
    }

    /** A called process ends at once with these variables. */
    public Story givenStageEndsWith(String process, Map<String, Object> variables) {
        context.mockChildProcess(process, variables);
        return this;
    }

    /** Another instance has registered for this partnership already. */
    public Story givenItsLifecycleRunsAlready() {
        office.letLifecycleBeTaken();
        return this;
    }

    /** The next calls of a use case fail, as they do when the database is down. */
    public Story givenTheNextCallsFail(String jobType, int times) {
        office.failNext(jobType, times);
        return this;
    }

    private void deployModels() {
        try {
            StagesOfSuite.chosen(models.byStage(), needed).forEach(this::deploy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deploy(List<Resource> stage) {
        DeployResourceCommandStep2 command = null;
        try {
            for (Resource resource : stage) {
                command = (command == null ? camunda.newDeployResourceCommand() : command)
                        .addResourceBytes(resource.getContentAsByteArray(), String.valueOf(resource.getFilename()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Objects.requireNonNull(command).send().join();
    }

    // --- when ----------------------------------------------------------------------------------------------------

    /** The lead officer sends the proposal to the agencies, and has chosen how thoroughly to set it up. */
    public Story whenIsSent(Tier tier) {
        return answers(Addressee.LEAD_OFFICER.name(), Outcome.SEND, Map.of(VariableNames.TIER, tier.name()));
    }

    /** A person answers through the portal: stored first, then told to the engine. */
    public Story whenAnswers(Addressee person, Outcome outcome) {
        return answers(person.name(), outcome);
    }

    /** An agency answers through the portal. */
    public Story whenAgencyAnswers(String agency, Outcome outcome) {
        return answers(agency, outcome);
    }

    private Story answers(String who, Outcome outcome) {
        return answers(who, outcome, Map.of());
    }

    private Story answers(String who, Outcome outcome, Map<String, Object> furtherFacts) {
        Closed stored = office.store(asked(who).requestId(), outcome);
        Map<String, Object> facts = new HashMap<>(furtherFacts);
        facts.put(VariableNames.SUBMISSION_ID, String.valueOf(stored.submissionId()));
        facts.put(VariableNames.OUTCOME, outcome.name());
        context.completeUserTask(taskOf(who), facts);
        return this;
    }

    /** An answer is stored, but the engine has not been told when the deadline comes. */
    public Story whenAgencyAnswersAndTheEngineIsNotTold(String agency, Outcome outcome) {
        office.store(asked(agency).requestId(), outcome);
        return this;
    }

    /** Somebody completes the task without the portal, so without a submission. */
    public Story whenTaskIsCompletedPastThePortal(String who) {
        asked(who);
        context.completeUserTask(taskOf(who), Map.of());
        return this;
    }

    /** The deadline of a question moves, counted from now, in the database and, by message, in the engine. */
    public Story whenDeadlineMoves(String who, TimeLimit limit) {
        Office.Asked asked = asked(who);
        Deadlines moved = office.move(asked.requestId(), limit);
        camunda.newPublishMessageCommand()
                .messageName(MessageNames.DEADLINE_MOVED)
                .correlationKey(asked.requestId().toString())
                .timeToLive(Duration.ofHours(1))
                .variables(RequestWorkers.datesOf(moved))
                .send()
                .join();
        thenIt().hasCorrelatedMessage(MessageNames.DEADLINE_MOVED);
        return this;
    }

    /** The deadline moves in the database only: the message is lost or late. */
    public Story whenDeadlineMovesAndTheEngineIsNotTold(String who, TimeLimit limit) {
        office.move(asked(who).requestId(), limit);
        return this;
    }

    /** So many working days pass, until the end of the last one. Everybody named has been asked before. */
    public Story whenWorkingDaysPass(int days, String... afterAsking) {
        List.of(afterAsking).forEach(this::asked);
        return moveTo(office.closeOfBusinessAfter(days));
    }

    /** Time passes by the calendar. */
    public Story whenTimePasses(Duration duration) {
        return moveTo(context.getCurrentTime().plus(duration));
    }

    private Story moveTo(Instant moment) {
        office.setTime(moment);
        context.setTime(moment);
        return this;
    }

    /** A message about the partnership arrives, and is taken. */
    public Story whenMessageArrives(String name) {
        thenIt().isWaitingForMessage(name, partnershipId);
        camunda.newPublishMessageCommand()
                .messageName(name)
                .correlationKey(partnershipId)
                .timeToLive(Duration.ofMinutes(1))
                .send()
                .join();
        thenIt().hasCorrelatedMessage(name);
        return this;
    }

    /** An administrator gives the answer to the stopped task and lets it go on. */
    public Story whenIncidentIsRepaired(Map<String, Object> localVariables) {
        thenIt().hasActiveIncidents();
        var incident = camunda.newIncidentSearchRequest()
                .filter(filter -> filter.processDefinitionId(processId)
                        .state(io.camunda.client.api.search.enums.IncidentState.ACTIVE))
                .send()
                .join()
                .items()
                .getFirst();
        if (!localVariables.isEmpty()) {
            camunda.newSetVariablesCommand(incident.getElementInstanceKey())
                    .variables(localVariables)
                    .local(true)
                    .send()
                    .join();
        }
        if (incident.getJobKey() != null) {
            camunda.newUpdateRetriesCommand(incident.getJobKey())
                    .retries(1)
                    .send()
                    .join();
        }
        camunda.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
        return this;
    }

    // --- then ----------------------------------------------------------------------------------------------------

    /** The process that the story is about. */
    public ProcessInstanceAssert thenIt() {
        return assertThatProcessInstance(byProcessId(processId));
    }

    /** Exactly these mails have been asked for, in any order; waits until they are there. */
    public Story thenMailsAre(Office.Mail... expected) {
        untilAsserted(() -> assertThat(office.mails()).containsExactlyInAnyOrder(expected));
        return this;
    }

    /** This mail has been asked for; waits until it is there. */
    public Story thenMailsInclude(Office.Mail expected) {
        untilAsserted(() -> assertThat(office.mails()).contains(expected));
        return this;
    }

    /** This mail has not been asked for. Meaningful after a sentence that waited for what the same step of time did. */
    public Story thenNoMailTo(Office.Mail unexpected) {
        assertThat(office.mails()).doesNotContain(unexpected);
        return this;
    }

    /** These tiers have been suggested, one after the other, each with the key of its reason. */
    public Story thenSuggestedTiersAre(String... tiersWithReason) {
        untilAsserted(() -> assertThat(office.suggestions())
                .extracting(suggestion -> suggestion.tier() + " " + suggestion.reasonKey())
                .containsExactly(tiersWithReason));
        return this;
    }

    /** Exactly this was suggested last for its design: a topic, what is suggested, and the key of the reason. */
    public Story thenSuggestedForItsDesignIs(String... suggestions) {
        untilAsserted(() -> assertThat(office.suggestedDesign())
                .extracting(one -> "%s %s %s".formatted(one.topic(), one.suggestion(), one.reasonKey()))
                .containsExactlyInAnyOrder(suggestions));
        return this;
    }

    /** The partnership's own record says how the set-up ended, once. */
    public Story thenRecordedAs(Standing... standings) {
        untilAsserted(() -> assertThat(office.standings()).containsExactly(standings));
        return this;
    }

    private static void untilAsserted(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).pollInterval(INTERVAL).untilAsserted(assertion);
    }

    /** A mail to whoever was asked. */
    public static Office.Mail reminderTo(String who) {
        return new Office.Mail(who, "REMINDER");
    }

    /** A mail to the deputies of whoever was asked. */
    public static Office.Mail deputyOf(String who) {
        return new Office.Mail(who, "DEPUTY");
    }

    /** A mail to everybody involved. */
    public static Office.Mail told(String message) {
        return new Office.Mail("INVOLVED", message);
    }

    /** What the engine was told of an agency's answer. */
    public Map<String, Object> answerOf(String agency, Outcome outcome) {
        Map<String, Object> answer = new HashMap<>();
        answer.put(VariableNames.AGENCY_ID, agency);
        answer.put(VariableNames.OUTCOME, outcome.name());
        answer.put(
                VariableNames.SUBMISSION_ID,
                office.lastAnswer(agency, outcome)
                        .map(Closed::submissionId)
                        .map(UUID::toString)
                        .orElse(null));
        return answer;
    }

    /** The open question to somebody; waits until the engine shows its task. */
    private Office.Asked asked(String who) {
        await().atMost(PATIENCE)
                .pollInterval(INTERVAL)
                .until(() -> office.latest(who).isPresent());
        CamundaAssert.assertThatUserTask(taskOf(who)).isCreated();
        return office.latest(who).orElseThrow();
    }

    private static UserTaskSelector taskOf(String who) {
        return new UserTaskSelector() {
            @Override
            public boolean test(UserTask task) {
                return task.getCandidateUsers().contains(who)
                        || task.getCandidateGroups().contains("agency:" + who);
            }

            @Override
            public String describe() {
                return "open task of " + who;
            }

            @Override
            public void applyFilter(UserTaskFilter filter) {
                filter.state(io.camunda.client.api.search.enums.UserTaskState.CREATED);
            }
        };
    }
}

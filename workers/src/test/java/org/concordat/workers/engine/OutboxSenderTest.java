package org.concordat.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.CompleteUserTaskCommandStep1;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.command.PublishMessageCommandStep1.PublishMessageCommandStep3;
import io.camunda.client.api.response.CompleteUserTaskResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.concordat.store.follower.EngineFacts;
import org.concordat.store.outbox.Outbox;
import org.concordat.store.outbox.Outbox.Kind;
import org.concordat.store.outbox.Outbox.Waiting;
import org.concordat.store.partnerships.Lifecycle;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.submissions.AnswerFacts;
import org.concordat.store.submissions.Submissions;
import org.concordat.store.support.TestClock;
import org.concordat.workers.support.Story;
import org.concordat.workers.support.Story.Told;
import org.concordat.workers.support.WorkersTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only the engine's edge is played; everything else is real. */
@WorkersTest
class OutboxSenderTest {

    private static final long TASK = 4711;

    private final Outbox outbox;
    private final RequestRepository requests;
    private final PartnershipRepository partnerships;
    private final Lifecycle lifecycle;
    private final EngineFacts facts;
    private final Submissions submissions;
    private final AnswerFacts answerFacts;
    private final Story story;
    private final TestClock clock;

    private final CamundaClient engine = mock(CamundaClient.class, RETURNS_DEEP_STUBS);
    private final CompleteUserTaskCommandStep1 complete = mock(CompleteUserTaskCommandStep1.class, RETURNS_SELF);

    @SuppressWarnings("unchecked")
    private final CamundaFuture<CompleteUserTaskResponse> answer = mock(CamundaFuture.class);

    private Told told = new Told(new UUID(0, 0), new UUID(0, 0));

    OutboxSenderTest(
            Outbox outbox,
            RequestRepository requests,
            PartnershipRepository partnerships,
            Lifecycle lifecycle,
            EngineFacts facts,
            Submissions submissions,
            AnswerFacts answerFacts,
            Story story,
            TestClock clock) {
        this.outbox = outbox;
        this.requests = requests;
        this.partnerships = partnerships;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.submissions = submissions;
        this.answerFacts = answerFacts;
        this.story = story;
        this.clock = clock;
    }

    @BeforeEach
    void begin() {
        told = story.tell();
        when(engine.newCompleteUserTaskCommand(anyLong())).thenReturn(complete);
        when(complete.send()).thenReturn(answer);
    }

    private OutboxSender sender() {
        return new OutboxSender(
                outbox, requests, partnerships, new Incidents(facts, requests, answerFacts, engine), engine);
    }

    private void answered() {
        submissions.submit(
                told.request(), UUID.randomUUID(), Story.RECIPIENT, "{\"answer\": \"DECLINE\", \"reason\": \"No\"}");
    }

    private void taskSeen() {
        requests.linkTask(told.request(), TASK, null, "CREATED");
    }

    /** The lifecycle is running, so only the answer is left to send. */
    private void lifecycleRuns() {
        lifecycle.register(told.partnership(), 1);
        sender().send();
    }

    private List<Waiting> waiting(Kind kind) {
        return outbox.waiting().stream().filter(row -> row.kind() == kind).toList();
    }

    @Test
    void shouldTellTheEngineTheFactsOfAnAnswer() {
        // given
        lifecycleRuns();
        taskSeen();
        answered();

        // when
        int done = sender().send();

        // then
        assertThat(done).isEqualTo(1);
        verify(complete)
                .variables(Map.of(
                        "outcome",
                        "DECLINE",
                        "submissionId",
                        String.valueOf(requests.get(told.request()).submissionId())));
        assertThat(result()).contains("COMPLETED");
    }

    private java.util.Optional<String> result() {
        return outbox.resultOf(Kind.COMPLETE_TASK, told.request().toString());
    }

    @Test
    void shouldWaitUntilTheTaskHasBeenSeen() {
        // given
        lifecycleRuns();
        answered();

        // when
        sender().send();
        boolean early = result().isPresent();
        taskSeen();
        clock.advance(Duration.ofSeconds(1));
        sender().send();

        // then
        assertThat(early).isFalse();
        assertThat(result()).contains("COMPLETED");
    }

    @Test
    void shouldBeContentWhenTheTaskIsGone() {
        // given
        lifecycleRuns();
        taskSeen();
        answered();
        when(answer.join()).thenThrow(new ProblemException(404, "Not found", null));

        // when
        sender().send();

        // then
        assertThat(result()).contains("NO_TASK");
    }

    @Test
    void shouldTryAgainWithGrowingPausesWhileTheEngineIsDown() {
        // given
        lifecycleRuns();
        taskSeen();
        answered();
        when(answer.join()).thenThrow(new ClientException("connection refused: DECLINE"));

        // when
        sender().send();
        sender().send();
        clock.advance(Duration.ofSeconds(1));
        sender().send();
        clock.advance(Duration.ofSeconds(1));
        sender().send();

        // then the second pause is longer, and no message of the engine is kept
        verify(complete, times(2)).send();
        assertThat(waiting(Kind.COMPLETE_TASK)).singleElement().satisfies(row -> {
            assertThat(row.attempts()).isEqualTo(2);
            assertThat(row.lastError()).contains("ClientException").doesNotContain("DECLINE");
        });

        // when it is back
        org.mockito.Mockito.reset(answer);
        clock.advance(Duration.ofMinutes(1));
        sender().send();

        // then
        assertThat(result()).contains("COMPLETED");
    }

    @Test
    void shouldPublishAProposalUntilItsLifecycleHasRegistered() {
        // given
        PublishMessageCommandStep3 publish = mock(PublishMessageCommandStep3.class, RETURNS_SELF);
        when(publish.send()).thenReturn(mock());
        when(engine.newPublishMessageCommand().messageName(anyString()).correlationKey(anyString()))
                .thenReturn(publish);

        // when
        sender().send();
        clock.advance(Duration.ofMinutes(2));
        sender().send();
        boolean early = waiting(Kind.START_LIFECYCLE).isEmpty();
        lifecycle.register(told.partnership(), 1);
        clock.advance(Duration.ofMinutes(2));
        sender().send();

        // then
        assertThat(early).isFalse();
        verify(publish, times(2)).timeToLive(Duration.ZERO);
        verify(publish, times(2))
                .variables(Map.of("partnershipId", told.partnership().toString()));
        assertThat(outbox.resultOf(Kind.START_LIFECYCLE, told.partnership().toString()))
                .contains("STARTED");
    }

    @Test
    void shouldGiveTheAnswerToATaskThatWasCompletedPastThePortal() {
        // given
        lifecycleRuns();
        taskSeen();
        long scope =
                java.util.Objects.requireNonNull(requests.get(told.request()).scopeKey());
        facts.taskScope(77, scope, 1);
        facts.incidentRaised(new EngineFacts.Incident(
                5, 1, "PartnershipSetUp", "Task_AnswerInvitation", 77, null, "IO_MAPPING_ERROR", clock.instant()));
        answered();
        when(answer.join()).thenThrow(new ProblemException(404, "Not found", null));

        // when
        sender().send();

        // then
        verify(engine).newSetVariablesCommand(77);
        verify(engine).newResolveIncidentCommand(5);
        assertThat(result()).contains("REPAIRED");
    }

    @Test
    void shouldResolveNothingWhileATaskHasNoAnswer() {
        // given
        lifecycleRuns();
        long scope =
                java.util.Objects.requireNonNull(requests.get(told.request()).scopeKey());
        facts.taskScope(77, scope, 1);
        facts.incidentRaised(new EngineFacts.Incident(
                5, 1, "PartnershipSetUp", "Task_AnswerInvitation", 77, null, "IO_MAPPING_ERROR", clock.instant()));
        outbox.add(Kind.RESOLVE_INCIDENT, "5/1", Map.of("incidentKey", 5));

        // when
        sender().send();

        // then
        verify(engine, never()).newResolveIncidentCommand(anyLong());
        assertThat(outbox.resultOf(Kind.RESOLVE_INCIDENT, "5/1")).contains("NO_ANSWER");
    }

    @Test
    void shouldGiveAFailedJobNewTries() {
        // given
        lifecycleRuns();
        facts.incidentRaised(new EngineFacts.Incident(
                6, 1, "PartnershipSetUp", "Task_AskAgencies", 88, 9L, "JOB_NO_RETRIES", clock.instant()));
        outbox.add(Kind.RESOLVE_INCIDENT, "6/1", Map.of("incidentKey", 6));

        // when
        sender().send();

        // then
        verify(engine).newUpdateRetriesCommand(9L);
        verify(engine).newResolveIncidentCommand(6);
        assertThat(outbox.resultOf(Kind.RESOLVE_INCIDENT, "6/1")).contains("RESOLVED");
    }

    @Test
    void shouldNotStopAtARowThatCanNeverBeDone() {
        // given an incident nobody knows, before an answer
        lifecycleRuns();
        outbox.add(Kind.RESOLVE_INCIDENT, "404/1", Map.of("incidentKey", 404));
        taskSeen();
        answered();

        // when
        sender().send();

        // then
        assertThat(result()).contains("COMPLETED");
        assertThat(outbox.resultOf(Kind.RESOLVE_INCIDENT, "404/1")).contains("GONE");
    }

    @Test
    void shouldMoveTheDeadlineInTheEngineAndOnTheTask() {
        // given
        lifecycleRuns();
        taskSeen();
        outbox.add(
                Kind.MOVE_DEADLINE,
                told.request() + "/2",
                Map.of("requestId", told.request().toString()));

        // when
        sender().send();

        // then
        verify(engine.newUpdateUserTaskCommand(TASK)).dueDate("2026-12-04T17:00:00+00:00");
        assertThat(outbox.resultOf(Kind.MOVE_DEADLINE, told.request() + "/2")).contains("MOVED");
    }

    @Test
    void shouldNotMoveTheDeadlineOfAnAnsweredRequest() {
        // given
        lifecycleRuns();
        taskSeen();
        answered();
        outbox.add(
                Kind.MOVE_DEADLINE,
                told.request() + "/2",
                Map.of("requestId", told.request().toString()));

        // when
        sender().send();

        // then
        verify(engine, never()).newUpdateUserTaskCommand(anyLong());
    }

    @Test
    void shouldTakeNoRowTwiceWithTwoSenders() {
        // given
        lifecycleRuns();
        taskSeen();
        answered();
        when(answer.join()).thenAnswer(call -> {
            // while the engine works on it, another instance looks for work
            assertThat(sender().send()).isZero();
            return null;
        });

        // when
        sender().send();

        // then
        verify(complete, times(1)).variables(anyMap());
        assertThat(result()).contains("COMPLETED");
    }
}

package org.concordat.records.follower;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.concordat.domain.directory.Function;
import org.concordat.domain.requests.RequestState;
import org.concordat.records.support.Exporter;
import org.concordat.records.support.Recorded;
import org.concordat.records.support.RecordsTest;
import org.concordat.records.support.Story;
import org.concordat.records.support.Story.Told;
import org.concordat.store.follower.Checkpoints;
import org.concordat.store.follower.Checkpoints.Stream;
import org.concordat.store.follower.EngineFacts;
import org.concordat.store.follower.EngineFacts.Incident;
import org.concordat.store.forms.FormRepository;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.mail.MailQueue.Kind;
import org.concordat.store.mail.MailQueue.Mail;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@RecordsTest
class EffectsConsumerTest {

    private final EffectsConsumer effects;
    private final ExportedRecords exported;
    private final Checkpoints checkpoints;
    private final Exporter exporter;
    private final Story story;
    private final RequestRepository requests;
    private final MailQueue mails;
    private final EngineFacts facts;
    private final FormRepository forms;
    private final JdbcClient jdbc;

    EffectsConsumerTest(
            EffectsConsumer effects,
            ExportedRecords exported,
            Checkpoints checkpoints,
            Exporter exporter,
            Story story,
            RequestRepository requests,
            MailQueue mails,
            EngineFacts facts,
            FormRepository forms,
            JdbcClient jdbc) {
        this.effects = effects;
        this.exported = exported;
        this.checkpoints = checkpoints;
        this.exporter = exporter;
        this.story = story;
        this.requests = requests;
        this.mails = mails;
        this.facts = facts;
        this.forms = forms;
        this.jdbc = jdbc;
    }

    private Follower follower() {
        return new Follower(exported, checkpoints, List.of(effects), 1);
    }

    private static void followToTheEnd(Follower follower) throws IOException {
        int rounds = 0;
        while (follower.follow() > 0) {
            assertThat(++rounds).as("rounds of the follower").isLessThan(100);
        }
    }

    @Test
    void shouldLinkEachTaskToItsRequest() throws IOException {
        // given
        Told told = story.tell();
        exporter.export(Recorded.all());

        // when
        followToTheEnd(follower());

        // then
        JsonNode decide = Recorded.tasks("Task_DecideSetUp", "CREATED").getFirst();
        Request decision = requests.get(told.decision());
        assertThat(decision.taskKey()).isEqualTo(decide.path("key").asLong());
        assertThat(decision.formKey())
                .isEqualTo(decide.path("value").path("formKey").asLong());
        assertThat(decision.taskState()).isEqualTo("COMPLETED");
        // and only a submission of ours or a deadline closes a request of ours
        assertThat(decision.state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void shouldTellTheAddresseesOfANewTaskOnce() throws IOException {
        // given
        Told told = story.tell();
        exporter.export(Recorded.all());

        // when
        followToTheEnd(follower());

        // then
        List<Mail> about = mails.about(told.partnerships().getFirst());
        assertThat(about).allSatisfy(mail -> assertThat(mail.kind()).isEqualTo(Kind.NEW_TASK));
        assertThat(about)
                .extracting(Mail::recipientId)
                .containsExactlyInAnyOrder(Story.LEAD, Story.LEAD, Story.EDUCATION_REP, Story.CHAIR);
    }

    @Test
    void shouldTellNobodyOfATaskThatWasAnsweredBeforeItsRecordCame() throws IOException {
        // given
        Told told = story.tell();
        requests.close(told.decision(), RequestState.NOT_ANSWERED, null, null, java.time.Instant.EPOCH);
        exporter.export(Recorded.all());

        // when
        followToTheEnd(follower());

        // then
        assertThat(mails.about(told.partnerships().getFirst()))
                .extracting(Mail::recipientId)
                .isNotEmpty()
                .doesNotContain(Story.CHAIR);
    }

    @Test
    void shouldWaitForTheRecordThatSaysWhichScopeATaskIsIn() throws IOException {
        // given the instance records are not visible yet
        Told told = story.tell();
        exporter.export(Recorded.of(Recorded.FORM));
        exporter.export(Recorded.of(Recorded.TASK));

        // when
        followToTheEnd(follower());
        boolean early = requests.get(told.decision()).taskKey() != null;
        exporter.export(Recorded.of(Recorded.INSTANCE));
        followToTheEnd(follower());

        // then
        assertThat(early).isFalse();
        assertThat(requests.get(told.decision()).taskKey()).isNotNull();
    }

    @Test
    void shouldWaitForTheFormOfATask() throws IOException {
        // given
        Told told = story.tell();
        exporter.export(Recorded.of(Recorded.INSTANCE));
        exporter.export(Recorded.of(Recorded.TASK));

        // when
        followToTheEnd(follower());
        boolean early = requests.get(told.decision()).taskKey() != null;
        exporter.export(Recorded.of(Recorded.FORM));
        followToTheEnd(follower());

        // then
        assertThat(early).isFalse();
        assertThat(requests.get(told.decision()).taskKey()).isNotNull();
        assertThat(forms.byKey(
                        Objects.requireNonNull(requests.get(told.decision()).formKey())))
                .hasValueSatisfying(form -> assertThat(form.schema()).contains("Field_AnswersTable"));
    }

    @Test
    void shouldDoNothingTwiceWhenRecordsAreHandedOverTwice() throws IOException {
        // given
        story.tell();
        exporter.export(Recorded.all());
        followToTheEnd(follower());
        State before = state();

        // when
        for (String type : effects.valueTypes()) {
            int taken = effects.take(type, 1, exported.next(type, 1, 0, 1000).records());
            assertThat(taken).as(type).isZero();
        }

        // then
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void shouldDoNothingTwiceWithTwoFollowersAtOnce() throws Exception {
        // given
        story.tell();
        exporter.export(Recorded.all());
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Void> follow = () -> {
            Follower follower = follower();
            start.await();
            followToTheEnd(follower);
            return null;
        };

        // when
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Void>> both = new ArrayList<>(List.of(threads.submit(follow), threads.submit(follow)));
            for (Future<Void> one : both) {
                one.get();
            }
        }
        followToTheEnd(follower());

        // then
        assertThat(state()).isEqualTo(new State(6 + 2, 8, 2, 0));
        assertThat(follower().lags())
                .allSatisfy(lag -> assertThat(lag.records()).as(lag.toString()).isZero());
    }

    private record State(long requests, long mails, long foreign, long incidents) {}

    private State state() {
        return new State(
                count("select count(*) from request"),
                count("select count(*) from mail"),
                count("select count(*) from request where process_id = 'ForeignModel'"),
                facts.openIncidents().size());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @Test
    void shouldUndoTheEffectWhenTheCheckpointWasMovedMeanwhile() throws IOException {
        // given another follower takes the next record while this one is at it
        story.tell();
        exporter.export(Recorded.of(Recorded.INSTANCE));
        List<EngineRecord> records = exported.next(Recorded.INSTANCE, 1, 0, 5).records();
        Stream stream = new Stream(EffectsConsumer.NAME, 1, Recorded.INSTANCE);
        checkpoints.advance(stream, 0, records.get(2).sequence());

        // when
        int taken = effects.take(Recorded.INSTANCE, 1, records.subList(0, 3));

        // then
        assertThat(taken).isZero();
        assertThat(checkpoints.of(stream)).isEqualTo(records.get(2).sequence());
    }

    @Test
    void shouldGiveATaskOfAForeignModelARequestForItsGroup() throws IOException {
        // given
        story.directory();
        exporter.export(Recorded.all());
        JsonNode open = Recorded.tasks("Task_ReviewNeeds", "CREATED").get(1);

        // when
        followToTheEnd(follower());

        // then
        Request request = requests.byTask(open.path("key").asLong()).orElseThrow();
        assertThat(request.title()).isEqualTo("Review needs");
        assertThat(request.function()).isEqualTo(Function.REPRESENTATIVE);
        assertThat(request.agencyId()).isEqualTo("health");
        assertThat(request.dueAt()).isEqualTo("2026-12-04T17:00:00Z");
        assertThat(request.state()).isEqualTo(RequestState.OPEN);
        assertThat(requests.workOf(Story.LEAD))
                .extracting(RequestRepository.Work::requestId)
                .contains(request.id());
    }

    @Test
    void shouldGiveATaskForAnAgencyThatNobodyKnowsToTheAdministrators() throws IOException {
        // given a directory without the agencies that the recorded tasks name
        exporter.export(Recorded.all());
        JsonNode open = Recorded.tasks("Task_ReviewNeeds", "CREATED").get(1);

        // when
        followToTheEnd(follower());

        // then one wrong group does not stop the follower
        assertThat(requests.byTask(open.path("key").asLong())).hasValueSatisfying(request -> {
            assertThat(request.function()).isEqualTo(Function.ADMINISTRATOR);
            assertThat(request.agencyId()).isNull();
        });
        assertThat(lagOf(Recorded.TASK)).isZero();
    }

    @Test
    void shouldCloseTheRequestOfAForeignTaskThatWasCompletedElsewhere() throws IOException {
        // given
        story.tell();
        exporter.export(Recorded.all());
        JsonNode completed = Recorded.tasks("Task_ReviewNeeds", "COMPLETED").getFirst();

        // when
        followToTheEnd(follower());

        // then
        assertThat(requests.byTask(completed.path("key").asLong()))
                .hasValueSatisfying(request -> assertThat(request.state()).isEqualTo(RequestState.ANSWERED));
    }

    @Test
    void shouldCancelTheRequestWhoseProcessWasCancelled() throws IOException {
        // given
        Told told = story.tell();
        exporter.export(Recorded.all());

        // when
        followToTheEnd(follower());

        // then
        Request cancelled = requests.get(told.checks().get(2));
        assertThat(cancelled.state()).isEqualTo(RequestState.CANCELLED);
        assertThat(cancelled.closedAt()).isNotNull();
    }

    @Test
    void shouldKeepTheAnswerOfARequestWhoseTaskIsCancelledLater() throws IOException {
        // given the answer came first and the engine has not been told yet
        Told told = story.tell();
        UUID answered = told.checks().get(2);
        requests.close(answered, RequestState.ANSWERED, null, null, java.time.Instant.EPOCH);
        exporter.export(Recorded.all());

        // when
        followToTheEnd(follower());

        // then
        assertThat(requests.get(answered).state()).isEqualTo(RequestState.ANSWERED);
        assertThat(requests.get(answered).taskState()).isEqualTo("CANCELED");
    }

    @Test
    void shouldMakeNoRequestForTheTaskOfThePlatformCheck() throws IOException {
        // given
        story.tell();
        exporter.export(Recorded.all());

        // when
        followToTheEnd(follower());

        // then
        assertThat(count("select count(*) from request where process_id = 'PlatformCheck'"))
                .isZero();
    }

    @Test
    void shouldShowAnIncidentUntilItIsResolved() throws IOException {
        // given the task was completed past the portal, and nothing has been resolved yet
        Told told = story.tell();
        exporter.export(Recorded.of(Recorded.FORM));
        exporter.export(Recorded.of(Recorded.INSTANCE));
        exporter.export(Recorded.of(Recorded.TASK));
        List<JsonNode> incidents = Recorded.of(Recorded.INCIDENT);
        exporter.export(incidents.subList(0, 3));

        // when
        followToTheEnd(follower());
        List<Incident> open = facts.openIncidents();
        exporter.export(incidents.subList(3, 4));
        followToTheEnd(follower());

        // then
        assertThat(open).singleElement().satisfies(incident -> {
            assertThat(incident.errorType()).isEqualTo("IO_MAPPING_ERROR");
            assertThat(incident.jobKey()).isNull();
            assertThat(facts.scopeOf(incident.elementInstanceKey()).flatMap(requests::byScope))
                    .hasValueSatisfying(request ->
                            assertThat(request.id()).isEqualTo(told.checks().get(1)));
        });
        assertThat(facts.openIncidents()).isEmpty();
    }

    @Test
    void shouldKnowThePartnershipOfAnInstanceThroughItsParents() throws IOException {
        // given
        Told told = story.tell();
        exporter.export(Recorded.all());
        JsonNode task = Recorded.tasks("Task_CheckProposal", "CREATED").get(1);

        // when
        followToTheEnd(follower());

        // then
        assertThat(facts.partnershipOf(
                        task.path("value").path("processInstanceKey").asLong()))
                .contains(told.partnerships().get(1));
    }

    @Test
    void shouldTellHowFarItLags() throws IOException {
        // given
        exporter.export(Recorded.of(Recorded.FORM));

        // when
        long before = lagOf(Recorded.FORM);
        followToTheEnd(follower());

        // then
        assertThat(before).isEqualTo(Recorded.of(Recorded.FORM).size());
        assertThat(lagOf(Recorded.FORM)).isZero();
    }

    private long lagOf(String valueType) throws IOException {
        return follower().lags().stream()
                .filter(lag -> lag.valueType().equals(valueType))
                .mapToLong(Follower.Lag::records)
                .sum();
    }
}

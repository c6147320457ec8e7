package org.concordat.records.follower;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.concordat.domain.requests.RequestState;
import org.concordat.records.index.IndexWriter;
import org.concordat.records.index.OwnIndex;
import org.concordat.records.index.OwnIndices;
import org.concordat.records.support.Exporter;
import org.concordat.records.support.Recorded;
import org.concordat.records.support.Recording;
import org.concordat.records.support.RecordsTest;
import org.concordat.records.support.Story;
import org.concordat.records.support.Story.Told;
import org.concordat.store.follower.EngineFacts;
import org.concordat.store.follower.EngineFacts.Incident;
import org.concordat.store.forms.FormRepository;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.mail.MailQueue.Kind;
import org.concordat.store.mail.MailQueue.Mail;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the follower promises for records of 8.6.0, once more for those of 8.8. */
@RecordsTest
class Records88Test {

    private static final Recording RECORDED = Recording.IN_MEMORY_8_8_21;

    private final Follower follower;
    private final Exporter exporter;
    private final Story story;
    private final RequestRepository requests;
    private final MailQueue mails;
    private final EngineFacts facts;
    private final FormRepository forms;
    private final OwnIndices indices;
    private final IndexWriter index;

    Records88Test(
            Follower follower,
            Exporter exporter,
            Story story,
            RequestRepository requests,
            MailQueue mails,
            EngineFacts facts,
            FormRepository forms,
            OwnIndices indices,
            IndexWriter index) {
        this.follower = follower;
        this.exporter = exporter;
        this.story = story;
        this.requests = requests;
        this.mails = mails;
        this.facts = facts;
        this.forms = forms;
        this.indices = indices;
        this.index = index;
    }

    @BeforeEach
    void makeIndices() throws IOException {
        indices.ensure();
    }

    private void followToTheEnd() throws IOException {
        int rounds = 0;
        while (follower.follow() > 0) {
            assertThat(++rounds).as("rounds of the follower").isLessThan(100);
        }
    }

    private Told followEverything() throws IOException {
        Told told = story.tell(RECORDED);
        exporter.export(RECORDED.all());
        followToTheEnd();
        return told;
    }

    @Test
    void shouldReadEveryStreamToItsEnd() throws IOException {
        // when
        followEverything();

        // then
        assertThat(follower.lags())
                .isNotEmpty()
                .allSatisfy(lag -> assertThat(lag.records()).as(lag.toString()).isZero());
    }

    @Test
    void shouldKeepEveryForm() throws IOException {
        // when
        followEverything();

        // then
        assertThat(RECORDED.of(Recorded.FORM))
                .hasSize(5)
                .allSatisfy(form -> assertThat(forms.byKey(form.path("key").asLong()))
                        .hasValueSatisfying(kept -> assertThat(kept.formId())
                                .isEqualTo(form.path("value").path("formId").asText())));
    }

    @Test
    void shouldLinkEachTaskToItsRequestByItsScope() throws IOException {
        // when
        Told told = followEverything();

        // then
        JsonNode decide = RECORDED.tasks("Task_DecideSetUp", "CREATED").getFirst();
        Request decision = requests.get(told.decision());
        assertThat(decision.taskKey()).isEqualTo(decide.path("key").asLong());
        assertThat(decision.taskState()).isEqualTo("COMPLETED");
        assertThat(forms.byKey(Objects.requireNonNull(decision.formKey())))
                .hasValueSatisfying(form -> assertThat(form.formId()).isEqualTo("decide-set-up"));
        List<JsonNode> checks = RECORDED.tasks("Task_CheckProposal", "CREATED");
        assertThat(told.checks())
                .extracting(check -> requests.get(check).taskKey())
                .containsExactlyElementsOf(
                        checks.stream().map(task -> task.path("key").asLong()).toList());
    }

    @Test
    void shouldTellTheAddresseesOfANewTaskOnce() throws IOException {
        // when
        Told told = followEverything();

        // then
        List<Mail> about = mails.about(told.partnerships().getFirst());
        assertThat(about).allSatisfy(mail -> assertThat(mail.kind()).isEqualTo(Kind.NEW_TASK));
        assertThat(about)
                .extracting(Mail::recipientId)
                .containsExactlyInAnyOrder(Story.LEAD, Story.LEAD, Story.EDUCATION_REP, Story.CHAIR);
    }

    @Test
    void shouldCancelTheRequestWhoseProcessWasCancelled() throws IOException {
        // when
        Told told = followEverything();

        // then
        assertThat(requests.get(told.checks().get(2)).state()).isEqualTo(RequestState.CANCELLED);
        assertThat(requests.get(told.checks().get(2)).taskState()).isEqualTo("CANCELED");
    }

    @Test
    void shouldKeepARequestNotAnsweredWhenItsDeadlineEndsTheTask() throws IOException {
        // given the task was followed before its deadline passed and the worker closed the request
        Told told = story.tell(RECORDED);
        JsonNode ended = RECORDED.tasks("Task_AnswerInvitation", "CANCELED").getFirst();
        List<JsonNode> tasks = RECORDED.of(Recorded.TASK);
        exporter.export(RECORDED.of(Recorded.FORM));
        exporter.export(RECORDED.of(Recorded.INSTANCE));
        exporter.export(tasks.subList(0, tasks.indexOf(ended)));
        followToTheEnd();
        Request open = requests.byTask(ended.path("key").asLong()).orElseThrow();
        requests.close(open.id(), RequestState.NOT_ANSWERED, null, null, Instant.EPOCH);

        // when
        exporter.export(tasks.subList(tasks.indexOf(ended), tasks.size()));
        followToTheEnd();

        // then
        assertThat(open.state()).isEqualTo(RequestState.OPEN);
        assertThat(told.invitations().get(1).requestId()).isEqualTo(open.id());
        assertThat(requests.get(open.id()).state()).isEqualTo(RequestState.NOT_ANSWERED);
        assertThat(requests.get(open.id()).taskState()).isEqualTo("CANCELED");
    }

    @Test
    void shouldShowAnIncidentUntilItIsResolved() throws IOException {
        // given nothing has been resolved yet
        Told told = story.tell(RECORDED);
        List<JsonNode> incidents = RECORDED.of(Recorded.INCIDENT);
        exporter.export(RECORDED.of(Recorded.INSTANCE));
        exporter.export(incidents.subList(0, 1));

        // when
        followToTheEnd();
        List<Incident> open = facts.openIncidents();
        exporter.export(incidents.subList(1, 2));
        followToTheEnd();

        // then
        assertThat(open).singleElement().satisfies(incident -> {
            assertThat(incident.errorType()).isEqualTo("IO_MAPPING_ERROR");
            assertThat(facts.scopeOf(incident.elementInstanceKey()).flatMap(requests::byScope))
                    .hasValueSatisfying(request ->
                            assertThat(request.id()).isEqualTo(told.checks().get(1)));
        });
        assertThat(facts.openIncidents()).isEmpty();
    }

    @Test
    void shouldGiveATaskOfAForeignModelOneRequestThoughItIsAssignedAfterItsCreation() throws IOException {
        // given 8.8 creates a task without its assignee and assigns it then
        assertThat(RECORDED.tasks("Task_ReviewNeeds", "ASSIGNED")).hasSize(2);
        JsonNode answered = RECORDED.tasks("Task_ReviewNeeds", "COMPLETED").getFirst();
        JsonNode open = RECORDED.tasks("Task_ReviewNeeds", "CREATED").stream()
                .filter(task ->
                        task.path("key").asLong() != answered.path("key").asLong())
                .findFirst()
                .orElseThrow();

        // when
        followEverything();

        // then
        assertThat(requests.byTask(open.path("key").asLong())).hasValueSatisfying(request -> {
            assertThat(request.state()).isEqualTo(RequestState.OPEN);
            assertThat(request.agencyId()).isEqualTo("health");
            assertThat(request.dueAt()).isEqualTo("2026-12-04T17:00:00Z");
        });
        assertThat(requests.byTask(answered.path("key").asLong()))
                .hasValueSatisfying(request -> assertThat(request.state()).isEqualTo(RequestState.ANSWERED));
        assertThat(stored(OwnIndex.TASK, open)).containsEntry("state", "CREATED");
    }

    @Test
    void shouldWriteTheDocumentsOfTasksInstancesAndIncidents() throws IOException {
        // when
        followEverything();

        // then
        JsonNode decided = RECORDED.tasks("Task_DecideSetUp", "COMPLETED").getFirst();
        assertThat(stored(OwnIndex.TASK, decided))
                .containsEntry("state", "COMPLETED")
                .containsEntry("processId", "PartnershipSetUp")
                .containsEntry("dueAt", decided.path("value").path("dueDate").asText())
                .containsEntry("endedAt", decided.path("timestamp").asLong())
                .containsKey("createdAt");
        JsonNode cancelled = RECORDED.tasks("Task_CheckProposal", "CANCELED").getFirst();
        assertThat(stored(OwnIndex.TASK, cancelled)).containsEntry("state", "CANCELED");
        JsonNode set = RECORDED.instance(
                decided.path("value").path("processInstanceKey").asLong(), "ELEMENT_COMPLETED");
        assertThat(stored(OwnIndex.INSTANCE, set))
                .containsEntry("state", "COMPLETED")
                .containsEntry("endedAt", set.path("timestamp").asLong())
                .containsKey("startedAt");
        JsonNode stopped = RECORDED.instance(
                cancelled.path("value").path("processInstanceKey").asLong(), "ELEMENT_TERMINATED");
        assertThat(stored(OwnIndex.INSTANCE, stopped)).containsEntry("state", "TERMINATED");
        assertThat(stored(OwnIndex.INCIDENT, RECORDED.of(Recorded.INCIDENT).getFirst()))
                .containsEntry("state", "RESOLVED")
                .containsKeys("raisedAt", "resolvedAt");
    }

    private Map<String, Object> stored(OwnIndex type, JsonNode record) throws IOException {
        String id = "1-" + record.path("key").asText();
        return index.read(type, List.of(id)).getOrDefault(id, Map.of());
    }
}

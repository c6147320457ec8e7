package org.concordat.records.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.concordat.records.elasticsearch.SearchStore;
import org.concordat.records.follower.EngineRecord;
import org.concordat.records.follower.ExportedRecords;
import org.concordat.records.follower.Follower;
import org.concordat.records.index.IndexWriter.Document;
import org.concordat.records.support.Exporter;
import org.concordat.records.support.Recorded;
import org.concordat.records.support.RecordsTest;
import org.concordat.records.support.Story;
import org.concordat.store.follower.Checkpoints;
import org.concordat.store.follower.Checkpoints.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@RecordsTest
class IndexConsumerTest {

    private final Follower follower;
    private final ExportedRecords exported;
    private final IndexConsumer consumer;
    private final IndexWriter writer;
    private final ChangeIndexer changes;
    private final OwnIndices indices;
    private final Checkpoints checkpoints;
    private final SearchStore store;
    private final Exporter exporter;
    private final Story story;
    private final JdbcClient jdbc;

    IndexConsumerTest(
            Follower follower,
            ExportedRecords exported,
            IndexConsumer consumer,
            IndexWriter writer,
            ChangeIndexer changes,
            OwnIndices indices,
            Checkpoints checkpoints,
            SearchStore store,
            Exporter exporter,
            Story story,
            JdbcClient jdbc) {
        this.follower = follower;
        this.exported = exported;
        this.consumer = consumer;
        this.writer = writer;
        this.changes = changes;
        this.indices = indices;
        this.checkpoints = checkpoints;
        this.store = store;
        this.exporter = exporter;
        this.story = story;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void makeIndices() throws IOException {
        indices.ensure();
    }

    private void followToTheEnd() throws IOException {
        int rounds = 0;
        while (follower.follow() + changes.index() > 0) {
            assertThat(++rounds).as("rounds of the follower").isLessThan(100);
        }
    }

    /** Every document of every index of ours, with its version. */
    private Map<String, String> documents() throws IOException {
        store.client().indices().refresh(r -> r.index("concordat-*"));
        Map<String, String> documents = new TreeMap<>();
        store.client()
                .search(s -> s.index("concordat-*").size(1000).version(true), JsonNode.class)
                .hits()
                .hits()
                .forEach(hit -> documents.put(
                        hit.index() + "/" + hit.id(),
                        hit.version() + " " + new TreeMap<>(fieldsOf(Objects.requireNonNull(hit.source())))));
        return documents;
    }

    private static Map<String, String> fieldsOf(JsonNode source) {
        Map<String, String> fields = new TreeMap<>();
        source.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().toString()));
        return fields;
    }

    private Map<String, Object> stored(OwnIndex index, long key) throws IOException {
        return writer.read(index, List.of("1-" + key)).getOrDefault("1-" + key, Map.of());
    }

    @Test
    void shouldKeepTheLastStateOfATaskAndWhatItHadSaidBefore() throws IOException {
        // given
        exporter.export(Recorded.of(Recorded.TASK));
        JsonNode moved = Recorded.tasks("Task_AnswerInvitation", "COMPLETED").getLast();

        // when
        followToTheEnd();

        // then
        assertThat(stored(OwnIndex.TASK, moved.path("key").asLong()))
                .containsEntry("state", "COMPLETED")
                .containsEntry("processId", "PartnershipSetUp")
                .containsEntry("dueAt", "2026-12-01T17:00:00+00:00")
                .containsEntry("endedAt", moved.path("timestamp").asLong())
                .containsKey("createdAt");
        JsonNode cancelled = Recorded.tasks("Task_CheckProposal", "CANCELED").getFirst();
        assertThat(stored(OwnIndex.TASK, cancelled.path("key").asLong())).containsEntry("state", "CANCELED");
    }

    @Test
    void shouldRememberWhenAnInstanceStartedOnceItHasEnded() throws IOException {
        // given start and end come in batches of their own
        List<JsonNode> records = Recorded.of(Recorded.INSTANCE);
        exporter.export(records.subList(0, 250));
        followToTheEnd();
        exporter.export(records.subList(250, records.size()));
        long setUp = Recorded.tasks("Task_DecideSetUp", "CREATED")
                .getFirst()
                .path("value")
                .path("processInstanceKey")
                .asLong();

        // when
        followToTheEnd();

        // then
        assertThat(stored(OwnIndex.INSTANCE, setUp))
                .containsEntry("state", "COMPLETED")
                .containsEntry(
                        "startedAt",
                        Recorded.instance(setUp, "ELEMENT_ACTIVATED")
                                .path("timestamp")
                                .asLong())
                .containsEntry(
                        "endedAt",
                        Recorded.instance(setUp, "ELEMENT_COMPLETED")
                                .path("timestamp")
                                .asLong());
    }

    @Test
    void shouldMarkCancelledInstancesAndResolvedIncidents() throws IOException {
        // given
        exporter.export(Recorded.all());
        JsonNode cancelled = Recorded.tasks("Task_CheckProposal", "CANCELED").getFirst();

        // when
        followToTheEnd();

        // then
        assertThat(stored(
                        OwnIndex.INSTANCE,
                        cancelled.path("value").path("processInstanceKey").asLong()))
                .containsEntry("state", "TERMINATED");
        assertThat(stored(
                        OwnIndex.INCIDENT,
                        Recorded.of(Recorded.INCIDENT).getLast().path("key").asLong()))
                .containsEntry("state", "RESOLVED")
                .containsKeys("raisedAt", "resolvedAt");
    }

    @Test
    void shouldRebuildEqualDocumentsAndQueueNoMail() throws IOException {
        // given
        story.tell();
        exporter.export(Recorded.all());
        followToTheEnd();
        Map<String, String> before = documents();
        long mails = mails();

        // when
        indices.drop();
        boolean rebuilt = indices.ensure();
        followToTheEnd();

        // then
        assertThat(rebuilt).isTrue();
        assertThat(before).hasSizeGreaterThan(30);
        assertThat(documents()).isEqualTo(before);
        assertThat(mails()).isEqualTo(mails).isPositive();
    }

    private long mails() {
        return jdbc.sql("select count(*) from mail").query(Long.class).single();
    }

    @Test
    void shouldMakeALostIndexAgainAndKeepTheOthers() throws IOException {
        // given
        story.tell();
        exporter.export(Recorded.all());
        followToTheEnd();
        Map<String, String> before = documents();
        store.client().indices().delete(d -> d.index(OwnIndex.TASK.index()));

        // when
        boolean rebuilt = indices.ensure();
        followToTheEnd();

        // then
        assertThat(rebuilt).isTrue();
        assertThat(documents()).isEqualTo(before);
        assertThat(indices.ensure()).isFalse();
    }

    @Test
    void shouldMoveNoCheckpointWhenTheIndexIsLostInTheMiddle() throws IOException {
        // given
        exporter.export(Recorded.of(Recorded.TASK));
        List<EngineRecord> records = exported.next(Recorded.TASK, 1, 0, 100).records();
        store.client().indices().delete(d -> d.index(OwnIndex.TASK.index()));

        // when
        assertThatThrownBy(() -> consumer.take(Recorded.TASK, 1, records))
                .isInstanceOfAny(
                        IOException.class, co.elastic.clients.elasticsearch._types.ElasticsearchException.class);

        // then nothing was written into an index made by accident, and everything is read again
        assertThat(checkpoints.of(new Stream(IndexConsumer.NAME, 1, Recorded.TASK)))
                .isZero();
        assertThat(store.client()
                        .indices()
                        .exists(e -> e.index(OwnIndex.TASK.alias()))
                        .value())
                .isFalse();
    }

    @Test
    void shouldNotSkipRecordsWhenARebuildBeginsWhileABatchIsTaken() throws IOException {
        // given a batch was read, and then the checkpoints were reset
        exporter.export(Recorded.of(Recorded.TASK));
        Stream stream = new Stream(IndexConsumer.NAME, 1, Recorded.TASK);
        List<EngineRecord> first = exported.next(Recorded.TASK, 1, 0, 10).records();
        consumer.take(Recorded.TASK, 1, first);
        List<EngineRecord> second =
                exported.next(Recorded.TASK, 1, first.getLast().sequence(), 10).records();
        checkpoints.reset(IndexConsumer.NAME);

        // when
        consumer.take(Recorded.TASK, 1, second);

        // then the rebuild still begins at the beginning
        assertThat(checkpoints.of(stream)).isZero();
    }

    @Test
    void shouldNotTurnBackTheCheckpointOfAFasterFollower() throws IOException {
        // given
        exporter.export(Recorded.of(Recorded.TASK));
        Stream stream = new Stream(IndexConsumer.NAME, 1, Recorded.TASK);
        List<EngineRecord> slow = exported.next(Recorded.TASK, 1, 0, 10).records();
        List<EngineRecord> fast = exported.next(Recorded.TASK, 1, 0, 30).records();
        consumer.take(Recorded.TASK, 1, fast);

        // when
        consumer.take(Recorded.TASK, 1, slow);

        // then
        assertThat(checkpoints.of(stream)).isEqualTo(fast.getLast().sequence());
    }

    @Test
    void shouldNeverReplaceANewerStateByAnOlderOne() throws IOException {
        // given
        write(7, "COMPLETED");

        // when
        write(5, "CREATED");

        // then
        assertThat(stored(OwnIndex.TASK, 1)).containsEntry("state", "COMPLETED");
    }

    private void write(long version, String state) throws IOException {
        writer.write(List.of(new Document(OwnIndex.TASK, "1-1", version, Map.of("taskKey", 1, "state", state))));
    }

    @Test
    void shouldRefuseAFieldThatTheIndexDoesNotKnow() {
        // given
        Document unknown = new Document(OwnIndex.TASK, "1-1", 1, Map.of("nickname", "x"));

        // then
        assertThatThrownBy(() -> writer.write(List.of(unknown)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("strict_dynamic_mapping_exception");
    }

    @Test
    void shouldMakeEveryFieldStrictAndReachableByItsAlias() throws IOException {
        for (OwnIndex index : OwnIndex.values()) {
            var mapping = Objects.requireNonNull(store.client()
                            .indices()
                            .getMapping(m -> m.index(index.alias()))
                            .get(index.index()))
                    .mappings();
            assertThat(mapping.dynamic())
                    .as(index.alias())
                    .isEqualTo(co.elastic.clients.elasticsearch._types.mapping.DynamicMapping.Strict);
            assertThat(mapping.properties().keySet())
                    .as(index.alias())
                    .containsExactlyInAnyOrderElementsOf(index.fields().keySet());
        }
    }
}

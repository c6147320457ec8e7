package org.concordat.records.follower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.concordat.records.elasticsearch.SearchStore;
import org.concordat.records.follower.ExportedRecords.Batch;
import org.concordat.records.support.Exporter;
import org.concordat.records.support.Recorded;
import org.concordat.records.support.RecordsTest;
import org.junit.jupiter.api.Test;

@RecordsTest
class ExportedRecordsTest {

    private final ExportedRecords exported;
    private final Exporter exporter;

    ExportedRecordsTest(ExportedRecords exported, Exporter exporter) {
        this.exported = exported;
        this.exporter = exporter;
    }

    @Test
    void shouldReadAStreamInItsOrderPieceByPiece() throws IOException {
        // given
        List<JsonNode> tasks = Recorded.of(Recorded.TASK);
        exporter.export(tasks.reversed());

        // when
        List<Long> read = new ArrayList<>();
        long after = 0;
        Batch batch = exported.next(Recorded.TASK, 1, after, 7);
        while (!batch.records().isEmpty()) {
            batch.records().forEach(record -> read.add(record.position()));
            after = batch.records().getLast().sequence();
            batch = exported.next(Recorded.TASK, 1, after, 7);
        }

        // then
        assertThat(read)
                .containsExactlyElementsOf(tasks.stream()
                        .map(record -> record.path("position").asLong())
                        .toList());
        assertThat(batch.waitsForGap()).isFalse();
    }

    @Test
    void shouldReadWhatARecordSays() throws IOException {
        // given
        exporter.export(Recorded.of(Recorded.TASK));
        JsonNode expected = Recorded.of(Recorded.TASK).get(5);

        // when
        EngineRecord record = exported.next(Recorded.TASK, 1, 0, 10).records().get(5);

        // then
        assertThat(record.intent()).isEqualTo("CREATED");
        assertThat(record.key()).isEqualTo(expected.path("key").asLong());
        assertThat(record.at().toEpochMilli())
                .isEqualTo(expected.path("timestamp").asLong());
        assertThat(record.text("elementId")).isEqualTo("Task_CheckProposal");
        assertThat(record.keyOrNull("formKey"))
                .isEqualTo(expected.path("value").path("formKey").asLong());
        assertThat(record.text("assignee")).isEmpty();
    }

    @Test
    void shouldWaitAtAGapAndGoOnOnceItCloses() throws IOException {
        // given the eleventh record is not visible yet
        List<JsonNode> tasks = new ArrayList<>(Recorded.of(Recorded.TASK));
        JsonNode late = tasks.remove(10);
        exporter.export(tasks);

        // when
        Batch before = exported.next(Recorded.TASK, 1, 0, 100);
        long last = before.records().getLast().sequence();
        Batch atTheGap = exported.next(Recorded.TASK, 1, last, 100);
        exporter.export(List.of(late));
        Batch after = exported.next(Recorded.TASK, 1, last, 100);

        // then
        assertThat(before.records()).hasSize(10);
        assertThat(before.waitsForGap()).isTrue();
        assertThat(atTheGap.records()).isEmpty();
        assertThat(atTheGap.waitsForGap()).isTrue();
        assertThat(after.records()).hasSize(tasks.size() + 1 - 10);
        assertThat(after.waitsForGap()).isFalse();
    }

    @Test
    void shouldWaitForTheVeryFirstRecord() throws IOException {
        // given
        List<JsonNode> tasks = Recorded.of(Recorded.TASK);
        exporter.export(tasks.subList(1, tasks.size()));

        // when
        Batch batch = exported.next(Recorded.TASK, 1, 0, 100);

        // then
        assertThat(batch.records()).isEmpty();
        assertThat(batch.waitsForGap()).isTrue();
    }

    @Test
    void shouldTakeARecordOnceThoughTheIndicesOfTwoYearsHoldIt() throws IOException {
        // given records exported once more after New Year
        List<JsonNode> tasks = Recorded.of(Recorded.TASK);
        exporter.exportInto(2026, tasks);
        exporter.exportInto(2027, tasks.subList(10, 20));

        // when
        Batch batch = exported.next(Recorded.TASK, 1, 0, 100);

        // then
        assertThat(batch.records()).extracting(EngineRecord::sequence).doesNotHaveDuplicates();
        assertThat(batch.records()).hasSameSizeAs(tasks);
    }

    @Test
    void shouldNotMixPartitions() throws IOException {
        // given
        exporter.export(Recorded.of(Recorded.TASK));

        // when
        Batch batch = exported.next(Recorded.TASK, 2, 0, 100);

        // then
        assertThat(batch.records()).isEmpty();
        assertThat(batch.waitsForGap()).isFalse();
    }

    @Test
    void shouldReadNothingBeforeTheEngineHasExportedAnything() throws IOException {
        assertThat(exported.next(Recorded.TASK, 1, 0, 100).records()).isEmpty();
        assertThat(exported.countAfter(Recorded.TASK, 1, 0)).isZero();
    }

    @Test
    void shouldCountWhatLiesAhead() throws IOException {
        // given
        List<JsonNode> tasks = Recorded.of(Recorded.TASK);
        exporter.export(tasks);
        long third = tasks.get(2).path("sequence").asLong();

        // when
        long ahead = exported.countAfter(Recorded.TASK, 1, third);

        // then
        assertThat(ahead).isEqualTo(tasks.size() - 3);
    }

    @Test
    void shouldSayWhenElasticsearchDoesNotAnswer() throws IOException {
        // given
        try (SearchStore nowhere = new SearchStore("http://127.0.0.1:1")) {
            ExportedRecords unreachable = new ExportedRecords(nowhere);

            // then
            assertThat(nowhere.isUp()).isFalse();
            assertThatThrownBy(() -> unreachable.next(Recorded.TASK, 1, 0, 10)).isInstanceOf(IOException.class);
        }
    }
}

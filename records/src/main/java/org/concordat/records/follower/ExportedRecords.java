package org.concordat.records.follower;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.concordat.records.elasticsearch.SearchStore;

/**
 * Reads the records that the engine's own Elasticsearch exporter wrote, one stream (partition and value type) at a time
 * and never past a gap: indices become visible at different times, so a missing number means that a record is on its
 * way.
 */
public final class ExportedRecords {

    /** The next records of a stream without a gap; {@code waitsForGap} says that later ones are there already. */
    public record Batch(List<EngineRecord> records, boolean waitsForGap) {}

    private final SearchStore store;

    public ExportedRecords(SearchStore store) {
        this.store = store;
    }

    /**
     * The records that follow a sequence number.
     *
     * @param after the last sequence number already taken, or 0 for none
     * @throws IOException when Elasticsearch does not answer
     */
    public Batch next(String valueType, int partitionId, long after, int limit) throws IOException {
        long last = Math.max(after, EngineRecord.before(partitionId));
        List<EngineRecord> found = search(valueType, partitionId, last, limit);
        List<EngineRecord> contiguous = new ArrayList<>();
        for (EngineRecord record : found) {
            if (record.sequence() == last) {
                continue; // the same record once more, in the index of another year
            }
            if (record.sequence() != last + 1) {
                return new Batch(contiguous, true);
            }
            contiguous.add(record);
            last = record.sequence();
        }
        return new Batch(contiguous, false);
    }

    private List<EngineRecord> search(String valueType, int partitionId, long after, int limit) throws IOException {
        SearchResponse<JsonNode> response = store.client()
                .search(
                        s -> s.index(indexOf(valueType))
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .size(limit)
                                .query(q -> q.bool(b -> b.filter(f -> f.term(
                                                t -> t.field("partitionId").value(partitionId)))
                                        .filter(f -> f.range(r -> r.untyped(u ->
                                                u.field("sequence").gt(co.elastic.clients.json.JsonData.of(after)))))))
                                .sort(o -> o.field(f -> f.field("sequence")
                                        .order(SortOrder.Asc)
                                        .unmappedType(co.elastic.clients.elasticsearch._types.mapping.FieldType.Long))),
                        JsonNode.class);
        return response.hits().hits().stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .map(EngineRecord::of)
                .toList();
    }

    /** How many records of a stream lie past a sequence number: the follower's lag. */
    public long countAfter(String valueType, int partitionId, long after) throws IOException {
        return store.client()
                .count(c -> c.index(indexOf(valueType))
                        .ignoreUnavailable(true)
                        .allowNoIndices(true)
                        .query(q -> q.bool(b -> b.filter(
                                        f -> f.term(t -> t.field("partitionId").value(partitionId)))
                                .filter(f -> f.range(r -> r.untyped(u -> u.field("sequence")
                                        .gt(co.elastic.clients.json.JsonData.of(
                                                Math.max(after, EngineRecord.before(partitionId))))))))))
                .count();
    }

    /** The pattern of the indices, one a year, that the engine's exporter writes a value type to. */
    public static String indexOf(String valueType) {
        return "zeebe-record_" + valueType.toLowerCase(Locale.ROOT).replace('_', '-') + "_*";
    }
}

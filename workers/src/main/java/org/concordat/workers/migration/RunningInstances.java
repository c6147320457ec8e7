package org.concordat.workers.migration;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.concordat.records.elasticsearch.SearchStore;
import org.concordat.records.follower.ExportedRecords;
import org.springframework.stereotype.Component;

/**
 * Which instances of a process run, and in which version, as the engine's exported records tell: the engine itself
 * cannot be asked on 8.6. What happened in the last second may be missing.
 */
@Component
public class RunningInstances {

    /** One instance that has not ended, and the version it runs. */
    public record Running(long instanceKey, long definitionKey, int version) {}

    private static final int PAGE = 1_000;
    private static final Set<String> ENDING = Set.of("ELEMENT_COMPLETED", "ELEMENT_TERMINATED");
    private static final List<FieldValue> TELLING = Stream.of(
                    "ELEMENT_ACTIVATED", "ELEMENT_MIGRATED", "ELEMENT_COMPLETED", "ELEMENT_TERMINATED")
            .map(FieldValue::of)
            .toList();

    private final SearchStore store;

    public RunningInstances(SearchStore store) {
        this.store = store;
    }

    /**
     * Every instance of a process that has not ended, oldest first.
     *
     * @throws IOException when Elasticsearch does not answer
     */
    public List<Running> of(String processId) throws IOException {
        Map<Long, Running> running = new LinkedHashMap<>();
        List<FieldValue> after = List.of();
        while (true) {
            List<Hit<JsonNode>> page = page(processId, after);
            page.stream().map(Hit::source).filter(Objects::nonNull).forEach(record -> take(record, running));
            if (page.size() < PAGE) {
                return List.copyOf(running.values());
            }
            after = page.getLast().sort();
        }
    }

    private static void take(JsonNode record, Map<Long, Running> running) {
        long key = record.path("key").asLong();
        if (ENDING.contains(record.path("intent").asText())) {
            running.remove(key);
        } else {
            JsonNode value = record.path("value");
            running.put(
                    key,
                    new Running(
                            key,
                            value.path("processDefinitionKey").asLong(),
                            value.path("version").asInt()));
        }
    }

    private List<Hit<JsonNode>> page(String processId, List<FieldValue> after) throws IOException {
        SearchResponse<JsonNode> response = store.client()
                .search(
                        s -> {
                            s.index(ExportedRecords.indexOf("PROCESS_INSTANCE"))
                                    .ignoreUnavailable(true)
                                    .allowNoIndices(true)
                                    .size(PAGE)
                                    .query(q -> q.bool(b -> b.filter(is("value.bpmnProcessId", processId))
                                            .filter(is("value.bpmnElementType", "PROCESS"))
                                            .filter(f -> f.terms(
                                                    t -> t.field("intent").terms(v -> v.value(TELLING))))))
                                    .sort(o -> o.field(f -> f.field("position")
                                            .order(SortOrder.Asc)
                                            .unmappedType(FieldType.Long)))
                                    .sort(o -> o.field(f -> f.field("partitionId")
                                            .order(SortOrder.Asc)
                                            .unmappedType(FieldType.Integer)));
                            return after.isEmpty() ? s : s.searchAfter(after);
                        },
                        JsonNode.class);
        return response.hits().hits();
    }

    /**
     * The model of a version, as it was deployed.
     *
     * @throws IOException when Elasticsearch does not answer or does not have it
     */
    public BpmnModelInstance model(long definitionKey) throws IOException {
        JsonNode record = store
                .client()
                .search(
                        s -> s.index(ExportedRecords.indexOf("PROCESS"))
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .size(1)
                                .query(q -> q.bool(b -> b.filter(f -> f.term(t -> t.field("value.processDefinitionKey")
                                                .value(definitionKey)))
                                        .filter(is("intent", "CREATED")))),
                        JsonNode.class)
                .hits()
                .hits()
                .stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IOException("Elasticsearch has no record of the process definition "
                        + definitionKey + ". Has an index of exported records been deleted?"));
        return Bpmn.readModelFromStream(new ByteArrayInputStream(
                Base64.getDecoder().decode(record.path("value").path("resource").asText())));
    }

    private static Query is(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(FieldValue.of(value))));
    }
}

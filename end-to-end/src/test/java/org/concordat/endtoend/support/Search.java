package org.concordat.endtoend.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands in Elasticsearch: the records the engine exported, and our own documents. */
public final class Search {

    private static final List<String> OWN = List.of("partnership", "request", "event", "task", "instance", "incident");
    private static final int ALL = 10_000;

    private final String url;

    /** @param url where Elasticsearch listens */
    public Search(String url) {
        this.url = url;
    }

    /** Exported records of a type that have all these values, in the order of the engine's log. */
    public List<JsonNode> records(String type, Map<String, Object> values) {
        List<Map<String, Object>> terms = new ArrayList<>();
        values.forEach((field, value) -> terms.add(Map.of("term", Map.of(field, value))));
        List<JsonNode> found = new ArrayList<>();
        hits("zeebe-record_" + type + "_*", Map.of("bool", Map.of("filter", terms)))
                .forEach(hit -> found.add(hit.path("_source")));
        found.sort(Comparator.comparingLong(record -> record.path("position").asLong()));
        return found;
    }

    /** How many exported records hold this word anywhere. */
    public long recordsContaining(String word) {
        return Http.json(
                        "POST",
                        url + "/zeebe-record_*/_count",
                        Http.MAPPER
                                .valueToTree(Map.of("query", Map.of("query_string", Map.of("query", "*" + word + "*"))))
                                .toString())
                .path("count")
                .asLong(-1);
    }

    /** How many shards Elasticsearch holds, whatever they are for. */
    public int shards() {
        return Http.json(url + "/_cat/shards?format=json").size();
    }

    /** Makes every record that the engine has exported visible to whoever searches. */
    void refreshRecords() {
        Http.json("POST", url + "/zeebe-record_*/_refresh", "");
    }

    /** Every document of ours by index and id, as it stands. */
    public Map<String, JsonNode> ownDocuments() {
        Map<String, JsonNode> documents = new TreeMap<>();
        for (String index : OWN) {
            Http.json("POST", url + "/concordat-" + index + "/_refresh", "");
            hits("concordat-" + index, Map.of("match_all", Map.of()))
                    .forEach(hit -> documents.put(index + "/" + hit.path("_id").asText(), hit.path("_source")));
        }
        return documents;
    }

    /** What tells one making of our indices from the next. */
    public List<String> ownIndexIds() {
        return OWN.stream()
                .map(index -> Http.json(url + "/concordat-" + index + "/_settings")
                        .findValue("uuid")
                        .asText())
                .toList();
    }

    /** Deletes our indices, as a careless administrator would. */
    public void deleteOwnIndices() {
        for (String index : OWN) {
            String name = Http.json(url + "/concordat-" + index + "/_settings")
                    .fieldNames()
                    .next();
            Http.json("DELETE", url + "/" + name, "");
        }
    }

    private JsonNode hits(String index, Map<String, Object> query) {
        JsonNode answer = Http.json(
                "POST",
                url + "/" + index + "/_search?ignore_unavailable=true&allow_no_indices=true",
                Http.MAPPER.valueToTree(Map.of("size", ALL, "query", query)).toString());
        return answer.path("hits").path("hits");
    }
}

package org.concordat.processtests.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the broker's exporter wrote to Elasticsearch, read as the product's follower reads it: each type by its own
 * {@code sequence}, never past a gap.
 */
final class ExportedStream {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BATCH = 500;
    private static final long PARTITION = 1L << 51;
    private static final List<String> TYPES = List.of(
            "PROCESS",
            "FORM",
            "PROCESS_INSTANCE",
            "VARIABLE",
            "INCIDENT",
            "USER_TASK",
            "PROCESS_MESSAGE_SUBSCRIPTION",
            "DECISION_EVALUATION");

    private final HttpClient http;
    private final String elasticsearch;
    private final Map<String, Long> taken = new HashMap<>();

    ExportedStream(HttpClient http, String elasticsearch) {
        this.http = http;
        this.elasticsearch = elasticsearch;
    }

    /** The records that became visible since the last call, in the order of the log. */
    List<JsonNode> next() throws IOException {
        send("POST", "/zeebe-record_*/_refresh?ignore_unavailable=true", "");
        StringBuilder searches = new StringBuilder();
        for (String type : TYPES) {
            searches.append("{\"index\":\"zeebe-record_%s_*\",\"ignore_unavailable\":true}\n"
                    .formatted(type.toLowerCase(Locale.ROOT).replace('_', '-')));
            searches.append(
                    "{\"size\":%d,\"query\":{\"range\":{\"sequence\":{\"gt\":%d}}},\"sort\":[{\"sequence\":{\"order\":\"asc\",\"unmapped_type\":\"long\"}}]}\n"
                            .formatted(BATCH, lastOf(type)));
        }
        List<JsonNode> found = new ArrayList<>();
        JsonNode answers = send("POST", "/_msearch", searches.toString()).path("responses");
        for (int i = 0; i < TYPES.size(); i++) {
            takeWithoutGap(TYPES.get(i), answers.path(i).path("hits").path("hits"), found);
        }
        found.sort(Comparator.comparingLong(record -> record.path("position").asLong()));
        return found;
    }

    private long lastOf(String type) {
        return taken.getOrDefault(type, PARTITION);
    }

    private void takeWithoutGap(String type, JsonNode hits, List<JsonNode> found) {
        for (JsonNode hit : hits) {
            JsonNode record = hit.path("_source");
            long sequence = record.path("sequence").asLong();
            if (sequence != lastOf(type) + 1) {
                return; // one before it is on its way
            }
            taken.put(type, sequence);
            found.add(record);
        }
    }

    JsonNode get(String address) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    private JsonNode send(String method, String path, String body) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(elasticsearch + path))
                .header("Content-Type", "application/x-ndjson")
                .method(method, BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException {
        try {
            return JSON.readTree(http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString())
                    .body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}

package org.concordat.records.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes records the way the engine's own Elasticsearch exporter does: its index names, its document ids, and the
 * strict mappings that version 8.6.0 made. Records of another version get the mappings that Elasticsearch guesses.
 */
public final class Exporter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Exporter(String url) throws IOException, InterruptedException {
        this.url = url;
        JsonNode templates = Recording.ZEEBE_8_6_0.templates();
        call("PUT", "/_component_template/zeebe-record", templates.path("component"));
        for (var template : templates.path("index").properties()) {
            call("PUT", "/_index_template/zeebe-record_" + template.getKey() + "_8.6.0", template.getValue());
        }
    }

    /** Exports these records, visible at once. */
    public void export(List<? extends JsonNode> records) {
        exportInto(2026, records);
    }

    /** Exports these records into the index of a year. */
    public void exportInto(int year, List<? extends JsonNode> records) {
        StringBuilder bulk = new StringBuilder();
        for (JsonNode record : records) {
            String type =
                    record.path("valueType").asText().toLowerCase(Locale.ROOT).replace('_', '-');
            ObjectNode action = JSON.createObjectNode();
            action.putObject("index")
                    .put(
                            "_index",
                            "zeebe-record_%s_%s_%d"
                                    .formatted(
                                            type, record.path("brokerVersion").asText(), year))
                    .put(
                            "_id",
                            record.path("partitionId").asText() + "-"
                                    + record.path("position").asText());
            bulk.append(action).append('\n').append(record).append('\n');
        }
        if (bulk.isEmpty()) {
            return;
        }
        try {
            JsonNode answer = JSON.readTree(send("POST", "/_bulk?refresh=true", bulk.toString()));
            if (answer.path("errors").asBoolean()) {
                throw new IllegalStateException("Not exported: " + answer.toString());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void forgetEverything() throws IOException, InterruptedException {
        List<String> indices = new ArrayList<>();
        JSON.readTree(send("GET", "/zeebe-record_*", "")).fieldNames().forEachRemaining(indices::add);
        if (!indices.isEmpty()) {
            send("DELETE", "/" + String.join(",", indices), "");
        }
    }

    private void call(String method, String path, JsonNode body) throws IOException, InterruptedException {
        send(method, path, body.toString());
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + ": " + answer.body());
        }
        return answer.body();
    }
}

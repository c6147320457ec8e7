package org.concordat.records.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The records of our models on one version of the engine, whole and in order. How they were made is said beside them. */
public final class Recording {

    /** Exported by a real Zeebe 8.6.0. */
    public static final Recording ZEEBE_8_6_0 = new Recording("8.6.0");

    /** From the stream of the in-memory engine 8.8.21, in the form of the exporter. */
    public static final Recording IN_MEMORY_8_8_21 = new Recording("8.8.21");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String version;
    private final Map<String, List<JsonNode>> read = new ConcurrentHashMap<>();

    private Recording(String version) {
        this.version = version;
    }

    /** The records of one value type; nobody may change them. */
    public List<JsonNode> of(String valueType) {
        return read.computeIfAbsent(valueType, this::readAll);
    }

    private List<JsonNode> readAll(String valueType) {
        String file = valueType.toLowerCase(Locale.ROOT).replace('_', '-') + ".ndjson";
        return read(file).lines().map(Recording::parse).toList();
    }

    /** The records of every type, type after type. */
    public List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>();
        List.of(Recorded.FORM, Recorded.INSTANCE, Recorded.TASK, Recorded.INCIDENT)
                .forEach(type -> all.addAll(of(type)));
        return all;
    }

    /** The task records with this intent of this element, in order. */
    public List<JsonNode> tasks(String elementId, String intent) {
        return of(Recorded.TASK).stream()
                .filter(record -> record.path("intent").asText().equals(intent)
                        && record.path("value").path("elementId").asText().equals(elementId))
                .toList();
    }

    /** The element instance that encloses the task of this record. */
    public long scopeOf(JsonNode task) {
        long element = task.path("value").path("elementInstanceKey").asLong();
        return instance(element, "ELEMENT_ACTIVATING")
                .path("value")
                .path("flowScopeKey")
                .asLong();
    }

    /** The record about this element instance with this intent. */
    public JsonNode instance(long key, String intent) {
        return of(Recorded.INSTANCE).stream()
                .filter(record -> record.path("key").asLong() == key
                        && record.path("intent").asText().equals(intent))
                .findFirst()
                .orElseThrow();
    }

    JsonNode templates() {
        return parse(read("templates.json"));
    }

    private String read(String file) {
        try (InputStream in = Objects.requireNonNull(
                Recording.class.getResourceAsStream("/records-" + version + "/" + file), () -> "no " + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

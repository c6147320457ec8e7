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

/**
 * Records that a real Zeebe 8.6.0 exported, whole and in order: a set-up that ended well with a deadline moved on the
 * way, one whose first task was completed past the portal and later repaired, one whose lifecycle was cancelled, two
 * instances of a model that is not ours, and the platform check.
 */
public final class Recorded {

    public static final String TASK = "USER_TASK";
    public static final String INSTANCE = "PROCESS_INSTANCE";
    public static final String INCIDENT = "INCIDENT";
    public static final String FORM = "FORM";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<JsonNode>> READ = new ConcurrentHashMap<>();

    private Recorded() {}

    /** The records of one value type; nobody may change them. */
    public static List<JsonNode> of(String valueType) {
        return READ.computeIfAbsent(valueType, Recorded::readAll);
    }

    private static List<JsonNode> readAll(String valueType) {
        String file = valueType.toLowerCase(Locale.ROOT).replace('_', '-') + ".ndjson";
        return read(file).lines().map(Recorded::parse).toList();
    }

    /** The records of every type, type after type. */
    public static List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>();
        List.of(FORM, INSTANCE, TASK, INCIDENT).forEach(type -> all.addAll(of(type)));
        return all;
    }

    /** The task records with this intent of this element, in order. */
    public static List<JsonNode> tasks(String elementId, String intent) {
        return of(TASK).stream()
                .filter(record -> record.path("intent").asText().equals(intent)
                        && record.path("value").path("elementId").asText().equals(elementId))
                .toList();
    }

    /** The element instance that encloses the task of this record. */
    public static long scopeOf(JsonNode task) {
        long element = task.path("value").path("elementInstanceKey").asLong();
        return instance(element, "ELEMENT_ACTIVATING")
                .path("value")
                .path("flowScopeKey")
                .asLong();
    }

    /** The record about this element instance with this intent. */
    public static JsonNode instance(long key, String intent) {
        return of(INSTANCE).stream()
                .filter(record -> record.path("key").asLong() == key
                        && record.path("intent").asText().equals(intent))
                .findFirst()
                .orElseThrow();
    }

    static JsonNode templates() {
        return parse(read("templates.json"));
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(
                Recorded.class.getResourceAsStream("/records-8.6.0/" + file), () -> "no " + file)) {
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

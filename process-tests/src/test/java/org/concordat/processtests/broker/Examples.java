package org.concordat.processtests.broker;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.workers.requests.RequestWorkers;

/** A value for every process variable: the examples of {@code variables.schema.json}, fit for one test. */
final class Examples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> values;

    private Examples(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * The examples with ids that no other test has and with dates still to come, as far apart as in the schema.
     *
     * @param now by the engine's clock
     */
    static Examples after(Instant now) throws IOException {
        String unique = UUID.randomUUID().toString();
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        Map<String, Instant> dates = new LinkedHashMap<>();
        try (InputStream stream = Examples.class.getResourceAsStream("/processes/variables.schema.json")) {
            for (Map.Entry<String, JsonNode> property :
                    JSON.readTree(stream).path("properties").properties()) {
                JsonNode example = property.getValue().path("example");
                if (property.getValue().path("format").asText().equals("date-time")) {
                    dates.put(
                            property.getKey(),
                            OffsetDateTime.parse(example.asText()).toInstant());
                } else {
                    examples.put(property.getKey(), withUniqueIds(property.getKey(), example, unique));
                }
            }
        }
        Map<String, Object> values = JSON.convertValue(examples, new TypeReference<>() {});
        dates.values().stream().min(Instant::compareTo).ifPresent(first -> {
            Duration later = Duration.between(first, now.plus(Duration.ofDays(1)));
            dates.forEach((name, date) -> values.put(name, RequestWorkers.iso(date.plus(later))));
        });
        return new Examples(values);
    }

    private static JsonNode withUniqueIds(String name, JsonNode example, String unique) {
        return switch (example) {
            case ObjectNode object -> {
                object.fieldNames()
                        .forEachRemaining(field -> object.set(field, withUniqueIds(field, object.path(field), unique)));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, withUniqueIds(name, array.path(i), unique));
                }
                yield array;
            }
            case TextNode text when name.endsWith("Id") -> TextNode.valueOf(text.asText() + "-" + unique);
            default -> example;
        };
    }

    Map<String, Object> all() {
        return Map.copyOf(values);
    }

    /** The values of those variables that a text, such as a model's file, speaks of. */
    Map<String, Object> namedIn(String text) {
        return of(values.keySet().stream().filter(text::contains).toList());
    }

    Map<String, Object> of(Collection<String> names) {
        Map<String, Object> some = new HashMap<>();
        names.forEach(name -> some.put(name, Objects.requireNonNull(values.get(name), name)));
        return some;
    }

    /** What a decision says takes the place of the example. */
    void put(String name, Object value) {
        values.put(name, value);
    }
}

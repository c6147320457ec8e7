package org.concordat.records.follower;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record that the engine exported.
 *
 * @param position unique within the partition
 * @param sequence the partition in the upper bits and a counter in the lower 51, contiguous per partition and value type
 * @param key the key of the entity it is about
 * @param value the engine's own description of the entity
 */
public record EngineRecord(
        int partitionId,
        long position,
        long sequence,
        String valueType,
        String intent,
        long key,
        Instant at,
        JsonNode value) {

    private static final int COUNTER_BITS = 51;

    static EngineRecord of(JsonNode source) {
        return new EngineRecord(
                source.path("partitionId").asInt(),
                source.path("position").asLong(),
                source.path("sequence").asLong(),
                source.path("valueType").asText(),
                source.path("intent").asText(),
                source.path("key").asLong(),
                Instant.ofEpochMilli(source.path("timestamp").asLong()),
                source.path("value"));
    }

    /** The sequence number that comes before the first record of a partition. */
    public static long before(int partitionId) {
        return (long) partitionId << COUNTER_BITS;
    }

    public String text(String field) {
        return value.path(field).asText("");
    }

    public long number(String field) {
        return value.path(field).asLong(-1);
    }

    /** The number, or nothing where the engine writes -1. */
    public @Nullable Long keyOrNull(String field) {
        long key = number(field);
        return key < 0 ? null : key;
    }
}

package org.concordat.records.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

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

    private Recorded() {}

    /** The records of one value type; nobody may change them. */
    public static List<JsonNode> of(String valueType) {
        return Recording.ZEEBE_8_6_0.of(valueType);
    }

    /** The records of every type, type after type. */
    public static List<JsonNode> all() {
        return Recording.ZEEBE_8_6_0.all();
    }

    /** The task records with this intent of this element, in order. */
    public static List<JsonNode> tasks(String elementId, String intent) {
        return Recording.ZEEBE_8_6_0.tasks(elementId, intent);
    }

    /** The record about this element instance with this intent. */
    public static JsonNode instance(long key, String intent) {
        return Recording.ZEEBE_8_6_0.instance(key, intent);
    }
}

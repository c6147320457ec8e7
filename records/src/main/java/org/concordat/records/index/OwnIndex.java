package org.concordat.records.index;

import java.util.Map;

/** Our own indices. Each document has one source, so one version decides which state of it is newer. */
public enum OwnIndex {
    PARTNERSHIP(Map.of(
            "id", "keyword",
            "name", "text",
            "targetGroup", "text",
            "rationale", "text",
            "stage", "keyword",
            "standing", "keyword",
            "proposedAt", "date",
            "agencyIds", "keyword",
            "agencyNames", "text")),
    REQUEST(Map.of(
            "id", "keyword",
            "partnershipId", "keyword",
            "agencyId", "keyword",
            "title", "text",
            "state", "keyword",
            "openedAt", "date",
            "dueAt", "date",
            "closedAt", "date")),
    EVENT(Map.of(
            "id", "long",
            "partnershipId", "keyword",
            "requestId", "keyword",
            "agencyId", "keyword",
            "actorId", "keyword",
            "kind", "keyword",
            "note", "text",
            "at", "date")),
    TASK(Map.of(
            "taskKey", "long",
            "processId", "keyword",
            "elementId", "keyword",
            "processInstanceKey", "long",
            "state", "keyword",
            "createdAt", "date",
            "endedAt", "date",
            "dueAt", "keyword")),
    INSTANCE(Map.of(
            "instanceKey", "long",
            "processId", "keyword",
            "processVersion", "integer",
            "parentInstanceKey", "long",
            "state", "keyword",
            "startedAt", "date",
            "endedAt", "date")),
    INCIDENT(Map.of(
            "incidentKey", "long",
            "processId", "keyword",
            "elementId", "keyword",
            "processInstanceKey", "long",
            "errorType", "keyword",
            "state", "keyword",
            "raisedAt", "date",
            "resolvedAt", "date"));

    private final Map<String, String> fields;

    OwnIndex(Map<String, String> fields) {
        this.fields = fields;
    }

    /** The alias that readers and writers use. */
    public String alias() {
        return "concordat-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The index behind the alias; a change of the fields takes a new number and a rebuild. */
    String index() {
        return alias() + "-1";
    }

    /** Elasticsearch field types by field name. */
    Map<String, String> fields() {
        return fields;
    }
}

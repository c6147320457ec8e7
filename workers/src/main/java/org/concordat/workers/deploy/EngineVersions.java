package org.concordat.workers.deploy;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Objects;
import java.util.OptionalInt;
import org.concordat.records.elasticsearch.SearchStore;
import org.concordat.records.follower.ExportedRecords;
import org.springframework.stereotype.Component;

/** The latest versions in the engine, as its exported records tell: the engine itself cannot be asked on 8.6. */
@Component
public class EngineVersions {

    /** A kind of deployed thing: where its records are and which field identifies it. */
    public enum Kind {
        PROCESS("PROCESS", "bpmnProcessId"),
        DECISION("DECISION_REQUIREMENTS", "decisionRequirementsId"),
        FORM("FORM", "formId");

        private final String valueType;
        private final String idField;

        Kind(String valueType, String idField) {
            this.valueType = valueType;
            this.idField = idField;
        }
    }

    private final SearchStore store;

    public EngineVersions(SearchStore store) {
        this.store = store;
    }

    /** The highest version anybody deployed, or nothing when none was. */
    public OptionalInt latest(Kind kind, String id) throws IOException {
        return store
                .client()
                .search(
                        s -> s.index(ExportedRecords.indexOf(kind.valueType))
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .size(1)
                                .query(q -> q.term(
                                        t -> t.field("value." + kind.idField).value(FieldValue.of(id))))
                                .sort(o -> o.field(f -> f.field(
                                                kind == Kind.DECISION
                                                        ? "value.decisionRequirementsVersion"
                                                        : "value.version")
                                        .order(SortOrder.Desc)
                                        .unmappedType(FieldType.Integer))),
                        JsonNode.class)
                .hits()
                .hits()
                .stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .mapToInt(source -> source.path("value")
                        .path(kind == Kind.DECISION ? "decisionRequirementsVersion" : "version")
                        .asInt())
                .findFirst();
    }
}

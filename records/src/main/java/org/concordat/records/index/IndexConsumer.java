package org.concordat.records.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordat.records.follower.EngineRecord;
import org.concordat.records.follower.RecordConsumer;
import org.concordat.records.index.IndexWriter.Document;
import org.concordat.store.follower.Checkpoints;
import org.concordat.store.follower.Checkpoints.Stream;
import org.springframework.stereotype.Component;

/**
 * Turns exported records into documents about tasks, instances and incidents. The checkpoint moves after the documents
 * are written, so a crash between the two writes some again, to the same result.
 */
@Component
public class IndexConsumer implements RecordConsumer {

    /** The name of its checkpoints; resetting them rebuilds these documents. */
    public static final String NAME = "index";

    private static final Map<String, OwnIndex> INDEX_OF =
            Map.of("USER_TASK", OwnIndex.TASK, "PROCESS_INSTANCE", OwnIndex.INSTANCE, "INCIDENT", OwnIndex.INCIDENT);

    private final IndexWriter writer;
    private final Checkpoints checkpoints;

    public IndexConsumer(IndexWriter writer, Checkpoints checkpoints) {
        this.writer = writer;
        this.checkpoints = checkpoints;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> valueTypes() {
        return INDEX_OF.keySet().stream().sorted().toList();
    }

    @Override
    public int take(String valueType, int partitionId, List<EngineRecord> records) throws IOException {
        OwnIndex index = java.util.Objects.requireNonNull(INDEX_OF.get(valueType));
        List<EngineRecord> telling = records.stream()
                .filter(record -> fieldsOf(index, record).isPresent())
                .toList();
        // What an earlier record said and a later one does not repeat, such as when an instance started.
        Map<String, Map<String, Object>> known = new HashMap<>(writer.read(
                index, telling.stream().map(IndexConsumer::idOf).distinct().toList()));
        Map<String, Document> latest = new LinkedHashMap<>();
        for (EngineRecord record : telling) {
            Map<String, Object> fields = known.computeIfAbsent(idOf(record), id -> new HashMap<>());
            fields.putAll(fieldsOf(index, record).orElseThrow());
            latest.put(idOf(record), new Document(index, idOf(record), record.position(), new HashMap<>(fields)));
        }
        writer.write(new ArrayList<>(latest.values()));
        return advance(new Stream(NAME, partitionId, valueType), records) ? records.size() : 0;
    }

    /** From where this batch began, so that neither a rebuild begun meanwhile nor a faster follower is overruled. */
    private boolean advance(Stream stream, List<EngineRecord> records) {
        long before = records.getFirst().sequence() - 1;
        long from = before == EngineRecord.before(stream.partitionId()) ? 0 : before;
        return checkpoints.advance(stream, from, records.getLast().sequence());
    }

    private static String idOf(EngineRecord record) {
        return record.partitionId() + "-" + record.key();
    }

    private static Optional<Map<String, Object>> fieldsOf(OwnIndex index, EngineRecord record) {
        return switch (index) {
            case TASK -> task(record);
            case INSTANCE -> instance(record);
            case INCIDENT -> incident(record);
            default -> throw new IllegalArgumentException("Not made from records: " + index);
        };
    }

    private static Optional<Map<String, Object>> task(EngineRecord record) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "taskKey", record.key(),
                "processId", record.text("bpmnProcessId"),
                "elementId", record.text("elementId"),
                "processInstanceKey", record.number("processInstanceKey"),
                "createdAt", record.number("creationTimestamp"),
                "dueAt", record.text("dueDate")));
        return switch (record.intent()) {
            case "CREATED", "UPDATED", "ASSIGNED", "MIGRATED" -> with(fields, "state", "CREATED");
            case "COMPLETED", "CANCELED" -> {
                fields.put("endedAt", record.at().toEpochMilli());
                yield with(fields, "state", record.intent());
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Map<String, Object>> instance(EngineRecord record) {
        if (!record.text("bpmnElementType").equals("PROCESS")) {
            return Optional.empty();
        }
        Map<String, Object> fields = new HashMap<>(Map.of(
                "instanceKey", record.key(),
                "processId", record.text("bpmnProcessId"),
                "processVersion", record.number("version"),
                "parentInstanceKey", record.number("parentProcessInstanceKey")));
        return switch (record.intent()) {
            case "ELEMENT_ACTIVATED" -> {
                fields.put("startedAt", record.at().toEpochMilli());
                yield with(fields, "state", "ACTIVE");
            }
            case "ELEMENT_COMPLETED", "ELEMENT_TERMINATED" -> {
                fields.put("endedAt", record.at().toEpochMilli());
                yield with(fields, "state", record.intent().substring("ELEMENT_".length()));
            }
            case "ELEMENT_MIGRATED" -> Optional.of(fields);
            default -> Optional.empty();
        };
    }

    private static Optional<Map<String, Object>> incident(EngineRecord record) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "incidentKey", record.key(),
                "processId", record.text("bpmnProcessId"),
                "elementId", record.text("elementId"),
                "processInstanceKey", record.number("processInstanceKey"),
                "errorType", record.text("errorType")));
        return switch (record.intent()) {
            case "CREATED" -> {
                fields.put("raisedAt", record.at().toEpochMilli());
                yield with(fields, "state", "OPEN");
            }
            case "RESOLVED" -> {
                fields.put("resolvedAt", record.at().toEpochMilli());
                yield with(fields, "state", "RESOLVED");
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Map<String, Object>> with(Map<String, Object> fields, String key, Object value) {
        fields.put(key, value);
        return Optional.of(fields);
    }
}

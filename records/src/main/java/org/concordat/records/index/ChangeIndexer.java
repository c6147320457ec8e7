package org.concordat.records.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.concordat.records.index.IndexWriter.Document;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.index.ChangedDocuments;
import org.concordat.store.index.ChangedDocuments.Changed;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the documents whose source is the database, from the list of what changed. */
@Component
public class ChangeIndexer {

    private static final int BATCH = 200;

    private final ChangedDocuments changed;
    private final PartnershipRepository partnerships;
    private final RequestRepository requests;
    private final Events events;
    private final IndexWriter writer;

    public ChangeIndexer(
            ChangedDocuments changed,
            PartnershipRepository partnerships,
            RequestRepository requests,
            Events events,
            IndexWriter writer) {
        this.changed = changed;
        this.partnerships = partnerships;
        this.requests = requests;
        this.events = events;
        this.writer = writer;
    }

    /**
     * Writes the oldest changes.
     *
     * @return how many were written; 0 means that there is nothing more at the moment
     * @throws IOException when Elasticsearch does not answer; what changed stays on the list
     */
    public int index() throws IOException {
        List<Changed> batch = changed.oldest(BATCH);
        writer.write(
                batch.stream().map(this::document).flatMap(Optional::stream).toList());
        batch.forEach(changed::written);
        return batch.size();
    }

    private Optional<Document> document(Changed change) {
        return switch (change.type()) {
            case PARTNERSHIP -> partnerships.find(UUID.fromString(change.id())).map(this::document);
            case REQUEST -> requests.find(UUID.fromString(change.id())).map(ChangeIndexer::document);
            case EVENT ->
                events.byIds(List.of(Long.valueOf(change.id()))).stream()
                        .findFirst()
                        .map(ChangeIndexer::document);
        };
    }

    private Document document(Partnership partnership) {
        List<Member> members = partnerships.members(partnership.id());
        return new Document(
                OwnIndex.PARTNERSHIP,
                partnership.id().toString(),
                partnership.version(),
                Map.of(
                        "id", partnership.id().toString(),
                        "name", partnership.name(),
                        "targetGroup", partnership.targetGroup(),
                        "rationale", partnership.rationale(),
                        "stage", partnership.stage().name(),
                        "standing", partnership.standing().name(),
                        "proposedAt", partnership.proposedAt().toEpochMilli(),
                        "agencyIds", members.stream().map(Member::agencyId).toList(),
                        "agencyNames", members.stream().map(Member::agencyName).toList()));
    }

    private static Document document(Request request) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "id", request.id().toString(),
                "title", request.title(),
                "state", request.state().name(),
                "openedAt", request.openedAt().toEpochMilli()));
        putIfThere(fields, "partnershipId", request.partnershipId());
        putIfThere(fields, "agencyId", request.agencyId());
        putIfThere(fields, "dueAt", request.dueAt());
        putIfThere(fields, "closedAt", request.closedAt());
        return new Document(OwnIndex.REQUEST, request.id().toString(), request.version(), fields);
    }

    private static Document document(Event event) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "id", event.id(),
                "partnershipId", event.partnershipId().toString(),
                "kind", event.kind().name(),
                "at", event.at().toEpochMilli()));
        putIfThere(fields, "requestId", event.requestId());
        putIfThere(fields, "agencyId", event.agencyId());
        putIfThere(fields, "actorId", event.actorId());
        putIfThere(fields, "note", event.note());
        return new Document(OwnIndex.EVENT, Long.toString(event.id()), 1, fields);
    }

    private static void putIfThere(Map<String, Object> fields, String name, @Nullable Object value) {
        switch (value) {
            case null -> {} // a field that is not known is left out
            case java.time.Instant instant -> fields.put(name, instant.toEpochMilli());
            default -> fields.put(name, value.toString());
        }
    }
}

package org.concordat.records.history;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.concordat.records.elasticsearch.SearchStore;
import org.concordat.records.index.OwnIndex;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The history of partnerships and the search over them: the one port for questions to the search store. */
@Component
public class History {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final int LONGEST = 1_000;

    private final SearchStore store;
    private final Events events;

    public History(SearchStore store, Events events) {
        this.store = store;
        this.events = events;
    }

    /**
     * Everything that happened to a partnership, newest first. The index answers; what is too new for it comes straight
     * from the database, and all of it does while the search store is down.
     */
    public List<Event> timeline(UUID partnershipId) {
        List<Event> indexed = indexedEvents(partnershipId).orElse(List.of());
        Set<Long> known = indexed.stream().map(Event::id).collect(Collectors.toSet());
        List<Event> all = new ArrayList<>(indexed);
        events.of(partnershipId).stream()
                .filter(event -> !known.contains(event.id()))
                .forEach(all::add);
        all.sort(java.util.Comparator.comparingLong(Event::id).reversed());
        return all;
    }

    private Optional<List<Event>> indexedEvents(UUID partnershipId) {
        try {
            return Optional.of(store
                    .client()
                    .search(
                            s -> s.index(OwnIndex.EVENT.alias())
                                    .size(LONGEST)
                                    .query(q ->
                                            q.term(t -> t.field("partnershipId").value(partnershipId.toString())))
                                    .sort(o -> o.field(f -> f.field("id").order(SortOrder.Desc))),
                            JsonNode.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(Hit::source)
                    .filter(Objects::nonNull)
                    .map(History::event)
                    .toList());
        } catch (IOException | RuntimeException e) {
            LOG.debug("History comes from the database: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Event event(JsonNode source) {
        String request = textOrNull(source, "requestId");
        return new Event(
                source.path("id").asLong(),
                UUID.fromString(source.path("partnershipId").asText()),
                request == null ? null : UUID.fromString(request),
                textOrNull(source, "agencyId"),
                textOrNull(source, "actorId"),
                Events.Kind.valueOf(source.path("kind").asText()),
                textOrNull(source, "note"),
                Instant.ofEpochMilli(source.path("at").asLong()));
    }

    private static @Nullable String textOrNull(JsonNode source, String field) {
        return source.hasNonNull(field) ? source.path(field).asText() : null;
    }

    /**
     * The partnerships, out of these, whose name, target group, rationale or agencies contain every word searched for;
     * the best match first.
     *
     * @return nothing when the search store is down, which is not the same as an empty list
     */
    public Optional<List<UUID>> search(String words, Collection<UUID> among) {
        try {
            List<FieldValue> ids =
                    among.stream().map(id -> FieldValue.of(id.toString())).toList();
            return Optional.of(store
                    .client()
                    .search(
                            s -> s.index(OwnIndex.PARTNERSHIP.alias())
                                    .size(LONGEST)
                                    .query(q -> q.bool(b -> b.filter(f ->
                                                    f.terms(t -> t.field("id").terms(v -> v.value(ids))))
                                            .must(m -> m.multiMatch(t -> t.query(words)
                                                    .fields("name^3", "targetGroup^2", "agencyNames^2", "rationale")
                                                    .type(
                                                            co.elastic.clients.elasticsearch._types.query_dsl
                                                                    .TextQueryType.CrossFields)
                                                    .operator(Operator.And))))),
                            JsonNode.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(Hit::id)
                    .filter(Objects::nonNull)
                    .map(UUID::fromString)
                    .toList());
        } catch (IOException | RuntimeException e) {
            LOG.debug("Search is down: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}

package org.concordat.records.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.concordat.records.elasticsearch.SearchStore;
import org.concordat.store.follower.Checkpoints;
import org.concordat.store.index.ChangedDocuments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes our indices and notices when they are gone. A missing index is made again and everything is written anew, from
 * the database and from the records the engine exported. That sends no mail: mails hang on another checkpoint.
 */
@Component
public class OwnIndices {

    private static final Logger LOG = LoggerFactory.getLogger(OwnIndices.class);

    private final SearchStore store;
    private final Checkpoints checkpoints;
    private final ChangedDocuments changed;
    private final TransactionTemplate transaction;

    public OwnIndices(
            SearchStore store, Checkpoints checkpoints, ChangedDocuments changed, TransactionTemplate transaction) {
        this.store = store;
        this.checkpoints = checkpoints;
        this.changed = changed;
        this.transaction = transaction;
    }

    /**
     * Makes what is missing.
     *
     * @return true when something was missing and a rebuild has begun
     * @throws IOException when Elasticsearch does not answer
     */
    public boolean ensure() throws IOException {
        boolean missing = false;
        for (OwnIndex index : OwnIndex.values()) {
            if (!store.client()
                    .indices()
                    .existsAlias(e -> e.name(index.alias()))
                    .value()) {
                create(index);
                missing = true;
            }
        }
        if (missing) {
            LOG.info("Search indices were missing; everything is written again");
            transaction.executeWithoutResult(status -> {
                checkpoints.reset(IndexConsumer.NAME);
                changed.addAll();
            });
        }
        return missing;
    }

    /** Drops all our indices; {@link #ensure()} makes them again. */
    public void drop() throws IOException {
        for (OwnIndex index : OwnIndex.values()) {
            store.client().indices().delete(d -> d.index(index.index()).ignoreUnavailable(true));
        }
    }

    private void create(OwnIndex index) throws IOException {
        Map<String, Property> properties = index.fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> property(field.getValue())));
        try {
            store.client()
                    .indices()
                    .create(c -> c.index(index.index())
                            .aliases(index.alias(), a -> a.isWriteIndex(true))
                            .settings(s -> s.numberOfShards("1").numberOfReplicas("0"))
                            .mappings(m -> m.dynamic(DynamicMapping.Strict).properties(properties)));
        } catch (ElasticsearchException e) {
            // another instance was quicker
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
        }
    }

    private static Property property(String type) {
        return switch (type) {
            case "keyword" -> Property.of(p -> p.keyword(k -> k));
            case "text" -> Property.of(p -> p.text(t -> t));
            case "date" -> Property.of(p -> p.date(d -> d));
            case "long" -> Property.of(p -> p.long_(l -> l));
            case "integer" -> Property.of(p -> p.integer(i -> i));
            default -> throw new IllegalArgumentException("Unknown field type " + type);
        };
    }
}

package org.concordat.records.index;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.concordat.records.elasticsearch.SearchStore;
import org.springframework.stereotype.Component;

/** Writes documents so that an older state never replaces a newer one, and never into an index made by accident. */
@Component
public class IndexWriter {

    /**
     * One document in one state.
     *
     * @param version grows with every state of the document
     */
    public record Document(OwnIndex index, String id, long version, Map<String, Object> fields) {}

    private static final int OLDER_THAN_STORED = 409;

    private final SearchStore store;

    public IndexWriter(SearchStore store) {
        this.store = store;
    }

    /**
     * Writes all of them.
     *
     * @throws IOException when one could not be written; those before it may have been
     */
    public void write(List<Document> documents) throws IOException {
        if (documents.isEmpty()) {
            return;
        }
        BulkRequest.Builder bulk = new BulkRequest.Builder();
        for (Document document : documents) {
            bulk.operations(o -> o.index(i -> i.index(document.index().alias())
                    .id(document.id())
                    .requireAlias(true)
                    .versionType(VersionType.External)
                    .version(document.version())
                    .document(document.fields())));
        }
        BulkResponse response = store.client().bulk(bulk.build());
        for (BulkResponseItem item : response.items()) {
            if (item.error() != null && item.status() != OLDER_THAN_STORED) {
                throw new IOException("Document %s of %s was not written: %s"
                        .formatted(item.id(), item.index(), item.error().type()));
            }
        }
    }

    /** The stored fields of these documents by id; documents that are not there are left out. */
    @SuppressWarnings("unchecked")
    public Map<String, Map<String, Object>> read(OwnIndex index, List<String> ids) throws IOException {
        Map<String, Map<String, Object>> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        for (MultiGetResponseItem<Map<String, Object>> item : store.client()
                .mget(m -> m.index(index.alias()).ids(new ArrayList<>(ids)), (Class<Map<String, Object>>)
                        (Class<?>) Map.class)
                .docs()) {
            GetResult<Map<String, Object>> result = item.isResult() ? item.result() : null;
            if (result != null && result.found() && result.source() != null) {
                found.put(result.id(), result.source());
            }
        }
        return found;
    }
}

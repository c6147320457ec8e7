package org.concordat.store.index;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of documents of our own search index that are out of date, kept in the transaction that changed them. */
@Repository
public class ChangedDocuments {

    /** Documents whose source is the database. */
    public enum Type {
        PARTNERSHIP,
        REQUEST,
        EVENT
    }

    /** One document to write again; {@code change} tells whether it changed once more meanwhile. */
    public record Changed(Type type, String id, long change) {}

    private final JdbcClient jdbc;

    public ChangedDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Call it in the transaction that changes the row. */
    public void add(Type type, Object id) {
        jdbc.sql("""
                        insert into changed_document (type, id) values (:type, :id)
                        on conflict (type, id) do update set change = default""").param("type", type.name()).param("id", id.toString()).update();
    }

    /** The oldest changes, at most {@code limit}. */
    public List<Changed> oldest(int limit) {
        return jdbc.sql("select type, id, change from changed_document order by change limit ?")
                .param(limit)
                .query(Changed.class)
                .list();
    }

    /** How many documents wait to be written. */
    public long waiting() {
        return jdbc.sql("select count(*) from changed_document")
                .query(Long.class)
                .single();
    }

    /** Takes a change off the list, unless the document changed again meanwhile. */
    public void written(Changed changed) {
        jdbc.sql("delete from changed_document where type = :type and id = :id and change = :change")
                .param("type", changed.type().name())
                .param("id", changed.id())
                .param("change", changed.change())
                .update();
    }

    /** Puts every document on the list: the first half of a rebuild. */
    public void addAll() {
        jdbc.sql("""
                        insert into changed_document (type, id)
                        select 'PARTNERSHIP', id::text from partnership
                        union all select 'REQUEST', id::text from request
                        union all select 'EVENT', id::text from event
                        on conflict (type, id) do update set change = default""").update();
    }
}

package org.concordat.store.links;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.time.BusinessClock;
import org.concordat.domain.time.SystemClock;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes links. */
@Repository
class AnswerLinkRepository {

    /** A link that is still good for its request. */
    record OpenLink(UUID id, UUID requestId) {}

    private final JdbcClient jdbc;
    private final SystemClock clock;
    private final BusinessClock businessClock;

    AnswerLinkRepository(JdbcClient jdbc, SystemClock clock, BusinessClock businessClock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.businessClock = businessClock;
    }

    void insert(UUID id, UUID requestId, Contact contact, String sentBy) {
        jdbc.sql("""
                        insert into answer_link (id, request_id, contact_name, email, sent_by, asked_at)
                        values (:id, :request, :name, :email, :by, :now)""")
                .param("id", id)
                .param("request", requestId)
                .param("name", contact.name())
                .param("email", contact.email())
                .param("by", sentBy)
                .param("now", Times.utc(clock.now()))
                .update();
    }

    /** Ends the link of a request, if it has one. */
    boolean end(UUID requestId) {
        return jdbc.sql("update answer_link set ended_at = :now where request_id = :id and ended_at is null")
                        .param("now", Times.utc(clock.now()))
                        .param("id", requestId)
                        .update()
                == 1;
    }

    /** The link of a request that was sent last, ended or not. */
    Optional<AnswerLink> latest(UUID requestId) {
        return jdbc.sql("""
                        select id, request_id, contact_name, email, sent_by, asked_at, token_at, ended_at
                          from answer_link where request_id = ? order by asked_at desc, ended_at desc nulls first limit 1""").param(requestId).query(AnswerLink.class).optional();
    }

    /** Whom a link was sent to and by whom. */
    Optional<AnswerLink> find(UUID id) {
        return jdbc.sql("""
                        select id, request_id, contact_name, email, sent_by, asked_at, token_at, ended_at
                          from answer_link where id = ?""").param(id).query(AnswerLink.class).optional();
    }

    /** Gives a link that is still good a new token, so that an earlier one is good for nothing. */
    boolean renewToken(UUID id, byte[] hash) {
        return jdbc.sql("""
                        update answer_link set token_hash = :hash, token_at = :now
                         where id = (select id from open_answer_link where id = :id and due_at > :business)""")
                        .param("hash", hash)
                        .param("now", Times.utc(clock.now()))
                        .param("business", Times.utc(businessClock.now()))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The link with this token, if it is good. */
    Optional<OpenLink> open(byte[] tokenHash) {
        return open(tokenHash, null);
    }

    /** The link with this id, if it is good. */
    Optional<OpenLink> open(UUID id) {
        return open(null, id);
    }

    private Optional<OpenLink> open(byte @Nullable [] tokenHash, @Nullable UUID id) {
        Instant now = businessClock.now();
        return jdbc.sql("select id, request_id from open_answer_link where due_at > :now and "
                        + (id == null ? "token_hash = :hash" : "id = :id"))
                .param("now", Times.utc(now))
                .param("hash", tokenHash)
                .param("id", id)
                .query(OpenLink.class)
                .optional();
    }
}

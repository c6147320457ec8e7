package org.concordat.store.requests;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Half-filled forms, one a person and request. */
@Repository
public class Drafts {

    /** Far above any form of ours; keeps a broken page from filling the disk. */
    public static final int MAX_CHARACTERS = 100_000;

    /** A draft as kept; {@code answers} is JSON. */
    public record Draft(String answers, Instant savedAt) {}

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    public Drafts(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps the draft, replacing the earlier one. Returns when it was kept. */
    public Instant save(UUID requestId, String personId, String answers) {
        Instant now = clock.now();
        jdbc.sql("""
                        insert into draft (request_id, person_id, answers, saved_at)
                        values (:request, :person, :answers::jsonb, :now)
                        on conflict (request_id, person_id)
                        do update set answers = excluded.answers, saved_at = excluded.saved_at""")
                .param("request", requestId)
                .param("person", personId)
                .param("answers", answers)
                .param("now", Times.utc(now))
                .update();
        return now;
    }

    public Optional<Draft> find(UUID requestId, String personId) {
        return jdbc.sql("select answers, saved_at from draft where request_id = ? and person_id = ?")
                .param(requestId)
                .param(personId)
                .query(Draft.class)
                .optional();
    }

    /** Forgets every draft of a request, once it is answered. */
    public void forget(UUID requestId) {
        jdbc.sql("delete from draft where request_id = ?").param(requestId).update();
    }
}

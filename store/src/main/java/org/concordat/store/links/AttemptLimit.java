package org.concordat.store.links;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.concordat.domain.time.SystemClock;
import org.concordat.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts, over the last hour, how often somebody asked for a code or entered one, by link and by client address. */
@Repository
class AttemptLimit {

    /** What is counted, and how often an hour it may be done for one link and from one address. */
    enum Act {
        /** Offices share an address, so an address may do more than a link. */
        ASK(5, 30),
        ENTER(15, 60);

        private final int perLink;
        private final int perClient;

        Act(int perLink, int perClient) {
            this.perLink = perLink;
            this.perClient = perClient;
        }
    }

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final SystemClock clock;

    AttemptLimit(JdbcClient jdbc, SystemClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one more for this address, if it is still within the limit. The address is kept as a hash, for a day. */
    boolean takeForClient(Act act, String client) {
        String hash = HexFormat.of().formatHex(Secrets.ofToken(client));
        return take(act.name() + " client " + hash, act.perClient);
    }

    /** Counts one more for this link, if it is still within the limit. */
    boolean takeForLink(Act act, UUID linkId) {
        return take(act.name() + " link " + linkId, act.perLink);
    }

    private boolean take(String subject, int limit) {
        Instant now = clock.now();
        // Two at once would each count the same number: one waits here for the other's transaction.
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 4))) locked")
                .param(subject)
                .query(Integer.class)
                .single();
        jdbc.sql("delete from answer_attempt where at < ?")
                .param(Times.utc(now.minus(KEPT)))
                .update();
        return jdbc.sql("""
                        insert into answer_attempt (subject, at)
                        select :subject, :now
                         where (select count(*) from answer_attempt where subject = :subject and at > :since) < :limit""")
                        .param("subject", subject)
                        .param("now", Times.utc(now))
                        .param("since", Times.utc(now.minus(WINDOW)))
                        .param("limit", limit)
                        .update()
                == 1;
    }
}

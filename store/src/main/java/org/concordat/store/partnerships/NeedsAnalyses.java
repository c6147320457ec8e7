package org.concordat.store.partnerships;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.commands.DescribeNeeds;
import org.concordat.domain.commands.DescribeNeeds.Datum;
import org.concordat.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes what partnerships are needed for, and what is measured at their start. */
@Repository
public class NeedsAnalyses {

    /** What the lead officer said is needed. */
    public record Analysis(String evidence, String provision, String gaps, String describedBy, Instant describedAt) {}

    private final JdbcClient jdbc;

    public NeedsAnalyses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes it, in place of what was there, in the caller's transaction. */
    public void save(UUID partnershipId, DescribeNeeds needs, String personId, Instant now) {
        jdbc.sql("""
                        insert into needs_analysis (partnership_id, evidence, provision, gaps, described_by, described_at)
                        values (:id, :evidence, :provision, :gaps, :by, :at)
                        on conflict (partnership_id) do update
                           set evidence = :evidence, provision = :provision, gaps = :gaps, described_by = :by,
                               described_at = :at""")
                .param("id", partnershipId)
                .param("evidence", needs.evidence())
                .param("provision", needs.provision())
                .param("gaps", needs.gaps())
                .param("by", personId)
                .param("at", Times.utc(now))
                .update();
        jdbc.sql("delete from needs_baseline where partnership_id = ?")
                .param(partnershipId)
                .update();
        int position = 0;
        for (Datum datum : needs.data()) {
            jdbc.sql("insert into needs_baseline (partnership_id, position, what, held_by) values (?, ?, ?, ?)")
                    .param(partnershipId)
                    .param(position++)
                    .param(datum.what())
                    .param(datum.heldBy())
                    .update();
        }
    }

    /** Nothing when the needs were not, or not yet, described. */
    public Optional<Analysis> find(UUID partnershipId) {
        return jdbc.sql("""
                        select evidence, provision, gaps, described_by, described_at
                          from needs_analysis where partnership_id = ?""").param(partnershipId).query(Analysis.class).optional();
    }

    /** What is measured at the start and who holds it, in the order in which it was named. */
    public List<Datum> baseline(UUID partnershipId) {
        return jdbc.sql("select what, held_by from needs_baseline where partnership_id = ? order by position")
                .param(partnershipId)
                .query(Datum.class)
                .list();
    }
}

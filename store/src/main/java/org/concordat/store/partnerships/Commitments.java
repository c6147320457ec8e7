package org.concordat.store.partnerships;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.concordat.domain.commands.ConfirmCommitment;
import org.concordat.domain.partnership.Commitment;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.partnership.Priority;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the senior officers of the agencies stand by a partnership. */
@Repository
public class Commitments {

    /** How one agency that takes part stands by it; not answered until its senior officer has spoken. */
    public record Stand(
            String agencyId,
            String agencyName,
            Commitment answer,
            String timeGiven,
            String resources,
            @Nullable Priority priority,
            String reason,
            boolean settled) {}

    private final JdbcClient jdbc;

    public Commitments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes what a senior officer said, in place of what was there, in the caller's transaction. */
    public void save(
            UUID partnershipId, String agencyId, ConfirmCommitment said, @Nullable String personId, Instant now) {
        jdbc.sql("""
                        insert into commitment (partnership_id, agency_id, answer, time_given, resources, priority, reason,
                                                given_by, given_at)
                        values (:id, :agency, :answer, :time, :resources, :priority, :reason, :by, :at)
                        on conflict (partnership_id, agency_id) do update
                           set answer = :answer, time_given = :time, resources = :resources, priority = :priority,
                               reason = :reason, given_by = :by, given_at = :at, settled = false""")
                .param("id", partnershipId)
                .param("agency", agencyId)
                .param("answer", said.answer() == null ? null : said.answer().name())
                .param("time", said.time())
                .param("resources", said.resources())
                .param(
                        "priority",
                        said.priority() == null ? null : said.priority().name())
                .param("reason", said.reason())
                .param("by", personId)
                .param("at", Times.utc(now))
                .update();
    }

    /** Every agency that takes part, by name, whether or not anything has been said for it. */
    public List<Stand> of(UUID partnershipId) {
        return jdbc.sql("""
                        select pa.agency_id, a.name as agency_name, coalesce(c.answer, :notAnswered) as answer,
                               coalesce(c.time_given, '') as time_given, coalesce(c.resources, '') as resources,
                               c.priority, coalesce(c.reason, '') as reason, coalesce(c.settled, false) as settled
                          from partnership_agency pa
                          join agency a on a.id = pa.agency_id
                          left join commitment c using (partnership_id, agency_id)
                         where pa.partnership_id = :id and pa.participation = :accepted
                         order by a.name""")
                .param("id", partnershipId)
                .param("notAnswered", Commitment.NOT_ANSWERED.name())
                .param("accepted", Participation.ACCEPTED.name())
                .query(Stand.class)
                .list();
    }

    /** Whether anybody has been asked and has spoken, or somebody went on without an answer. */
    public boolean areKnown(UUID partnershipId) {
        return jdbc.sql("select exists (select from commitment where partnership_id = ?)")
                .param(partnershipId)
                .query(Boolean.class)
                .single();
    }

    /** The lead officer goes on with an agency as it stands; it is not asked again. */
    public void settle(UUID partnershipId, String agencyId, Instant now) {
        jdbc.sql("""
                        insert into commitment (partnership_id, agency_id, answer, time_given, resources, reason, given_at,
                                                settled)
                        values (:id, :agency, :notAnswered, '', '', '', :at, true)
                        on conflict (partnership_id, agency_id) do update set settled = true""")
                .param("id", partnershipId)
                .param("agency", agencyId)
                .param("notAnswered", Commitment.NOT_ANSWERED.name())
                .param("at", Times.utc(now))
                .update();
    }
}

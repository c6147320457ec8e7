package org.concordat.store.partnerships;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What invited agencies ask before they answer, and the replies. */
@Repository
public class InvitationQuestions {

    /**
     * One question.
     *
     * @param requestId the invitation that was answered by it
     * @param askedBy who asked or entered it; null when it came by a link
     * @param reply null while there is none
     */
    public record Asked(
            UUID requestId,
            UUID partnershipId,
            String agencyId,
            String agencyName,
            String question,
            @Nullable String askedBy,
            Instant askedAt,
            @Nullable String reply,
            @Nullable String repliedBy,
            @Nullable Instant repliedAt) {}

    private static final String SELECT = """
            select q.request_id, q.partnership_id, q.agency_id, a.name as agency_name, q.question, q.asked_by, q.asked_at,
                   q.reply, q.replied_by, q.replied_at
              from invitation_question q join agency a on a.id = q.agency_id""";

    private final JdbcClient jdbc;

    public InvitationQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a question in the caller's transaction. */
    public void ask(
            UUID requestId, UUID partnershipId, String agencyId, String question, @Nullable String by, Instant at) {
        jdbc.sql("""
                        insert into invitation_question (request_id, partnership_id, agency_id, question, asked_by, asked_at)
                        values (:request, :partnership, :agency, :question, :by, :at)""")
                .param("request", requestId)
                .param("partnership", partnershipId)
                .param("agency", agencyId)
                .param("question", question)
                .param("by", by)
                .param("at", Times.utc(at))
                .update();
    }

    /** Stores the reply in the caller's transaction. */
    public void reply(UUID requestId, String reply, String by, Instant at) {
        jdbc.sql("""
                        update invitation_question set reply = :reply, replied_by = :by, replied_at = :at
                         where request_id = :request""")
                .param("reply", reply)
                .param("by", by)
                .param("at", Times.utc(at))
                .param("request", requestId)
                .update();
    }

    public Optional<Asked> find(UUID requestId) {
        return jdbc.sql(SELECT + " where q.request_id = ?")
                .param(requestId)
                .query(Asked.class)
                .optional();
    }

    /** What this agency has asked about this partnership, oldest first. */
    public List<Asked> of(UUID partnershipId, String agencyId) {
        return jdbc.sql(SELECT + " where q.partnership_id = ? and q.agency_id = ? order by q.asked_at")
                .param(partnershipId)
                .param(agencyId)
                .query(Asked.class)
                .list();
    }

    /** What all agencies have asked about this partnership, oldest first. */
    public List<Asked> of(UUID partnershipId) {
        return jdbc.sql(SELECT + " where q.partnership_id = ? order by q.asked_at, a.name")
                .param(partnershipId)
                .query(Asked.class)
                .list();
    }
}

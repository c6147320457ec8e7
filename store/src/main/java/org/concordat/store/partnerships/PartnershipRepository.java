package org.concordat.store.partnerships;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.requests.Whom;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.index.ChangedDocuments;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes partnerships and the agencies named in them. */
@Repository
public class PartnershipRepository {

    /** A partnership as stored. */
    public record Partnership(
            UUID id,
            String name,
            String targetGroup,
            String rationale,
            String initiatingBodyId,
            String proposerId,
            String leadOfficerId,
            Stage stage,
            Standing standing,
            @Nullable String standingReason,
            Instant proposedAt,
            @Nullable Long lifecycleKey,
            long version) {}

    /** An agency named in a partnership, and how far it has come. */
    public record Member(
            UUID partnershipId,
            String agencyId,
            String agencyName,
            Participation participation,
            @Nullable String representativeId,
            @Nullable String secondId,
            @Nullable String seniorOfficerId,
            @Nullable String reason) {}

    private static final String COLUMNS =
            "id, name, target_group, rationale, initiating_body_id, proposer_id, lead_officer_id, stage, standing,"
                    + " standing_reason, proposed_at, lifecycle_key, version";

    private final JdbcClient jdbc;
    private final ChangedDocuments changed;
    private final BusinessClock clock;

    public PartnershipRepository(JdbcClient jdbc, ChangedDocuments changed, BusinessClock clock) {
        this.jdbc = jdbc;
        this.changed = changed;
        this.clock = clock;
    }

    public Optional<Partnership> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from partnership where id = ?")
                .param(id)
                .query(Partnership.class)
                .optional();
    }

    /** @throws IllegalStateException when there is none, which can only be a fault of the caller */
    public Partnership get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("No partnership " + id));
    }

    /**
     * Reads and locks a partnership until the end of the transaction.
     *
     * @throws IllegalStateException when there is none
     */
    public Partnership lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from partnership where id = ? for no key update")
                .param(id)
                .query(Partnership.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("No partnership " + id));
    }

    /** Everything this person may see, newest first. */
    public List<Partnership> visibleTo(String personId) {
        return jdbc.sql("""
                        select %s from partnership p
                        where exists (select from partnership_person(:today) v where v.partnership_id = p.id and v.person_id = :person)
                        order by proposed_at desc, name""".formatted(COLUMNS))
                .param("today", clock.today())
                .param("person", personId)
                .query(Partnership.class)
                .list();
    }

    /** Every agency that is named, by name. */
    public List<Member> members(UUID partnershipId) {
        return members(partnershipId, Whom.NAMED);
    }

    /** The members that a step asks, by name. */
    public List<Member> members(UUID partnershipId, Whom whom) {
        String condition = switch (whom) {
            case NAMED -> "true";
            case UNCOMMITTED -> """
                            pa.participation = 'ACCEPTED' and not exists (
                              select from commitment c where c.partnership_id = pa.partnership_id
                                 and c.agency_id = pa.agency_id and (c.answer = 'COMMIT' or c.settled))""";
            case UNASSESSED -> """
                            pa.participation = 'ACCEPTED' and not exists (
                              select from readiness r where r.partnership_id = pa.partnership_id
                                 and r.agency_id = pa.agency_id)""";
        };
        return jdbc.sql("""
                        select pa.partnership_id, pa.agency_id, a.name as agency_name, pa.participation,
                               pa.representative_id, pa.second_id, pa.senior_officer_id, pa.reason
                          from partnership_agency pa join agency a on a.id = pa.agency_id
                         where pa.partnership_id = ? and %s order by a.name""".formatted(condition))
                .param(partnershipId)
                .query(Member.class)
                .list();
    }

    /** Records who else speaks for an agency; null for nobody named. */
    public void nameSpeakers(UUID id, String agencyId, @Nullable String secondId, @Nullable String seniorOfficerId) {
        jdbc.sql("""
                        update partnership_agency set second_id = :second, senior_officer_id = :senior
                         where partnership_id = :id and agency_id = :agency""")
                .param("second", blankToNull(secondId))
                .param("senior", blankToNull(seniorOfficerId))
                .param("id", id)
                .param("agency", agencyId)
                .update();
        touch(id);
    }

    /** What sample data supposed about this partnership. */
    public List<String> assumptions(UUID partnershipId) {
        return jdbc.sql("select statement from assumption where partnership_id = ? order by id")
                .param(partnershipId)
                .query(String.class)
                .list();
    }

    public void addAssumption(UUID partnershipId, String statement) {
        jdbc.sql("insert into assumption (partnership_id, statement) values (?, ?) on conflict do nothing")
                .param(partnershipId)
                .param(statement)
                .update();
    }

    /** Stores a new partnership. Returns false, and changes nothing, when the id is already there. */
    public boolean insert(Partnership p) {
        int rows = jdbc.sql("""
                        insert into partnership (id, name, target_group, rationale, initiating_body_id, proposer_id,
                                                 lead_officer_id, stage, standing, proposed_at)
                        values (:id, :name, :targetGroup, :rationale, :body, :proposer, :lead, :stage, :standing, :at)
                        on conflict (id) do nothing""")
                .param("id", p.id())
                .param("name", p.name())
                .param("targetGroup", p.targetGroup())
                .param("rationale", p.rationale())
                .param("body", p.initiatingBodyId())
                .param("proposer", p.proposerId())
                .param("lead", p.leadOfficerId())
                .param("stage", p.stage().name())
                .param("standing", p.standing().name())
                .param("at", Times.utc(p.proposedAt()))
                .update();
        changed.add(ChangedDocuments.Type.PARTNERSHIP, p.id());
        return rows == 1;
    }

    /** Changes what the proposal says. */
    public void updateProposal(UUID id, String name, String targetGroup, String rationale) {
        jdbc.sql("""
                        update partnership set name = :name, target_group = :targetGroup, rationale = :rationale,
                               version = version + 1 where id = :id""")
                .param("name", name)
                .param("targetGroup", targetGroup)
                .param("rationale", rationale)
                .param("id", id)
                .update();
        changed.add(ChangedDocuments.Type.PARTNERSHIP, id);
    }

    /** Names exactly these agencies, none of them asked yet. */
    public void nameAgencies(UUID id, List<String> agencyIds) {
        jdbc.sql("delete from partnership_agency where partnership_id = ?")
                .param(id)
                .update();
        for (String agencyId : agencyIds) {
            jdbc.sql("insert into partnership_agency (partnership_id, agency_id, participation) values (?, ?, ?)")
                    .param(id)
                    .param(agencyId)
                    .param(Participation.NAMED.name())
                    .update();
        }
        touch(id);
    }

    /** Adds an agency that takes part already; {@code secondId} is blank when nobody else is named. */
    public void addMember(UUID id, String agencyId, String representativeId, @Nullable String secondId) {
        jdbc.sql("""
                        insert into partnership_agency (partnership_id, agency_id, participation, representative_id, second_id)
                        values (:id, :agency, :participation, :representative, :second)""")
                .param("id", id)
                .param("agency", agencyId)
                .param("participation", Participation.ACCEPTED.name())
                .param("representative", representativeId)
                .param("second", blankToNull(secondId))
                .update();
        touch(id);
    }

    /** Records how far an agency has come. */
    public void updateMember(
            UUID id,
            String agencyId,
            Participation participation,
            @Nullable String representativeId,
            @Nullable String reason) {
        jdbc.sql("""
                        update partnership_agency set participation = :participation,
                               representative_id = :representative, reason = :reason
                         where partnership_id = :id and agency_id = :agency""")
                .param("participation", participation.name())
                .param("representative", blankToNull(representativeId))
                .param("reason", blankToNull(reason))
                .param("id", id)
                .param("agency", agencyId)
                .update();
        touch(id);
    }

    /** Records that an agency did not answer; one that had joined before, and was asked something else, stays. */
    public void missAnswer(UUID id, String agencyId) {
        jdbc.sql("""
                        update partnership_agency set participation = :missed, representative_id = null, reason = null
                         where partnership_id = :id and agency_id = :agency and participation = :asked""")
                .param("missed", Participation.NOT_ANSWERED.name())
                .param("asked", Participation.ASKED.name())
                .param("id", id)
                .param("agency", agencyId)
                .update();
        touch(id);
    }

    /** Records where the partnership stands. Returns whether that changed anything. */
    public boolean updateStanding(UUID id, Standing standing) {
        int rows =
                jdbc.sql("""
                        update partnership set standing = :standing, version = version + 1
                         where id = :id and standing <> :standing""").param("standing", standing.name()).param("id", id).update();
        changed.add(ChangedDocuments.Type.PARTNERSHIP, id);
        return rows == 1;
    }

    /** Records why the partnership will stand where it will. */
    public void updateStandingReason(UUID id, @Nullable String reason) {
        jdbc.sql("update partnership set standing_reason = :reason, version = version + 1 where id = :id")
                .param("reason", blankToNull(reason))
                .param("id", id)
                .update();
        changed.add(ChangedDocuments.Type.PARTNERSHIP, id);
    }

    /**
     * Makes this process instance the partnership's one lifecycle.
     *
     * @return false when another instance already is
     */
    public boolean claimLifecycle(UUID id, long processInstanceKey) {
        return jdbc.sql("""
                        update partnership set lifecycle_key = :key
                         where id = :id and (lifecycle_key is null or lifecycle_key = :key)""").param("key", processInstanceKey).param("id", id).update() == 1;
    }

    private void touch(UUID id) {
        jdbc.sql("update partnership set version = version + 1 where id = ?")
                .param(id)
                .update();
        changed.add(ChangedDocuments.Type.PARTNERSHIP, id);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

package org.concordat.store.access;

import java.util.List;
import java.util.UUID;
import org.concordat.domain.directory.Function;
import org.concordat.domain.time.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who may see and do what. The rules for requests and partnerships are the database functions {@code request_person} and
 * {@code partnership_person} of the business day, so that a list and a single page can never disagree. What no rule
 * allows is denied.
 */
@Repository
public class Access {

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    public Access(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether this person may open and answer this request, in person or as a deputy. */
    public boolean mayAnswer(String personId, UUID requestId) {
        return existsToday(
                "select exists (select from request_person(:today) where request_id = :id and person_id = :person)",
                requestId,
                personId);
    }

    /** Whether this person may see this partnership. */
    public boolean maySee(String personId, UUID partnershipId) {
        return existsToday(
                "select exists (select from partnership_person(:today) where partnership_id = :id and person_id = :person)",
                partnershipId,
                personId);
    }

    /** Whether this person may propose a partnership: anybody who acts for an agency or sits in a body. */
    public boolean mayPropose(String personId) {
        return jdbc.sql("""
                        select exists (select from appointment a join person p on p.id = a.person_id and p.active
                                        where a.person_id = :person and (a.agency_id is not null or a.body_id is not null))""").param("person", personId).query(Boolean.class).single();
    }

    /** Whether this person may register a partnership that is running: who may propose one, and administrators. */
    public boolean mayRegister(String personId) {
        return mayPropose(personId) || mayAdministrate(personId);
    }

    /** Whether this person runs the system: sees the directory, deliveries and incidents. */
    public boolean mayAdministrate(String personId) {
        return functionsOf(personId).contains(Function.ADMINISTRATOR);
    }

    /** Whether somebody may enter when a person is away: the person, and administrators for everybody. */
    public boolean mayEnterAbsence(String actorId, String personId) {
        return actorId.equals(personId) || mayAdministrate(actorId);
    }

    /**
     * Whether this person may say what is expected of each agency: proposer and lead officer, until the set-up is decided.
     */
    public boolean mayExpect(String personId, UUID partnershipId) {
        return exists("""
                select exists (select from partnership join person p on p.id in (proposer_id, lead_officer_id) and p.active
                                where partnership.id = :id and p.id = :person and standing = 'PROPOSED')""", partnershipId, personId);
    }

    /** Whether this person may move the deadlines of a partnership's requests: its lead officer. */
    public boolean mayMoveDeadlines(String personId, UUID partnershipId) {
        return exists("""
                select exists (select from partnership join person p on p.id = lead_officer_id and p.active
                                where partnership.id = :id and lead_officer_id = :person)""", partnershipId, personId);
    }

    /**
     * Whether this person may keep what belongs to a partnership, its risk register and its documents: its lead officer,
     * whoever speaks for an agency that takes part, and who chairs or coordinates it or owns its budget. Whoever may not
     * see it may not keep it either.
     */
    public boolean mayKeep(String personId, UUID partnershipId) {
        return existsToday("""
                select exists (select from person p
                                 join partnership_person(:today) seen on seen.person_id = p.id and seen.partnership_id = :id
                                where p.id = :person and (
                   exists (select from partnership where id = :id and lead_officer_id = p.id)
                or exists (select from partnership_agency where partnership_id = :id and participation = 'ACCEPTED'
                              and p.id in (representative_id, second_id, senior_officer_id))
                or exists (select from governance where partnership_id = :id
                              and p.id in (chair_id, chair_deputy_id, coordinator_id, coordinator_deputy_id,
                                           budget_owner_id, budget_owner_deputy_id))))""", partnershipId, personId);
    }

    /**
     * Whether this person may arrange how an agency without an account answers this request, by a link or by word of
     * mouth: the lead officer of its partnership, who may move its deadline, too.
     */
    public boolean mayArrangeAnswer(String personId, UUID requestId) {
        return exists("""
                select exists (select from request r join partnership on partnership.id = r.partnership_id
                                 join person p on p.id = lead_officer_id and p.active
                                where r.id = :id and r.agency_id is not null and lead_officer_id = :person)""", requestId, personId);
    }

    /** Whether whoever was let in by this link may answer this request: only the one request that the link is for. */
    public boolean mayAnswerByLink(UUID linkId, UUID requestId) {
        return jdbc.sql("select exists (select from open_answer_link where id = :link and request_id = :request)")
                .param("link", linkId)
                .param("request", requestId)
                .query(Boolean.class)
                .single();
    }

    /** The functions this active person holds, each once. */
    public List<Function> functionsOf(String personId) {
        return jdbc.sql("""
                        select distinct function from appointment a join person p on p.id = a.person_id and p.active
                         where a.person_id = ?""").param(personId).query(Function.class).list();
    }

    private boolean existsToday(String sql, UUID id, String personId) {
        return jdbc.sql(sql)
                .param("today", clock.today())
                .param("id", id)
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    private boolean exists(String sql, UUID id, String personId) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }
}

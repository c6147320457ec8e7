package org.concordat.store.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.concordat.store.index.ChangedDocuments;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes and reads the audit of partnerships. */
@Repository
public class Events {

    /** What can happen to a partnership. The label is what people read in its timeline. */
    public enum Kind {
        PROPOSED("Partnership proposed"),
        REGISTERED("Running partnership registered"),
        SET_UP_STARTED("Set-up started"),
        PROPOSAL_SENT("Proposal checked and sent to the agencies"),
        CHANGE_ASKED("Change of the proposal asked for"),
        PROPOSAL_CHANGED("Proposal changed"),
        TIER_CHOSEN("Another tier chosen than suggested"),
        NEEDS_DESCRIBED("Needs described"),
        PROPOSAL_WITHDRAWN("Proposal withdrawn"),
        AGENCY_ASKED("Agency asked to take part"),
        AGENCY_ASKED_QUESTION("Agency asked something before it answers"),
        QUESTION_ANSWERED("Question of an agency answered"),
        QUESTION_NOT_ANSWERED("Question of an agency not answered in time"),
        AGENCY_ASKED_AGAIN("Agency asked again"),
        NEXT_LEVEL_ASKED("Senior officer asked, because nobody had answered"),
        EXPECTATION_ENTERED("What is expected of an agency entered"),
        AGENCY_ACCEPTED("Agency takes part"),
        AGENCY_DECLINED("Agency does not take part"),
        AGENCY_NOT_ANSWERED("Agency did not answer in time"),
        COMMITMENT_ASKED("Senior officer asked to commit the agency"),
        COMMITMENT_GIVEN("Agency committed"),
        COMMITMENT_RESERVED("Agency committed with a reservation"),
        COMMITMENT_REFUSED("Commitment refused"),
        COMMITMENTS_SETTLED("Commitments settled"),
        AGENCY_LEFT_OUT("Agency left out for want of commitment"),
        READINESS_ASKED("Agency asked how ready it is"),
        READINESS_ASSESSED("Readiness assessed"),
        PREPARATION_PLANNED("Preparation planned"),
        GOVERNANCE_AGREED("Governance agreed"),
        RISK_ENTERED("Risk entered"),
        RISK_CHANGED("Risk changed"),
        RISK_CLOSED("Risk closed"),
        RISK_OPENED_AGAIN("Risk opened again"),
        FIRST_RISKS_RATED("First risks rated"),
        DOCUMENT_ADDED("Document added"),
        DOCUMENT_RENEWED("New version of a document added"),
        DOCUMENT_WITHDRAWN("Document withdrawn"),
        LATE_ANSWER("Answer came after the deadline"),
        REMINDED("Reminder sent"),
        DEPUTY_TOLD("Deputy told"),
        DEADLINE_MOVED("Deadline moved"),
        LINK_SENT("Link to answer without an account sent"),
        LINK_WITHDRAWN("Link to answer withdrawn"),
        ANSWERED_BY_LINK("Answer came by link"),
        ANSWER_ENTERED("Answer entered for an agency"),
        SET_UP_APPROVED("Set-up approved"),
        SET_UP_CHANGE_ASKED("Change asked for before the set-up is decided"),
        SET_UP_STOPPED("Set-up stopped"),
        SET_UP("Partnership set up"),
        STOPPED("Partnership stopped"),
        WITHDRAWN("Partnership withdrawn");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The words people read. */
        public String label() {
            return label;
        }
    }

    /** One entry, as stored. */
    public record Event(
            long id,
            UUID partnershipId,
            @Nullable UUID requestId,
            @Nullable String agencyId,
            @Nullable String actorId,
            Kind kind,
            @Nullable String note,
            Instant at) {}

    /** What is being recorded; the fluent methods add what is known. */
    public record NewEvent(
            UUID partnershipId,
            Kind kind,
            Instant at,
            @Nullable UUID requestId,
            @Nullable String agencyId,
            @Nullable String actorId,
            @Nullable String note) {

        public static NewEvent of(UUID partnershipId, Kind kind, Instant at) {
            return new NewEvent(partnershipId, kind, at, null, null, null, null);
        }

        public NewEvent by(@Nullable String personId) {
            return new NewEvent(partnershipId, kind, at, requestId, agencyId, personId, note);
        }

        public NewEvent about(@Nullable UUID request, @Nullable String agency) {
            return new NewEvent(partnershipId, kind, at, request, agency, actorId, note);
        }

        public NewEvent saying(@Nullable String text) {
            return new NewEvent(
                    partnershipId,
                    kind,
                    at,
                    requestId,
                    agencyId,
                    actorId,
                    text == null || text.isBlank() ? null : text);
        }
    }

    private static final String COLUMNS = "id, partnership_id, request_id, agency_id, actor_id, kind, note, at";

    private final JdbcClient jdbc;
    private final ChangedDocuments changed;

    public Events(JdbcClient jdbc, ChangedDocuments changed) {
        this.jdbc = jdbc;
        this.changed = changed;
    }

    /** Records it in the caller's transaction. */
    public void record(NewEvent event) {
        long id = jdbc.sql("""
                        insert into event (partnership_id, request_id, agency_id, actor_id, kind, note, at)
                        values (:partnership, :request, :agency, :actor, :kind, :note, :at) returning id""")
                .param("partnership", event.partnershipId())
                .param("request", event.requestId())
                .param("agency", event.agencyId())
                .param("actor", event.actorId())
                .param("kind", event.kind().name())
                .param("note", event.note())
                .param("at", Times.utc(event.at()))
                .query(Long.class)
                .single();
        changed.add(ChangedDocuments.Type.EVENT, id);
    }

    /** Everything recorded about a partnership, oldest first. */
    public List<Event> of(UUID partnershipId) {
        return jdbc.sql("select " + COLUMNS + " from event where partnership_id = ? order by id")
                .param(partnershipId)
                .query(Event.class)
                .list();
    }

    public List<Event> byIds(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select " + COLUMNS + " from event where id in (:ids)")
                        .param("ids", ids)
                        .query(Event.class)
                        .list();
    }
}

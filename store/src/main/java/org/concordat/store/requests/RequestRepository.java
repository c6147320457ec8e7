package org.concordat.store.requests;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.directory.Person;
import org.concordat.domain.requests.Outcome;
import org.concordat.domain.requests.RequestState;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.index.ChangedDocuments;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes requests. */
@Repository
public class RequestRepository {

    /** A request as it appears in somebody's list of work. */
    public record Work(UUID requestId, boolean asDeputy) {}

    private static final String COLUMNS =
            "id, partnership_id, agency_id, process_id, process_instance_key, element_id, round, scope_key, form_id,"
                    + " title, function, body_id, person_id, state, outcome, opened_at, remind_at, deputy_at, due_at,"
                    + " closed_at, submission_id, task_key, form_key, task_state, follows_id, version";

    private final JdbcClient jdbc;
    private final ChangedDocuments changed;
    private final BusinessClock clock;

    public RequestRepository(JdbcClient jdbc, ChangedDocuments changed, BusinessClock clock) {
        this.jdbc = jdbc;
        this.changed = changed;
        this.clock = clock;
    }

    public Optional<Request> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from request where id = ?")
                .param(id)
                .query(Request.class)
                .optional();
    }

    /** @throws IllegalStateException when there is none */
    public Request get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("No request " + id));
    }

    /** Reads and locks a request until the end of the transaction: whoever locks first decides the race. */
    public Optional<Request> lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from request where id = ? for update")
                .param(id)
                .query(Request.class)
                .optional();
    }

    public List<Request> ofPartnership(UUID partnershipId) {
        return jdbc.sql("select " + COLUMNS + " from request where partnership_id = ? order by opened_at, id")
                .param(partnershipId)
                .query(Request.class)
                .list();
    }

    public Optional<Request> byScope(long scopeKey) {
        return jdbc.sql("select " + COLUMNS + " from request where scope_key = ?")
                .param(scopeKey)
                .query(Request.class)
                .optional();
    }

    public Optional<Request> byTask(long taskKey) {
        return jdbc.sql("select " + COLUMNS + " from request where task_key = ?")
                .param(taskKey)
                .query(Request.class)
                .optional();
    }

    /** The request to a person or body that one scope made. */
    public Optional<Request> byOrigin(long originKey) {
        return jdbc.sql("select " + COLUMNS + " from request where origin_key = ? and agency_id is null")
                .param(originKey)
                .query(Request.class)
                .optional();
    }

    /** What one job made for agencies, in the order of their names. */
    public List<Request> madeBy(long originKey) {
        return jdbc.sql("select " + COLUMNS + " from request where origin_key = ? and agency_id is not null"
                        + " order by (select name from agency where agency.id = request.agency_id)")
                .param(originKey)
                .query(Request.class)
                .list();
    }

    /** Open requests that wait for this person, in person or as a deputy, with a task in the engine; soonest due first. */
    public List<Work> workOf(String personId) {
        return jdbc.sql("""
                        select r.id as request_id, rp.as_deputy
                          from request r join request_person(:today) rp on rp.request_id = r.id
                         where rp.person_id = :person and r.state = 'OPEN' and r.task_key is not null
                         order by r.due_at nulls last, r.opened_at""")
                .param("today", clock.today())
                .param("person", personId)
                .query(Work.class)
                .list();
    }

    /** The people a request is put to, deputies left out. */
    public List<Person> addressees(UUID requestId) {
        return people(requestId, false);
    }

    /** The people who may stand in. */
    public List<Person> deputies(UUID requestId) {
        return people(requestId, true);
    }

    private List<Person> people(UUID requestId, boolean asDeputy) {
        return jdbc.sql("""
                        select p.id, p.name, p.email, p.active, p.assumed
                          from request_person(:today) rp join person p on p.id = rp.person_id
                         where rp.request_id = :id and rp.as_deputy = :deputy order by p.name, p.id""")
                .param("today", clock.today())
                .param("id", requestId)
                .param("deputy", asDeputy)
                .query(Person.class)
                .list();
    }

    /** How many rounds of this question the process instance has seen. */
    public int rounds(long processInstanceKey, String elementId, @Nullable String agencyId) {
        return jdbc.sql("""
                        select coalesce(max(round), 0) from request
                         where process_instance_key = :instance and element_id = :element
                           and agency_id is not distinct from :agency""")
                .param("instance", processInstanceKey)
                .param("element", elementId)
                .param("agency", agencyId)
                .query(Integer.class)
                .single();
    }

    /** Adds a request; {@code originKey} makes a repeated job fail here instead of adding a second one. */
    public void insert(Request r, long originKey) {
        jdbc.sql("""
                        insert into request (id, partnership_id, agency_id, process_id, process_instance_key, element_id,
                               round, origin_key, scope_key, form_id, title, function, body_id, person_id, state,
                               opened_at, remind_at, deputy_at, due_at, task_key, form_key, task_state,
                               follows_id)
                        values (:id, :partnership, :agency, :process, :instance, :element, :round, :origin, :scope, :form,
                               :title, :function, :body, :person, :state, :opened, :remind, :deputy, :due, :task,
                               :formKey, :taskState, :follows)""")
                .param("id", r.id())
                .param("partnership", r.partnershipId())
                .param("agency", r.agencyId())
                .param("process", r.processId())
                .param("instance", r.processInstanceKey())
                .param("element", r.elementId())
                .param("round", r.round())
                .param("origin", originKey)
                .param("scope", r.scopeKey())
                .param("form", r.formId())
                .param("title", r.title())
                .param("function", r.function() == null ? null : r.function().name())
                .param("body", r.bodyId())
                .param("person", r.personId())
                .param("state", r.state().name())
                .param("opened", Times.utc(r.openedAt()))
                .param("remind", Times.utcOrNull(r.remindAt()))
                .param("deputy", Times.utcOrNull(r.deputyAt()))
                .param("due", Times.utcOrNull(r.dueAt()))
                .param("task", r.taskKey())
                .param("formKey", r.formKey())
                .param("taskState", r.taskState())
                .param("follows", r.followsId())
                .update();
        changed.add(ChangedDocuments.Type.REQUEST, r.id());
    }

    /** The scope has started: its key and its deadlines are known. */
    public void enterScope(UUID id, long scopeKey, Deadlines deadlines) {
        jdbc.sql("""
                        update request set scope_key = :scope, remind_at = :remind, deputy_at = :deputy, due_at = :due,
                               version = version + 1 where id = :id""")
                .param("scope", scopeKey)
                .param("remind", Times.utc(deadlines.remindAt()))
                .param("deputy", Times.utc(deadlines.deputyAt()))
                .param("due", Times.utc(deadlines.dueAt()))
                .param("id", id)
                .update();
        changed.add(ChangedDocuments.Type.REQUEST, id);
    }

    /** Moves the deadlines. */
    public void move(UUID id, Deadlines deadlines) {
        jdbc.sql("""
                        update request set remind_at = :remind, deputy_at = :deputy, due_at = :due,
                               version = version + 1 where id = :id""")
                .param("remind", Times.utc(deadlines.remindAt()))
                .param("deputy", Times.utc(deadlines.deputyAt()))
                .param("due", Times.utc(deadlines.dueAt()))
                .param("id", id)
                .update();
        changed.add(ChangedDocuments.Type.REQUEST, id);
    }

    /** Closes a request, with the submission that answered it if there is one. */
    public void close(
            UUID id, RequestState state, @Nullable Outcome outcome, @Nullable UUID submissionId, Instant closedAt) {
        jdbc.sql("""
                        update request set state = :state, outcome = :outcome, submission_id = :submission,
                               closed_at = :at, version = version + 1 where id = :id""")
                .param("state", state.name())
                .param("outcome", outcome == null ? null : outcome.name())
                .param("submission", submissionId)
                .param("at", Times.utc(closedAt))
                .param("id", id)
                .update();
        changed.add(ChangedDocuments.Type.REQUEST, id);
    }

    /** What the follower learnt about the task of a request. Returns whether anything changed. */
    public boolean linkTask(UUID id, long taskKey, @Nullable Long formKey, String taskState) {
        int rows = jdbc.sql("""
                        update request set task_key = :task, form_key = coalesce(:form, form_key), task_state = :state,
                               version = version + 1
                         where id = :id and (task_key is distinct from :task or task_state is distinct from :state)""")
                .param("task", taskKey)
                .param("form", formKey)
                .param("state", taskState)
                .param("id", id)
                .update();
        if (rows == 1) {
            changed.add(ChangedDocuments.Type.REQUEST, id);
        }
        return rows == 1;
    }
}

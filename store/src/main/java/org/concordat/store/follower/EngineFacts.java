package org.concordat.store.follower;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the follower learnt about the engine that lists and links need even when the index is lost. */
@Repository
public class EngineFacts {

    /** An incident that has not been resolved. */
    public record Incident(
            long incidentKey,
            long processInstanceKey,
            String processId,
            String elementId,
            long elementInstanceKey,
            @Nullable Long jobKey,
            String errorType,
            Instant raisedAt) {}

    private final JdbcClient jdbc;

    public EngineFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void instanceStarted(
            long instanceKey, String processId, int version, @Nullable Long parentInstanceKey, Instant at) {
        jdbc.sql("""
                        insert into engine_instance (instance_key, process_id, process_version, parent_instance_key, state, started_at)
                        values (:key, :process, :version, :parent, 'ACTIVE', :at) on conflict (instance_key) do nothing""")
                .param("key", instanceKey)
                .param("process", processId)
                .param("version", version)
                .param("parent", parentInstanceKey)
                .param("at", Times.utc(at))
                .update();
    }

    /** An instance runs another version of its process from now on. */
    public void instanceMigrated(long instanceKey, int version) {
        jdbc.sql("update engine_instance set process_version = :version where instance_key = :key")
                .param("version", version)
                .param("key", instanceKey)
                .update();
    }

    public void instanceEnded(long instanceKey, String state, Instant at) {
        jdbc.sql("update engine_instance set state = :state, ended_at = :at where instance_key = :key")
                .param("state", state)
                .param("at", Times.utc(at))
                .param("key", instanceKey)
                .update();
    }

    /** The partnership of an instance or of its nearest ancestor that has one. */
    public Optional<UUID> partnershipOf(long instanceKey) {
        return jdbc.sql("""
                        with recursive ancestor as (
                          select :key::bigint as instance_key, 0 as distance
                          union all
                          select i.parent_instance_key, a.distance + 1
                            from ancestor a join engine_instance i on i.instance_key = a.instance_key
                           where i.parent_instance_key is not null and a.distance < 50)
                        select p.id from ancestor a join partnership p on p.lifecycle_key = a.instance_key
                         order by a.distance limit 1""").param("key", instanceKey).query(UUID.class).optional();
    }

    public void taskScope(long elementInstanceKey, long scopeKey, long processInstanceKey) {
        jdbc.sql("""
                        insert into engine_task_scope (element_instance_key, scope_key, process_instance_key)
                        values (?, ?, ?) on conflict do nothing""")
                .param(elementInstanceKey)
                .param(scopeKey)
                .param(processInstanceKey)
                .update();
    }

    /** The scope that encloses a user task's element instance, once its record has been read. */
    public Optional<Long> scopeOf(long elementInstanceKey) {
        return jdbc.sql("select scope_key from engine_task_scope where element_instance_key = ?")
                .param(elementInstanceKey)
                .query(Long.class)
                .optional();
    }

    public void incidentRaised(Incident incident) {
        jdbc.sql("""
                        insert into engine_incident (incident_key, process_instance_key, process_id, element_id,
                               element_instance_key, job_key, error_type, raised_at)
                        values (:key, :instance, :process, :element, :elementInstance, :job, :type, :at)
                        on conflict (incident_key) do nothing""")
                .param("key", incident.incidentKey())
                .param("instance", incident.processInstanceKey())
                .param("process", incident.processId())
                .param("element", incident.elementId())
                .param("elementInstance", incident.elementInstanceKey())
                .param("job", incident.jobKey())
                .param("type", incident.errorType())
                .param("at", Times.utc(incident.raisedAt()))
                .update();
    }

    public void incidentResolved(long incidentKey, Instant at) {
        jdbc.sql("update engine_incident set resolved_at = :at where incident_key = :key")
                .param("at", Times.utc(at))
                .param("key", incidentKey)
                .update();
    }

    /** Incidents that wait for an administrator, oldest first. */
    public List<Incident> openIncidents() {
        return jdbc.sql("select " + INCIDENT + " from engine_incident where resolved_at is null order by raised_at")
                .query(Incident.class)
                .list();
    }

    public Optional<Incident> incident(long incidentKey) {
        return jdbc.sql("select " + INCIDENT + " from engine_incident where incident_key = ?")
                .param(incidentKey)
                .query(Incident.class)
                .optional();
    }

    private static final String INCIDENT =
            "incident_key, process_instance_key, process_id, element_id, element_instance_key, job_key, error_type, raised_at";
}

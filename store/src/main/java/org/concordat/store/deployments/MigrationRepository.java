package org.concordat.store.deployments;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which running lifecycles were moved to a later version, and which could not be. */
@Repository
public class MigrationRepository {

    /** A lifecycle that still runs an earlier version; without partnership when none has registered with it. */
    public record NotMoved(
            long instanceKey,
            @Nullable UUID partnershipId,
            @Nullable String partnershipName,
            int fromVersion,
            int toVersion,
            String refusal) {}

    private final JdbcClient jdbc;

    public MigrationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The instances that were moved to this version. */
    public Set<Long> movedTo(int version) {
        return new HashSet<>(
                jdbc.sql("select instance_key from lifecycle_migration where to_version = ? and refusal is null")
                        .param(version)
                        .query(Long.class)
                        .list());
    }

    /** Notes that an instance was moved, in place of what an earlier try left. */
    public void moved(long instanceKey, int fromVersion, int toVersion, Instant at) {
        save(instanceKey, fromVersion, toVersion, null, at);
    }

    /** Notes why an instance was not moved, in place of what an earlier try left. */
    public void refused(long instanceKey, int fromVersion, int toVersion, String why, Instant at) {
        save(instanceKey, fromVersion, toVersion, why, at);
    }

    private void save(long instanceKey, int fromVersion, int toVersion, @Nullable String refusal, Instant at) {
        jdbc.sql("""
                        insert into lifecycle_migration (instance_key, to_version, from_version, refusal, tried_at)
                        values (:key, :to, :from, :refusal, :at)
                        on conflict (instance_key, to_version) do update set from_version = excluded.from_version,
                          refusal = excluded.refusal, tried_at = excluded.tried_at""")
                .param("key", instanceKey)
                .param("to", toVersion)
                .param("from", fromVersion)
                .param("refusal", refusal)
                .param("at", Times.utc(at))
                .update();
    }

    /** The partnership whose lifecycle an instance is, once it has registered. */
    public Optional<UUID> partnershipOf(long instanceKey) {
        return jdbc.sql("select id from partnership where lifecycle_key = ?")
                .param(instanceKey)
                .query(UUID.class)
                .optional();
    }

    /** Lifecycles whose latest try failed and that still run, in an earlier version, by the name of their partnership. */
    public List<NotMoved> notMoved() {
        return jdbc.sql("""
                        select m.instance_key, p.id as partnership_id, p.name as partnership_name, m.from_version,
                               m.to_version, m.refusal
                          from lifecycle_migration m left join partnership p on p.lifecycle_key = m.instance_key
                         where m.refusal is not null
                           and not exists (select from lifecycle_migration later
                                            where later.instance_key = m.instance_key
                                              and later.to_version > m.to_version)
                           and not exists (select from engine_instance i
                                            where i.instance_key = m.instance_key
                                              and (i.state <> 'ACTIVE' or i.process_version >= m.to_version))
                         order by p.name, m.instance_key""").query(NotMoved.class).list();
    }
}

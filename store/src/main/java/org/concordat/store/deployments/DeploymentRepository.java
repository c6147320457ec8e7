package org.concordat.store.deployments;

import java.time.Instant;
import java.util.List;
import org.concordat.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What this application deployed, by stage. */
@Repository
public class DeploymentRepository {

    /** One resource as it was last deployed; {@code checksum} is SHA-256 in hex. */
    public record Deployed(String stage, String resource, String checksum, long resourceKey, int version) {}

    private final JdbcClient jdbc;

    public DeploymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Deployed> ofStage(String stage) {
        return jdbc.sql(
                        "select stage, resource, checksum, resource_key, version from deployed_resource where stage = ?")
                .param(stage)
                .query(Deployed.class)
                .list();
    }

    /** Notes what was deployed, replacing the earlier note of the same resource. */
    public void save(Deployed deployed, Instant at) {
        jdbc.sql("""
                        insert into deployed_resource (stage, resource, checksum, resource_key, version, deployed_at)
                        values (:stage, :resource, :checksum, :key, :version, :at)
                        on conflict (stage, resource) do update set checksum = excluded.checksum,
                          resource_key = excluded.resource_key, version = excluded.version, deployed_at = excluded.deployed_at""")
                .param("stage", deployed.stage())
                .param("resource", deployed.resource())
                .param("checksum", deployed.checksum())
                .param("key", deployed.resourceKey())
                .param("version", deployed.version())
                .param("at", Times.utc(at))
                .update();
    }

    /** Whether anything was deployed after the last platform check that passed. */
    public boolean deployedSincePlatformCheck() {
        return jdbc.sql("""
                        select exists (select from deployed_resource
                                        where deployed_at > coalesce((select max(passed_at) from platform_check), '-infinity'))""").query(Boolean.class).single();
    }

    /** Notes that the platform check has passed. */
    public void savePlatformCheck(Instant at) {
        jdbc.sql("insert into platform_check (passed_at) values (?)")
                .param(Times.utc(at))
                .update();
    }
}

package org.concordat.workers.deploy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets one deployment at a time put models live and move instances to them. */
@Component
public class DeployLease {

    /** Any number that nobody else uses as an advisory lock in this database. */
    private static final long LOCK = 0x436f6e636f726461L;

    private final JdbcClient jdbc;

    public DeployLease(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until nobody else holds it, and holds it until the transaction of the caller ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
    }
}

package org.concordat.store.support;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the store on a migrated {@link EmbeddedDatabase}; the two clocks come from whoever imports this. */
@EnableTransactionManagement
@ComponentScan("org.concordat.store")
@Import(EmbeddedDatabase.class)
public class StoreOnPostgres {

    @Bean(initMethod = "migrate")
    Flyway flyway(DataSource dataSource) {
        return Flyway.configure().dataSource(dataSource).load();
    }

    // Both ask for the migration, so that no part of the store meets a database without tables.

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource, Flyway migrated) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource, Flyway migrated) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
    }
}

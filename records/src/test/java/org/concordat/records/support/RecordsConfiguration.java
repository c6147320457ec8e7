package org.concordat.records.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.concordat.domain.calendar.EnglishWorkingDays;
import org.concordat.domain.calendar.WorkingCalendar;
import org.concordat.domain.time.BusinessClock;
import org.concordat.domain.time.SystemClock;
import org.concordat.local.LocalSettings;
import org.concordat.local.Terminal;
import org.concordat.local.distribution.Distribution;
import org.concordat.local.distribution.Distributions;
import org.concordat.local.process.UnprivilegedUser;
import org.concordat.local.server.ElasticsearchServer;
import org.concordat.records.elasticsearch.SearchStore;
import org.concordat.records.follower.ExportedRecords;
import org.concordat.records.follower.Follower;
import org.concordat.records.follower.RecordConsumer;
import org.concordat.store.follower.Checkpoints;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Store and records on one PostgreSQL and one Elasticsearch for all tests of the run. */
@Configuration
@EnableTransactionManagement
@ComponentScan(
        basePackages = {"org.concordat.store", "org.concordat.records"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = Configuration.class))
class RecordsConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder().start();
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(EmbeddedPostgres postgres) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        HikariDataSource dataSource = new HikariDataSource(config);
        Flyway.configure().dataSource(dataSource).load().migrate();
        return dataSource;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    BusinessClock businessClock() {
        return new BusinessClock(Clock.systemUTC());
    }

    @Bean
    SystemClock systemClock() {
        return new SystemClock(Clock.systemUTC());
    }

    @Bean
    WorkingCalendar workingCalendar() {
        return new EnglishWorkingDays();
    }

    @Bean
    LocalSettings settings() throws IOException {
        return LocalSettings.of(Path.of("target/elasticsearch").toAbsolutePath(), freePortBase());
    }

    @Bean(destroyMethod = "stop")
    ElasticsearchServer elasticsearch(LocalSettings settings) {
        Path distribution = new Distributions(settings.cache(), Terminal.silent()).folder(Distribution.ELASTICSEARCH);
        ElasticsearchServer server = new ElasticsearchServer(settings, distribution, UnprivilegedUser.detect());
        server.stop(); // one that a killed run left behind
        Distributions.deleteTree(settings.data());
        server.start();
        server.awaitHealthy(Duration.ofSeconds(90));
        return server;
    }

    /** Elasticsearch takes the ports four and five above the base. */
    private static int freePortBase() throws IOException {
        while (true) {
            try (ServerSocket http = new ServerSocket(0);
                    ServerSocket transport = new ServerSocket(http.getLocalPort() + 1)) {
                return transport.getLocalPort() - 5;
            } catch (java.net.BindException | IllegalArgumentException e) {
                // the one above is taken: look for another pair
            }
        }
    }

    @Bean(destroyMethod = "close")
    SearchStore searchStore(ElasticsearchServer running, LocalSettings settings) {
        return new SearchStore(settings.elasticsearchUrl());
    }

    @Bean
    Exporter exporter(ElasticsearchServer running, LocalSettings settings) throws IOException, InterruptedException {
        return new Exporter(settings.elasticsearchUrl());
    }

    @Bean
    ExportedRecords exportedRecords(SearchStore store) {
        return new ExportedRecords(store);
    }

    @Bean
    Follower follower(ExportedRecords exported, Checkpoints checkpoints, List<RecordConsumer> consumers) {
        return new Follower(exported, checkpoints, consumers, 1);
    }
}

package org.concordat.records.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreOnPostgres;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Store and records on one PostgreSQL and one Elasticsearch for all tests of the run. */
@Configuration
@Import({StoreOnPostgres.class, Sample.class})
@ComponentScan(
        basePackages = "org.concordat.records",
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = Configuration.class))
class RecordsConfiguration {

    @Bean
    BusinessClock businessClock() {
        return new BusinessClock(Clock.systemUTC());
    }

    @Bean
    SystemClock systemClock() {
        return new SystemClock(Clock.systemUTC());
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

package org.concordat.application.wiring;

import java.time.Clock;
import java.util.List;
import org.concordat.domain.time.BusinessClock;
import org.concordat.domain.time.SystemClock;
import org.concordat.records.elasticsearch.SearchStore;
import org.concordat.records.follower.ExportedRecords;
import org.concordat.records.follower.Follower;
import org.concordat.records.follower.RecordConsumer;
import org.concordat.store.follower.Checkpoints;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The parts that are plain classes. */
@Configuration(proxyBeanMethods = false)
class Wiring {

    /** Nothing can set it. A demo has another one. */
    @Bean
    @Profile("!demo")
    BusinessClock businessClock() {
        return new BusinessClock(Clock.systemUTC());
    }

    @Bean
    SystemClock systemClock() {
        return new SystemClock(Clock.systemUTC());
    }

    @Bean
    SearchStore searchStore(ConcordatSettings settings) {
        return new SearchStore(settings.elasticsearchUrl());
    }

    @Bean
    ExportedRecords exportedRecords(SearchStore store) {
        return new ExportedRecords(store);
    }

    @Bean
    Follower follower(
            ExportedRecords exported,
            Checkpoints checkpoints,
            List<RecordConsumer> consumers,
            ConcordatSettings settings) {
        return new Follower(exported, checkpoints, consumers, settings.enginePartitions());
    }
}

package org.concordat.portal.support;

import java.time.Clock;
import java.util.List;
import org.concordat.domain.time.BusinessClock;
import org.concordat.domain.time.SystemClock;
import org.concordat.records.elasticsearch.SearchStore;
import org.concordat.records.follower.ExportedRecords;
import org.concordat.records.follower.Follower;
import org.concordat.records.follower.RecordConsumer;
import org.concordat.store.follower.Checkpoints;
import org.concordat.store.support.EmbeddedDatabase;
import org.concordat.store.support.Sample;
import org.concordat.store.support.TestClock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

@SpringBootConfiguration
@EnableAutoConfiguration
@Import({EmbeddedDatabase.class, Sample.class})
@ComponentScan({"org.concordat.store", "org.concordat.records", "org.concordat.portal"})
class PortalConfiguration {

    @Bean
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    BusinessClock businessClock(TestClock clock) {
        return new BusinessClock(clock);
    }

    @Bean
    SystemClock systemClock() {
        return new SystemClock(Clock.systemUTC());
    }

    /** Nothing listens there: the pages must do without. */
    @Bean
    SearchStore searchStore() {
        return new SearchStore("http://127.0.0.1:1");
    }

    @Bean
    Follower follower(SearchStore store, Checkpoints checkpoints, List<RecordConsumer> consumers) {
        return new Follower(new ExportedRecords(store), checkpoints, consumers, 1);
    }
}

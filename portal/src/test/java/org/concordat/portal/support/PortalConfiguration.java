package org.concordat.portal.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.concordat.domain.calendar.EnglishWorkingDays;
import org.concordat.domain.calendar.WorkingCalendar;
import org.concordat.domain.time.BusinessClock;
import org.concordat.domain.time.SystemClock;
import org.concordat.records.elasticsearch.SearchStore;
import org.concordat.records.follower.ExportedRecords;
import org.concordat.records.follower.Follower;
import org.concordat.records.follower.RecordConsumer;
import org.concordat.store.follower.Checkpoints;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"org.concordat.store", "org.concordat.records", "org.concordat.portal"})
class PortalConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder().start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
        return org.springframework.boot.jdbc.DataSourceBuilder.create()
                .url(postgres.getJdbcUrl("postgres", "postgres"))
                .build();
    }

    @Bean
    OfficeClock officeClock() {
        return new OfficeClock();
    }

    @Bean
    BusinessClock businessClock(OfficeClock clock) {
        return new BusinessClock(clock);
    }

    @Bean
    SystemClock systemClock() {
        return new SystemClock(Clock.systemUTC());
    }

    @Bean
    WorkingCalendar workingCalendar() {
        return new EnglishWorkingDays();
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

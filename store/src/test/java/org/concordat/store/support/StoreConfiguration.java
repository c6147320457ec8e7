package org.concordat.store.support;

import org.concordat.domain.time.BusinessClock;
import org.concordat.domain.time.SystemClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The store on a real PostgreSQL, with both clocks following one {@link TestClock}. */
@Import(StoreOnPostgres.class)
public class StoreConfiguration {

    @Bean
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    BusinessClock businessClock(TestClock clock) {
        return new BusinessClock(clock);
    }

    @Bean
    SystemClock systemClock(TestClock clock) {
        return new SystemClock(clock);
    }
}

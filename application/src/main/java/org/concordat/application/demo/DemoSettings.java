package org.concordat.application.demo;

import java.io.IOException;
import java.time.LocalDate;
import org.concordat.application.local.FirstDirectory;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.time.BusinessClock;
import org.concordat.domain.time.SystemClock;
import org.concordat.store.directory.DirectoryFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The cases of this demo, their people as the directory of a first start, and the time in which they are played. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoSettings {

    @Bean
    DemoProgramme demoProgramme(
            @Value("${concordat.demo.case:1}") String number, @Value("${concordat.demo.file:}") String file)
            throws IOException {
        return DemoProgramme.of(number, file);
    }

    @Bean
    FirstDirectory caseDirectory(DemoProgramme programme) {
        return new FirstDirectory() {
            @Override
            public String origin() {
                return programme.origin();
            }

            @Override
            public DirectoryFile read() {
                return programme.directory();
            }
        };
    }

    /** The launcher says what today is, so that deployment and demo agree on it over midnight. */
    @Bean
    DemoCalendar demoCalendar(
            DemoProgramme programme,
            SystemClock machine,
            @Value("${concordat.demo.today:}") String today,
            @Value("${concordat.demo.until:}") String until) {
        String day = today.isBlank()
                ? LocalDate.ofInstant(machine.now(), Deadlines.OFFICE_ZONE).toString()
                : today;
        return DemoCalendar.of(day, until, programme.plans().size());
    }

    @Bean
    DemoClock demoClock(SystemClock machine) {
        return new DemoClock(machine.source());
    }

    @Bean
    BusinessClock businessClock(DemoClock clock) {
        return new BusinessClock(clock);
    }
}

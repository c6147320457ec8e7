package org.concordat.application.demo;

import java.io.IOException;
import org.concordat.application.local.FirstDirectory;
import org.concordat.store.directory.DirectoryFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The case of this demo, and its people as the directory of a first start. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoSettings {

    @Bean
    DemoPlan demoPlan(@Value("${concordat.demo.case:1}") String number) throws IOException {
        return DemoPlan.ofCase(number);
    }

    @Bean
    FirstDirectory caseDirectory(DemoPlan plan) {
        return new FirstDirectory() {
            @Override
            public String origin() {
                return plan.file().id();
            }

            @Override
            public DirectoryFile read() {
                return plan.directory().file();
            }
        };
    }
}

package org.concordat.application.demo;

import java.io.IOException;
import org.concordat.application.local.FirstDirectory;
import org.concordat.store.directory.DirectoryFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The cases of this demo, and their people as the directory of a first start. */
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
}

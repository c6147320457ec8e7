package org.concordat.application;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Concordat: the portal, the job workers and the follower in one process. */
@SpringBootApplication(scanBasePackages = "org.concordat")
@ConfigurationPropertiesScan("org.concordat")
public class ConcordatApplication {

    public static void main(String[] args) {
        ConfigurableApplicationContext context = SpringApplication.run(ConcordatApplication.class, args);
        if (context.getEnvironment().matchesProfiles("deploy")) {
            System.exit(SpringApplication.exit(context));
        }
    }
}

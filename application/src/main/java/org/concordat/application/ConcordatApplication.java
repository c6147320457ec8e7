package org.concordat.application;

import org.concordat.application.demo.CaseCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Concordat: the portal, the job workers and the follower in one process. */
@SpringBootApplication(scanBasePackages = "org.concordat")
@ConfigurationPropertiesScan("org.concordat")
public class ConcordatApplication {

    public static void main(String[] args) {
        if (CaseCheck.isAskedFor(args)) {
            System.exit(CaseCheck.run(args));
        }
        ConfigurableApplicationContext context = SpringApplication.run(ConcordatApplication.class, args);
        // Stopped from outside meanwhile, it is closed already and ends by itself.
        if (context.getEnvironment().matchesProfiles("deploy | demo") && context.isActive()) {
            System.exit(SpringApplication.exit(context));
        }
    }
}

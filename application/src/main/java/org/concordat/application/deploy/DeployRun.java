package org.concordat.application.deploy;

import java.io.IOException;
import java.util.List;
import org.concordat.workers.deploy.Deployer;
import org.concordat.workers.deploy.Deployer.Outcome;
import org.concordat.workers.deploy.Deployer.StageResult;
import org.concordat.workers.deploy.PlatformCheck;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Runs with profile {@code deploy}: puts changed models live, checks that the engine's records arrive, says what
 * happened and ends.
 */
@Component
@Profile("deploy")
class DeployRun implements ApplicationRunner, ExitCodeGenerator {

    private final Deployer deployer;
    private final PlatformCheck check;
    private final boolean replace;
    private int exitCode;

    DeployRun(Deployer deployer, PlatformCheck check, @Value("${concordat.deploy.replace:false}") boolean replace) {
        this.deployer = deployer;
        this.check = check;
        this.replace = replace;
    }

    @Override
    public void run(ApplicationArguments args) throws IOException, InterruptedException {
        List<StageResult> results = deployer.deploy(replace);
        results.forEach(DeployRun::say);
        if (results.stream().anyMatch(result -> result.outcome() == Outcome.LEFT_ALONE)) {
            System.err.println("Some models in the engine are not ours and were left as they are."
                    + " Run './concordat deploy --replace' to put the product's models over them.");
            exitCode = 3;
        }
        if (deployer.needsPlatformCheck()) {
            checkPlatform();
        }
    }

    private void checkPlatform() throws IOException, InterruptedException {
        List<String> missing = check.run();
        if (missing.isEmpty()) {
            deployer.platformCheckPassed();
            System.out.println("Platform check: every record type reaches Elasticsearch");
        } else {
            System.err.println("Platform check: no record of these types reached Elasticsearch within 30 seconds: "
                    + String.join(", ", missing)
                    + ". Set the exporter up as docs/operations.md says, before people work with the system.");
            exitCode = 4;
        }
    }

    private static void say(StageResult result) {
        String details = result.details().isEmpty() ? "" : ": " + String.join(", ", result.details());
        String outcome = switch (result.outcome()) {
            case DEPLOYED -> "deployed";
            case UNCHANGED -> "unchanged";
            case LEFT_ALONE -> "left alone";
        };
        System.out.printf("%-12s %s%s%n", result.stage(), outcome, details);
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}

package org.concordat.application.deploy;

import java.io.IOException;
import java.util.List;
import org.concordat.workers.deploy.Deployer;
import org.concordat.workers.deploy.Deployer.Outcome;
import org.concordat.workers.deploy.Deployer.StageResult;
import org.concordat.workers.deploy.PlatformCheck;
import org.concordat.workers.migration.LifecycleMigrations;
import org.concordat.workers.migration.LifecycleMigrations.Left;
import org.concordat.workers.migration.LifecycleMigrations.Report;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Runs with profile {@code deploy}: puts changed models live, checks that the engine's records arrive, moves running
 * partnerships to the version of their lifecycle that is live now, says what happened and ends.
 */
@Component
@Profile("deploy")
class DeployRun implements ApplicationRunner, ExitCodeGenerator {

    /** Something was left as it was, and the lines say what; the launcher goes on. */
    private static final int NOT_EVERYTHING = 3;

    private static final int RECORDS_MISSING = 4;

    private final Deployer deployer;
    private final PlatformCheck check;
    private final LifecycleMigrations migrations;
    private final boolean replace;
    private int exitCode;

    DeployRun(
            Deployer deployer,
            PlatformCheck check,
            LifecycleMigrations migrations,
            @Value("${concordat.deploy.replace:false}") boolean replace) {
        this.deployer = deployer;
        this.check = check;
        this.migrations = migrations;
        this.replace = replace;
    }

    @Override
    public void run(ApplicationArguments args) throws IOException, InterruptedException {
        List<StageResult> results = deployer.deploy(replace);
        results.forEach(DeployRun::say);
        if (results.stream().anyMatch(result -> result.outcome() == Outcome.LEFT_ALONE)) {
            System.err.println("Some models in the engine are not ours and were left as they are."
                    + " Run './concordat deploy --replace' to put the product's models over them.");
            exitCode = NOT_EVERYTHING;
        }
        if (deployer.needsPlatformCheck()) {
            checkPlatform();
        }
        if (exitCode == RECORDS_MISSING) {
            System.err.println("Running partnerships were not moved to another version: which version one of them runs"
                    + " is read from the engine's records.");
        } else if (isLive(LifecycleMigrations.STAGE, results)) {
            moveLifecycles();
        }
    }

    private static boolean isLive(String stage, List<StageResult> results) {
        return results.stream()
                .anyMatch(result -> result.stage().equals(stage) && result.outcome() != Outcome.LEFT_ALONE);
    }

    private void moveLifecycles() throws IOException {
        Report report = migrations.run();
        if (report.moved() > 0) {
            System.out.println(inWords(report.moved()) + " moved to version " + report.version() + " of "
                    + LifecycleMigrations.PROCESS);
        }
        if (!report.left().isEmpty()) {
            System.err.println(inWords(report.left().size()) + " could not be moved to version " + report.version()
                    + " of " + LifecycleMigrations.PROCESS + ":");
            report.left().forEach(DeployRun::say);
            System.err.println(
                    "They go on in the version they run. If one has stopped, let it go on (Operations, Stopped"
                            + " processes); then run './concordat deploy' again.");
            exitCode = NOT_EVERYTHING;
        }
    }

    private static String inWords(int partnerships) {
        return partnerships == 1 ? "1 partnership" : partnerships + " partnerships";
    }

    private static void say(Left left) {
        System.err.printf(
                "  %s, version %d: %s%n",
                left.partnershipId()
                        .map(id -> "partnership " + id)
                        .orElse("process instance " + left.instanceKey() + ", not registered yet"),
                left.version(),
                left.why());
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
            exitCode = RECORDS_MISSING;
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

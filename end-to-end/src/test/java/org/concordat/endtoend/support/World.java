package org.concordat.endtoend.support;

import io.camunda.client.CamundaClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.concordat.local.LocalSettings;
import org.concordat.local.PortPlan;
import org.concordat.local.Stack;
import org.concordat.local.Terminal;
import org.concordat.local.distribution.Distributions;
import org.concordat.local.server.Server;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The running product: the stack, the ways into it for checking, and the people who work in it. */
public final class World implements AutoCloseable {

    private static final int FIRST_PORT = 18600;
    private static final int LAST_PORT = 19200;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Stack stack;
    private final Path jar;
    private final ByteArrayOutputStream said;
    private final JdbcClient database;
    private final CamundaClient engine;
    private final Search search;
    private final Mails mails;
    private final Map<String, Visitor> visitors = new HashMap<>();
    private final BrowserOnce browser = new BrowserOnce();

    private World(Stack stack, Path jar, ByteArrayOutputStream said) {
        LocalSettings settings = stack.settings();
        this.stack = stack;
        this.jar = jar;
        this.said = said;
        this.database = JdbcClient.create(new DriverManagerDataSource(
                settings.jdbcUrl(), "concordat", stack.postgres().password()));
        this.engine = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(settings.zeebeGrpcUrl()))
                .restAddress(URI.create(settings.zeebeRestUrl()))
                .preferRestOverGrpc(false)
                .build();
        this.search = new Search(settings.elasticsearchUrl());
        this.mails = new Mails(settings.mailPageUrl());
    }

    static World start() {
        Awaitility.setDefaultTimeout(PATIENCE);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(100));
        // Not JUnit's temporary folder: that one is closed to the user that Elasticsearch runs as when root tests.
        Path data = Path.of("target", "end to end").toAbsolutePath();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(said, true, StandardCharsets.UTF_8), false);
        // What a killed test run left has to go, wherever its ports were.
        Stack.of(LocalSettings.of(data, FIRST_PORT), Terminal.silent()).stop();
        Distributions.deleteTree(data);
        Stack stack = Stack.of(LocalSettings.of(data, freePortBase()), terminal);
        try {
            stack.startServers();
            Path jar = applicationJar();
            stack.deploy(jar);
            // A test asks the application for every address it answers to.
            Map<String, String> environment = new HashMap<>(MeasuredApplication.environment());
            environment.put("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,concordat,mappings");
            stack.startApplication(jar, "local", environment);
            return new World(stack, jar, said);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** The packaged application that the tests run. */
    public static Path applicationJar() {
        return Path.of(Objects.requireNonNullElse(
                        System.getenv("CONCORDAT_APPLICATION_JAR"), "../application/target/concordat-application.jar"))
                .toAbsolutePath()
                .normalize();
    }

    /** Returns the first port of a block that nobody uses. */
    public static int freePortBase() {
        return PortPlan.firstFree(FIRST_PORT, LAST_PORT).base();
    }

    public Stack stack() {
        return stack;
    }

    public Path jar() {
        return jar;
    }

    public String portalUrl() {
        return stack.settings().portalUrl();
    }

    public JdbcClient database() {
        return database;
    }

    public CamundaClient engine() {
        return engine;
    }

    public Search search() {
        return search;
    }

    public Mails mails() {
        return mails;
    }

    /** What this application reports at {@code /actuator/} followed by {@code name}. */
    public com.fasterxml.jackson.databind.JsonNode actuator(String name) {
        return Http.json(stack.settings().applicationManagementUrl() + "/actuator/" + name);
    }

    /** Somebody signed in without a browser; the same one for the same name. */
    public Visitor visitor(String userName) {
        return visitors.computeIfAbsent(
                userName, name -> Visitor.signedIn(portalUrl(), name, signIns().get(name)));
    }

    /** Somebody who has not signed in. */
    public Visitor stranger() {
        return new Visitor(portalUrl());
    }

    /** Opens a browser of its own for a person, with nobody signed in yet. */
    public Screen screen() {
        return new Screen(browser.context(true), portalUrl(), signIns());
    }

    /** The same with JavaScript switched off. */
    public Screen screenWithoutJavaScript() {
        return new Screen(browser.context(false), portalUrl(), signIns());
    }

    /** Passwords by user name, from the file that the application wrote at its first start. */
    private Map<String, String> signIns() {
        Map<String, String> passwords = new HashMap<>();
        try {
            Files.readAllLines(stack.settings().applicationData().resolve("sign-ins.txt")).stream()
                    .map(line -> line.split("\t", -1))
                    .forEach(parts -> passwords.put(parts[1], parts[2]));
            return passwords;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the application again, whatever became of it. */
    public void restartApplication() {
        restart(stack.application());
    }

    /** Starts one part again, whatever became of it, and waits until it is healthy. */
    public void restart(Server server) {
        stack.restart(server);
    }

    /** Runs the one-shot deployment. */
    public Deployment deploy(Map<String, String> environment) {
        said.reset();
        int code = stack.runOnce(jar, "local,deploy", environment, Duration.ofMinutes(2));
        return new Deployment(code, said.toString(StandardCharsets.UTF_8));
    }

    /** How a deployment ended and what it said. */
    public record Deployment(int exitCode, String text) {}

    /** Waits until nothing is on its way any more: no command, no record, no document, no mail. */
    public void awaitQuiet() {
        Awaitility.await("every command sent")
                .until(() -> actuator("concordat").path("outboxWaiting").asInt(-1) == 0);
        // What the engine has done reaches Elasticsearch a second or two later.
        long done = enginePosition("processedPosition");
        Awaitility.await("every record exported").until(() -> enginePosition("exportedPosition") > done);
        search.refreshRecords();
        Awaitility.await("everything followed").until(() -> {
            var state = actuator("concordat");
            return state.path("follower").path("lagRecords").asInt(-1) == 0
                    && state.path("outboxWaiting").asInt(-1) == 0
                    && state.path("documentsWaiting").asInt(-1) == 0
                    && state.path("mailWaiting").asInt(-1) == 0;
        });
    }

    private long enginePosition(String name) {
        return Http.json(stack.settings().zeebeManagementUrl() + "/actuator/partitions")
                .path("1")
                .path(name)
                .asLong();
    }

    @Override
    public void close() {
        browser.close();
        engine.close();
        stack.close();
    }
}

package org.concordat.processtests.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.concordat.local.LocalSettings;
import org.concordat.local.PortPlan;
import org.concordat.local.Terminal;
import org.concordat.local.distribution.Distribution;
import org.concordat.local.distribution.Distributions;
import org.concordat.local.process.UnprivilegedUser;
import org.concordat.local.server.ElasticsearchServer;
import org.concordat.local.server.Server;
import org.concordat.local.server.ZeebeServer;

/**
 * Zeebe 8.6.0 with its Elasticsearch exporter, as it runs on one machine. Commands about user tasks are handed on to the
 * broker's REST interface; what it did is read from the exported records.
 */
final class BrokerEngine implements Engine {

    private static final int FIRST_PORT = 19300;
    private static final int LAST_PORT = 19700;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EXPORTER = "ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_";
    /** Records that the product keeps but no search is answered from: a test would only wait for them. */
    private static final List<String> NOT_READ = List.of(
            "DEPLOYMENT",
            "DECISION",
            "DECISIONREQUIREMENTS",
            "PROCESSINSTANCECREATION",
            "JOB",
            "TIMER",
            "MESSAGE",
            "MESSAGESUBSCRIPTION",
            "ESCALATION",
            "ERROR",
            "SIGNAL");

    private final LocalSettings settings;
    private final List<Server> servers;
    private final CamundaClient client;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ExportedStream records;
    private Duration ahead = Duration.ZERO;

    private BrokerEngine(LocalSettings settings, List<Server> servers) {
        this.settings = settings;
        this.servers = servers;
        this.records = new ExportedStream(http, settings.elasticsearchUrl());
        this.client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(settings.zeebeGrpcUrl()))
                .restAddress(URI.create(settings.zeebeRestUrl()))
                .preferRestOverGrpc(false)
                .build();
    }

    /** Starts both servers on an empty folder of this module and waits until they are healthy. */
    static BrokerEngine start() {
        // Not JUnit's temporary folder: that one is closed to the user that Elasticsearch runs as when root tests.
        Path data = Path.of("target", "broker").toAbsolutePath();
        serversOf(LocalSettings.of(data, FIRST_PORT)).forEach(Server::stop); // what a killed run left
        Distributions.deleteTree(data);
        LocalSettings settings =
                LocalSettings.of(data, PortPlan.firstFree(FIRST_PORT, LAST_PORT).base());
        List<Server> servers = serversOf(settings);
        try {
            servers.forEach(Server::start);
            servers.forEach(server -> server.awaitHealthy(PATIENCE));
            return new BrokerEngine(settings, servers);
        } catch (RuntimeException e) {
            servers.forEach(Server::stop);
            throw e;
        }
    }

    private static List<Server> serversOf(LocalSettings settings) {
        Distributions distributions = new Distributions(settings.cache(), Terminal.silent());
        return List.of(
                new ZeebeServer(settings, distributions.folder(Distribution.ZEEBE), exporterForTests()),
                new ElasticsearchServer(
                        settings, distributions.folder(Distribution.ELASTICSEARCH), UnprivilegedUser.detect()));
    }

    /** Each record goes out at once: a test waits for every one of them. */
    private static Map<String, String> exporterForTests() {
        Map<String, String> settings = new HashMap<>();
        settings.put(EXPORTER + "BULK_SIZE", "1");
        NOT_READ.forEach(type -> settings.put(EXPORTER + "INDEX_" + type, "false"));
        return settings;
    }

    @Override
    public URI grpcAddress() {
        return URI.create(settings.zeebeGrpcUrl());
    }

    @Override
    public String version() {
        return "8.6.0";
    }

    @Override
    public List<JsonNode> newRecords() throws IOException {
        return records.next();
    }

    @Override
    public Answer send(TaskCommand command, long userTaskKey, JsonNode body) throws IOException {
        String task = settings.zeebeRestUrl() + "/v2/user-tasks/" + userTaskKey;
        HttpRequest.Builder request = switch (command) {
            case COMPLETE -> post(task + "/completion", "POST", body);
            case ASSIGN -> post(task + "/assignment", "POST", body);
            case UNASSIGN ->
                HttpRequest.newBuilder(URI.create(task + "/assignee")).DELETE();
            case UPDATE -> post(task, "PATCH", body);
        };
        try {
            HttpResponse<String> answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static HttpRequest.Builder post(String address, String method, JsonNode body) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString()));
    }

    @Override
    public Instant now() {
        return Instant.now().plus(ahead);
    }

    /** Pins the engine's clock; it stands still there until it is moved again or reset. */
    @Override
    public void moveClock(long milliseconds) {
        ahead = ahead.plusMillis(milliseconds);
        client.newPinClockCommand().time(now()).send().join();
    }

    @Override
    public void resetClock() {
        ahead = Duration.ZERO;
        client.newResetClockCommand().send().join();
    }

    /** There is no purge in 8.6: what runs is cancelled, what was deployed stays. */
    @Override
    public boolean purge(List<Long> running) throws IOException {
        for (long instance : running) {
            try {
                client.newCancelInstanceCommand(instance).send().join();
            } catch (ClientStatusException ended) {
                // it has ended meanwhile
            }
        }
        awaitExported();
        return false;
    }

    /** Waits until the exporter has caught up with what the broker has done. */
    private void awaitExported() throws IOException {
        long done = position("processedPosition");
        Instant end = Instant.now().plus(PATIENCE);
        while (position("exportedPosition") < done) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("The exporter does not catch up");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private long position(String name) throws IOException {
        return records.get(settings.zeebeManagementUrl() + "/actuator/partitions")
                .path("1")
                .path(name)
                .asLong();
    }

    @Override
    public void close() {
        client.close();
        servers.forEach(Server::stop);
    }
}

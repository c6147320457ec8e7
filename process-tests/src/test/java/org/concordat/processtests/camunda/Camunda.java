package org.concordat.processtests.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordat.processtests.camunda.Engine.Answer;
import org.concordat.processtests.camunda.Engine.TaskCommand;

/**
 * The stand-in for the searching and managing side of Camunda 8.8: one HTTP server that answers from the records of a
 * real engine and hands commands on to it. Whatever it does not know it answers with 501.
 */
public final class Camunda implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SEARCH = Pattern.compile("POST /v2/([a-z-]+)/search");
    private static final Pattern ONE = Pattern.compile("GET /v2/([a-z-]+)/([0-9-]+)");
    private static final Pattern XML = Pattern.compile("GET /v2/process-definitions/([0-9]+)/xml");
    private static final Pattern FLOWS = Pattern.compile("GET /v2/process-instances/([0-9]+)/sequence-flows");
    private static final Pattern TASK_FORM = Pattern.compile("GET /v2/user-tasks/([0-9]+)/form");
    private static final Pattern TASK =
            Pattern.compile("(POST|DELETE|PATCH) /v2/user-tasks/([0-9]+)(/completion|/assignment|/assignee)?");

    private final Engine engine;
    private final FlowNodes flowNodes;
    private final View view = new View();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private long changes;

    /** Serves an engine on a free port of this machine. */
    Camunda(Engine engine, FlowNodes flowNodes) throws IOException {
        this.engine = engine;
        this.flowNodes = flowNodes;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** REST and management are one address here. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public URI grpcAddress() {
        return engine.grpcAddress();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answerOrProblem(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            String type = answer.status() >= 400 ? "application/problem+json" : "application/json";
            exchange.getResponseHeaders().set("Content-Type", answer.body().startsWith("<") ? "text/xml" : type);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answerOrProblem(HttpExchange exchange) {
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode request = body.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
            return answer(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), request);
        } catch (NotProvided missing) {
            return Problems.of(501, "NOT_PROVIDED", String.valueOf(missing.getMessage()));
        } catch (IOException | RuntimeException failure) {
            return Problems.of(500, "STAND_IN_FAILED", failure.toString());
        }
    }

    private synchronized Answer answer(String call, JsonNode request) throws IOException {
        catchUp();
        return switch (call) {
            case "GET /v2/topology" -> ok(topology());
            case "GET /actuator/clock" -> ok(clock());
            case "POST /actuator/clock/add" -> {
                engine.moveClock(request.path("offsetMilli").asLong());
                yield ok(clock());
            }
            case "DELETE /actuator/clock" -> {
                engine.resetClock();
                yield ok(clock());
            }
            case "POST /actuator/cluster/purge" -> {
                boolean everything = engine.purge(view.runningRoots());
                catchUp();
                view.forget(everything);
                yield ok(JsonNodeFactory.instance.objectNode().put("changeId", ++changes));
            }
            default -> answerByPath(call, request);
        };
    }

    private void catchUp() throws IOException {
        for (JsonNode event : engine.newRecords()) {
            view.take(event);
            flowNodes.take(event);
        }
    }

    private Answer answerByPath(String call, JsonNode request) throws IOException {
        Matcher path;
        if ((path = SEARCH.matcher(call)).matches() && isSearched(path.group(1))) {
            return ok(Search.over(view.collection(path.group(1)).values(), request));
        }
        if ((path = XML.matcher(call)).matches()) {
            String xml = view.xmlOf(path.group(1));
            return xml == null ? notFound(call) : new Answer(200, xml);
        }
        if ((path = FLOWS.matcher(call)).matches()) {
            var flows = view.flowsOf(path.group(1));
            return ok(Search.answer(flows, 0, flows.size()));
        }
        if ((path = TASK_FORM.matcher(call)).matches()) {
            return formOf(path.group(1), call);
        }
        if ((path = ONE.matcher(call)).matches() && isSearched(path.group(1))) {
            ObjectNode found = view.collection(path.group(1)).get(path.group(2));
            return found == null ? notFound(call) : ok(found);
        }
        if ((path = TASK.matcher(call)).matches()) {
            return engine.send(commandOf(path, call), Long.parseLong(path.group(2)), request);
        }
        throw new NotProvided(call);
    }

    private static boolean isSearched(String collection) {
        return switch (collection) {
            case View.INSTANCES,
                    View.ELEMENTS,
                    View.VARIABLES,
                    View.INCIDENTS,
                    View.TASKS,
                    View.DECISIONS,
                    View.SUBSCRIPTIONS,
                    View.CORRELATED,
                    View.DEFINITIONS -> true;
            default -> false;
        };
    }

    private static TaskCommand commandOf(Matcher path, String call) {
        return switch (path.group(1) + Objects.requireNonNullElse(path.group(3), "")) {
            case "POST/completion" -> TaskCommand.COMPLETE;
            case "POST/assignment" -> TaskCommand.ASSIGN;
            case "DELETE/assignee" -> TaskCommand.UNASSIGN;
            case "PATCH" -> TaskCommand.UPDATE;
            default -> throw new NotProvided(call);
        };
    }

    private Answer formOf(String taskKey, String call) {
        ObjectNode task = view.collection(View.TASKS).get(taskKey);
        ObjectNode form = task == null
                ? null
                : view.collection(View.FORMS).get(task.path("formKey").asText());
        return form == null ? notFound(call) : ok(form);
    }

    private ObjectNode clock() throws IOException {
        return JsonNodeFactory.instance
                .objectNode()
                .put("epochMilli", engine.now().toEpochMilli())
                .put("instant", engine.now().toString());
    }

    private ObjectNode topology() {
        URI grpc = engine.grpcAddress();
        ObjectNode topology = JsonNodeFactory.instance.objectNode();
        ObjectNode broker = topology.putArray("brokers").addObject();
        broker.put("nodeId", 0)
                .put("host", grpc.getHost())
                .put("port", grpc.getPort())
                .put("version", engine.version());
        broker.putArray("partitions")
                .addObject()
                .put("partitionId", 1)
                .put("role", "leader")
                .put("health", "healthy");
        return topology.put("clusterSize", 1)
                .put("partitionsCount", 1)
                .put("replicationFactor", 1)
                .put("gatewayVersion", engine.version())
                .put("lastCompletedChangeId", Long.toString(changes));
    }

    private static Answer ok(ObjectNode body) {
        return new Answer(200, body.toString());
    }

    private static Answer notFound(String call) {
        return Problems.of(404, "NOT_FOUND", call);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        engine.close();
    }
}

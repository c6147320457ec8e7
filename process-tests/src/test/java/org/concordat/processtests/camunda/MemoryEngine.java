package org.concordat.processtests.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.msgpack.spec.MsgPackHelper;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.CopiedRecord;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;

/** Camunda's own in-memory engine. It has no REST, so commands about user tasks are written to its log directly. */
final class MemoryEngine implements Engine {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<UserTaskIntent> ACCEPTED =
            EnumSet.of(UserTaskIntent.COMPLETED, UserTaskIntent.ASSIGNED, UserTaskIntent.UPDATED);

    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;
    /** The only one. */
    private static final int PARTITION = 1;

    private final int port;
    private final List<Record<?>> notTaken = new ArrayList<>();
    private ZeebeTestEngine engine;
    private LogStream log;
    private LogStreamReader reader;
    private Duration ahead = Duration.ZERO;

    MemoryEngine() {
        port = freePort();
        engine = started(port);
        log = logOf(engine);
        reader = log.newLogStreamReader();
    }

    /**
     * A port that nobody uses, and that no system hands out for outgoing connections: each purge gives it back for a
     * moment, and somebody's connection would take it.
     */
    private static int freePort() {
        return new Random()
                .ints(FIRST_PORT, LAST_PORT)
                .filter(MemoryEngine::isFree)
                .findFirst()
                .orElseThrow();
    }

    /** A server that has stopped may still hold its port for a moment: its thread closes the socket later. */
    private static void awaitFree(int port) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isFree(port) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static ZeebeTestEngine started(int port) {
        ZeebeTestEngine engine = EngineFactory.create(port);
        engine.start();
        return engine;
    }

    @Override
    public URI grpcAddress() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public String version() {
        return "8.8.21";
    }

    @Override
    public synchronized List<JsonNode> newRecords() throws IOException {
        read();
        List<JsonNode> events = new ArrayList<>();
        for (Record<?> record : notTaken) {
            if (record.getRecordType() == RecordType.EVENT) {
                events.add(JSON.readTree(record.toJson()));
            }
        }
        notTaken.clear();
        return events;
    }

    /**
     * Reads on in the engine's log. The list of records that the engine offers makes an empty record of every type for
     * each one in it, which costs more than all the rest of a search.
     */
    private void read() {
        while (reader.hasNext()) {
            LoggedEvent event = reader.next();
            RecordMetadata metadata = new RecordMetadata();
            event.readMetadata(metadata);
            UnifiedRecordValue value = UnifiedRecordValue.fromValueType(metadata.getValueType());
            event.readValue(value);
            notTaken.add(new CopiedRecord<>(
                    value,
                    metadata,
                    event.getKey(),
                    PARTITION,
                    event.getPosition(),
                    event.getSourceEventPosition(),
                    event.getTimestamp()));
        }
    }

    @Override
    public synchronized Answer send(TaskCommand command, long userTaskKey, JsonNode body) throws IOException {
        UserTaskRecord task = new UserTaskRecord().setUserTaskKey(userTaskKey);
        UserTaskIntent intent = switch (command) {
            case COMPLETE -> completion(task, body);
            case ASSIGN -> assignment(task, body);
            case UNASSIGN -> {
                task.unsetAssignee().setAction("unassign");
                yield UserTaskIntent.ASSIGN;
            }
            case UPDATE -> update(task, body);
        };
        return answerTo(append(userTaskKey, intent, task), userTaskKey);
    }

    private static UserTaskIntent completion(UserTaskRecord task, JsonNode body) throws IOException {
        JsonNode variables = body.path("variables");
        task.setAction(body.path("action").asText("complete"));
        task.setVariables(new UnsafeBuffer(
                variables.isObject()
                        ? MsgPackConverter.convertToMsgPack(variables.toString())
                        : MsgPackHelper.EMTPY_OBJECT));
        return UserTaskIntent.COMPLETE;
    }

    private static UserTaskIntent assignment(UserTaskRecord task, JsonNode body) {
        task.setAssignee(body.path("assignee").asText());
        boolean override = body.path("allowOverride").asBoolean(true);
        task.setAction(body.path("action").asText(override ? "assign" : "claim"));
        return override ? UserTaskIntent.ASSIGN : UserTaskIntent.CLAIM;
    }

    private static UserTaskIntent update(UserTaskRecord task, JsonNode body) {
        JsonNode changes = body.path("changeset");
        changes.fieldNames().forEachRemaining(name -> {
            switch (name) {
                case "dueDate" -> task.setDueDate(changes.path(name).asText()).setDueDateChanged();
                case "followUpDate" ->
                    task.setFollowUpDate(changes.path(name).asText()).setFollowUpDateChanged();
                default -> {
                    if (!changes.path(name).isNull() && !changes.path(name).isEmpty()) {
                        throw new NotProvided("changing a user task's " + name);
                    }
                }
            }
        });
        task.setAction(body.path("action").asText("update"));
        return UserTaskIntent.UPDATE;
    }

    private long append(long key, UserTaskIntent intent, UserTaskRecord task) {
        RecordMetadata metadata = new RecordMetadata()
                .recordType(RecordType.COMMAND)
                .valueType(ValueType.USER_TASK)
                .intent(intent);
        return log.newLogStreamWriter()
                .tryWrite(WriteContext.internal(), LogAppendEntry.of(key, metadata, task))
                .get();
    }

    /** The engine hands out everything but its log. */
    private static LogStream logOf(ZeebeTestEngine engine) {
        try {
            Field field = engine.getClass().getDeclaredField("logStream");
            field.setAccessible(true);
            return (LogStream) Objects.requireNonNull(field.get(engine));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The in-memory engine has changed", e);
        }
    }

    /** A refusal follows from the command itself; what was done may follow later, when listeners have answered. */
    private Answer answerTo(long position, long userTaskKey) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            read();
            for (Record<?> record : notTaken) {
                if (record.getPosition() > position && record.getValueType() == ValueType.USER_TASK) {
                    if (record.getRecordType() == RecordType.COMMAND_REJECTION
                            && record.getSourceRecordPosition() == position) {
                        return refusal(record);
                    }
                    if (record.getKey() == userTaskKey && ACCEPTED.contains(record.getIntent())) {
                        return Answer.DONE;
                    }
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        return Problems.of(504, "DEADLINE_EXCEEDED", "The engine has not answered");
    }

    private static Answer refusal(Record<?> record) {
        int status = switch (record.getRejectionType()) {
            case NOT_FOUND -> 404;
            case INVALID_STATE, ALREADY_EXISTS -> 409;
            case INVALID_ARGUMENT -> 400;
            default -> 500;
        };
        RejectionType type = record.getRejectionType();
        return Problems.of(status, type.name(), record.getRejectionReason());
    }

    @Override
    public Instant now() {
        return Instant.now().plus(ahead);
    }

    @Override
    public synchronized void moveClock(long milliseconds) {
        Duration step = Duration.ofMillis(milliseconds);
        engine.increaseTime(step);
        ahead = ahead.plus(step);
    }

    @Override
    public synchronized void resetClock() {
        moveClock(-ahead.toMillis());
        ahead = Duration.ZERO;
    }

    @Override
    public synchronized boolean purge(List<Long> running) {
        reader.close();
        engine.stop();
        awaitFree(port);
        engine = started(port);
        log = logOf(engine);
        reader = log.newLogStreamReader();
        notTaken.clear();
        ahead = Duration.ZERO;
        return true;
    }

    @Override
    public synchronized void close() {
        reader.close();
        engine.stop();
    }
}

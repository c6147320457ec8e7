package org.concordat.processtests.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** A real engine behind the stand-in: it takes commands and says by its records what it did. */
interface Engine extends AutoCloseable {

    /** How a user task is spoken to; the path below {@code /v2/user-tasks/{key}} in Camunda's REST interface. */
    enum TaskCommand {
        COMPLETE,
        ASSIGN,
        UNASSIGN,
        UPDATE
    }

    /** An answer to a command: an HTTP status, and a problem when the engine refused. */
    record Answer(int status, String body) {
        static final Answer DONE = new Answer(204, "");
    }

    /** Where clients send gRPC commands; the same for the whole life of the tests' JVM. */
    URI grpcAddress();

    String version();

    /** Every event that became known since the last call, oldest first. */
    List<JsonNode> newRecords() throws IOException;

    /** A command about a user task, which Camunda's client sends by REST only. */
    Answer send(TaskCommand command, long userTaskKey, JsonNode body) throws IOException;

    Instant now() throws IOException;

    /** Moves the engine's clock; timers that fall due fire. */
    void moveClock(long milliseconds) throws IOException;

    /** Lets the engine's clock show the machine's time again. */
    void resetClock() throws IOException;

    /**
     * Ends all that runs.
     *
     * @param running the keys of the root process instances that have not ended
     * @return whether what was deployed is gone too
     */
    boolean purge(List<Long> running) throws IOException;

    @Override
    void close();
}

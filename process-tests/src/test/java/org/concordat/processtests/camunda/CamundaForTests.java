package org.concordat.processtests.camunda;

import io.camunda.shaded.awaitility.Awaitility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts the Camunda that the tests of this JVM run on, once, and tells Spring where it is. The one switch is the
 * system property {@code concordat.camunda}.
 */
public final class CamundaForTests implements LauncherSessionListener {

    /** What the tests run on. */
    public enum On {
        /** The in-memory engine of Camunda 8.8 behind our stand-in. */
        MEMORY,
        /** Zeebe 8.6.0 with its Elasticsearch exporter, behind the same stand-in. */
        BROKER,
        /** A running Camunda 8.8, its addresses given as {@code camunda.process-test.remote.*}. */
        REMOTE,
        /** Nothing: for what looks at the results of other tests. */
        NONE,
        /** A Camunda 8.8 that Camunda Process Test starts in Docker. */
        MANAGED;

        /** How often a test looks again: asking a broker means asking Elasticsearch, which costs more than memory. */
        public Duration interval() {
            return Duration.ofMillis(this == MEMORY ? 10 : 50);
        }

        /** What this JVM's tests run on. */
        public static On chosen() {
            return valueOf(System.getProperty("concordat.camunda", "memory").toUpperCase(Locale.ROOT));
        }
    }

    private final FlowNodes flowNodes = new FlowNodes();
    private @Nullable Camunda camunda;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        On on = On.chosen();
        System.setProperty("camunda.process-test.runtime-mode", on == On.MANAGED ? "managed" : "remote");
        // Camunda Process Test looks at once whether a purge is done, not only after a quarter of a second.
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        try {
            switch (on) {
                case MEMORY -> serve(new MemoryEngine());
                case BROKER -> serve(BrokerEngine.start());
                case REMOTE, MANAGED, NONE -> {
                    // nothing for us to start
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Engine engine) throws IOException {
        Camunda started = new Camunda(engine, flowNodes);
        camunda = started;
        String remote = "camunda.process-test.remote.";
        System.setProperty(remote + "client.rest-address", started.address().toString());
        System.setProperty(remote + "client.grpc-address", started.grpcAddress().toString());
        System.setProperty(
                remote + "camunda-monitoring-api-address", started.address().toString());
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (camunda == null) {
            return;
        }
        camunda.close();
        try {
            flowNodes.write(Path.of("target", "flow-nodes", nameOfRun() + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file for each JVM of a run, with the same name in every run, so that none is left from an earlier one. */
    private static String nameOfRun() {
        return On.chosen().name().toLowerCase(Locale.ROOT) + "-" + System.getProperty("concordat.jvm", "jvm-1");
    }
}

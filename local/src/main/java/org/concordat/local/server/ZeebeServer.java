package org.concordat.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.concordat.local.LocalException;
import org.concordat.local.LocalSettings;
import org.concordat.local.PortPlan;
import org.concordat.local.process.Permissions;
import org.concordat.local.process.RunningProcess;

/** The Zeebe broker with its gateway, one partition, exporting to Elasticsearch. */
public final class ZeebeServer extends Server {
    private final Path distribution;
    private final Map<String, String> more;

    /**
     * @param distribution the unpacked distribution
     */
    public ZeebeServer(LocalSettings settings, Path distribution) {
        this(settings, distribution, Map.of());
    }

    /**
     * The same with further settings.
     *
     * @param more names and values for the broker's environment; they win over ours
     */
    public ZeebeServer(LocalSettings settings, Path distribution, Map<String, String> more) {
        super("zeebe", settings);
        this.distribution = distribution;
        this.more = Map.copyOf(more);
    }

    @Override
    public String version() {
        return "8.6.0";
    }

    @Override
    public boolean isHealthy() {
        return HttpProbe.get(settings().zeebeManagementUrl() + "/ready").isPresent();
    }

    /**
     * Writes a snapshot, so that the next start replays little and exports little again; a broker that cannot do it is
     * stopped all the same.
     *
     * @return whether the broker took the request
     */
    public boolean takeSnapshot() {
        return HttpProbe.post(
                        settings().zeebeManagementUrl() + "/actuator/partitions/takeSnapshot", Duration.ofSeconds(5))
                .isPresent();
    }

    /**
     * Lets the engine's clock go on at the machine's time, where a demo that was killed left it standing; one that goes
     * already is not touched by it.
     *
     * @return whether the broker took the request
     */
    public boolean letClockGo() {
        return HttpProbe.post(settings().zeebeRestUrl() + "/v2/clock/reset", Duration.ofSeconds(5))
                .isPresent();
    }

    @Override
    protected void askToEnd(RunningProcess process) {
        takeSnapshot();
        super.askToEnd(process);
    }

    @Override
    protected void prepare() {
        Permissions.createFolder(home(), Permissions.OWNER_ONLY_FOLDER);
        Permissions.createFolder(temporary(), Permissions.OWNER_ONLY_FOLDER);
        try {
            Files.writeString(loggingFile(), LOGGING);
        } catch (IOException failure) {
            throw new LocalException("Cannot prepare Zeebe: " + failure.getMessage(), failure);
        }
    }

    /** Returns what must stay the same as long as the log lives: the version and what is exported from it. */
    public static String logFormat() {
        return "zeebe 8.6 exporting yearly " + String.join(",", ExportedRecords.ON);
    }

    private Path home() {
        return settings().data().resolve("zeebe");
    }

    private Path temporary() {
        return settings().run().resolve("zeebe-tmp");
    }

    private Path loggingFile() {
        return settings().run().resolve("zeebe-log4j2.xml");
    }

    @Override
    protected LogFile output() {
        return new LogFile(settings().logs().resolve("zeebe.out"));
    }

    @Override
    public LogFile log() {
        Path own = settings().logs().resolve("zeebe.log");
        return Files.exists(own) ? new LogFile(own) : output();
    }

    @Override
    protected List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(settings().javaBinary().toString());
        command.addAll(List.of(
                "-Xms128m",
                "-Xmx256m",
                "-XX:MaxDirectMemorySize=128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + temporary(),
                "-Dapp.home=" + distribution,
                "-Dbasedir=" + distribution,
                "-Dlog4j2.configurationFile=" + loggingFile().toUri(),
                "-Dconcordat.logs=" + settings().logs(),
                marker()));
        command.addAll(List.of(
                "-classpath",
                distribution.resolve("config") + ":" + distribution.resolve("lib") + "/*",
                "io.camunda.application.StandaloneBroker"));
        return command;
    }

    @Override
    protected Map<String, String> environment() {
        PortPlan ports = settings().ports();
        Map<String, String> environment =
                new TreeMap<>(ExportedRecords.environment(settings().elasticsearchUrl()));
        environment.put("LOGGING_CONFIG", loggingFile().toUri().toString());
        environment.put("SERVER_ADDRESS", LocalSettings.LOOPBACK);
        environment.put("SERVER_PORT", "" + ports.zeebeRest());
        environment.put("MANAGEMENT_SERVER_ADDRESS", LocalSettings.LOOPBACK);
        environment.put("MANAGEMENT_SERVER_PORT", "" + ports.zeebeManagement());
        environment.put("ZEEBE_BROKER_NETWORK_HOST", LocalSettings.LOOPBACK);
        environment.put("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", "" + ports.zeebeCommand());
        environment.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", "" + ports.zeebeInternal());
        environment.put("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", LocalSettings.LOOPBACK);
        environment.put("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", "" + ports.zeebeGrpc());
        environment.put("ZEEBE_BROKER_DATA_DIRECTORY", home().toString());
        environment.put("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", "16MB");
        environment.put("ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT", "32MB");
        environment.put("CAMUNDA_DATABASE_URL", settings().elasticsearchUrl());
        environment.putAll(more);
        return environment;
    }

    /** At most six files of 10 MB, in our own folder: the distribution's own logging writes into the shared cache. */
    private static final String LOGGING = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Configuration status="WARN" shutdownHook="disable">
              <Appenders>
                <RollingFile name="File" fileName="${sys:concordat.logs}/zeebe.log"
                    filePattern="${sys:concordat.logs}/zeebe-%i.log.gz">
                  <PatternLayout pattern="%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{36} - %msg%n"/>
                  <SizeBasedTriggeringPolicy size="10 MB"/>
                  <DefaultRolloverStrategy max="5"/>
                </RollingFile>
              </Appenders>
              <Loggers>
                <Root level="info"><AppenderRef ref="File"/></Root>
                <Logger name="org.ehcache.core.EhcacheManager" level="warn"/>
              </Loggers>
            </Configuration>
            """;
}

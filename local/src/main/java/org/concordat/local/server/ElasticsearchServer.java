package org.concordat.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.concordat.local.LocalException;
import org.concordat.local.LocalSettings;
import org.concordat.local.process.UnprivilegedUser;

/** Elasticsearch on loopback, without security (nobody else can reach it) and with one node. */
public final class ElasticsearchServer extends Server {
    private final Path distribution;
    private final UnprivilegedUser user;

    /**
     * @param distribution the unpacked distribution
     */
    public ElasticsearchServer(LocalSettings settings, Path distribution, UnprivilegedUser user) {
        super("elasticsearch", settings);
        this.distribution = distribution;
        this.user = user;
    }

    @Override
    public String version() {
        return "8.19.21";
    }

    @Override
    public boolean isHealthy() {
        return HttpProbe.get(settings().elasticsearchUrl() + "/_cluster/health")
                .filter(health -> health.contains("\"yellow\"") || health.contains("\"green\""))
                .isPresent();
    }

    @Override
    protected void prepare() {
        try {
            Files.createDirectories(config());
            Files.createDirectories(home().resolve("data"));
            Files.createDirectories(home().resolve("logs"));
            Files.createDirectories(home().resolve("tmp"));
            Files.writeString(config().resolve("elasticsearch.yml"), configuration());
            Files.writeString(config().resolve("jvm.options"), jvmOptions());
            Files.writeString(config().resolve("log4j2.properties"), LOGGING);
        } catch (IOException failure) {
            throw new LocalException("Cannot prepare Elasticsearch: " + failure.getMessage(), failure);
        }
        user.own(home());
        user.requireReachable(home(), "The data folder");
        user.requireReachable(distribution.resolve("bin/elasticsearch"), "The cache");
        user.requireReachable(settings().javaBinary(), "The JDK");
    }

    private Path home() {
        return settings().data().resolve("elasticsearch");
    }

    private Path config() {
        return home().resolve("config");
    }

    private String configuration() {
        return String.join(
                "\n",
                "cluster.name: concordat",
                "node.name: local",
                "discovery.type: single-node",
                "network.host: " + LocalSettings.LOOPBACK,
                "http.port: " + settings().ports().elasticsearch(),
                "transport.port: " + settings().ports().elasticsearchTransport(),
                "path.data: " + quoted(home().resolve("data")),
                "path.logs: " + quoted(home().resolve("logs")),
                "xpack.security.enabled: false",
                // The defaults are percentages: on a large, well filled disk they would stop all writing.
                "cluster.routing.allocation.disk.watermark.low: 1gb",
                "cluster.routing.allocation.disk.watermark.high: 750mb",
                "cluster.routing.allocation.disk.watermark.flood_stage: 500mb",
                "");
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private String jvmOptions() {
        return String.join(
                "\n",
                "-Xms256m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxDirectMemorySize=128m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-AlwaysPreTouch",
                marker(),
                "-Djava.io.tmpdir=" + home().resolve("tmp"),
                "-XX:ErrorFile=" + home().resolve("logs").resolve("hs_err_pid%p.log"),
                "");
    }

    /** One log of at most six files of 10 MB; slow logs and deprecation logs have no reader here. */
    private static final String LOGGING = """
            status = error
            appender.rolling.type = RollingFile
            appender.rolling.name = rolling
            appender.rolling.fileName = ${sys:es.logs.base_path}${sys:file.separator}elasticsearch.log
            appender.rolling.filePattern = ${sys:es.logs.base_path}${sys:file.separator}elasticsearch-%i.log.gz
            appender.rolling.layout.type = PatternLayout
            appender.rolling.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
            appender.rolling.policies.type = Policies
            appender.rolling.policies.size.type = SizeBasedTriggeringPolicy
            appender.rolling.policies.size.size = 10MB
            appender.rolling.strategy.type = DefaultRolloverStrategy
            appender.rolling.strategy.max = 5
            rootLogger.level = info
            rootLogger.appenderRef.rolling.ref = rolling
            logger.deprecation.name = org.elasticsearch.deprecation
            logger.deprecation.level = error
            """;

    /** With -d the start program leaves once the server answers, instead of staying as a second Java process. */
    @Override
    protected List<String> command() {
        return user.command(List.of(distribution.resolve("bin/elasticsearch").toString(), "-d"));
    }

    @Override
    protected Path workingFolder() {
        return home();
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of(
                "ES_PATH_CONF", config().toString(),
                "ES_JAVA_HOME", settings().javaHome().toString(),
                "ES_TMPDIR", home().resolve("tmp").toString(),
                "CLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    }

    /** The start program carries the first, the server itself the second. */
    @Override
    protected boolean marks(String argument) {
        return argument.equals("-Des.path.conf=" + config()) || super.marks(argument);
    }

    @Override
    public LogFile log() {
        Path own = home().resolve("logs/elasticsearch.log");
        return Files.exists(own) ? new LogFile(own) : output();
    }
}

package org.concordat.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where one stack lives on this machine.
 *
 * @param data the data folder, absolute: everything that must survive, logs and process ids included
 * @param ports the block of ports, all on loopback
 * @param cache the folder of unpacked server distributions, absolute, shared by all stacks of a user
 * @param javaHome the JDK (21 or newer) that runs every Java server
 */
public record LocalSettings(Path data, PortPlan ports, Path cache, Path javaHome) {
    /** The port base of {@code ./concordat up}. */
    public static final int DEFAULT_BASE = 8700;

    /** The port base of {@code ./concordat demo}. */
    public static final int DEMO_BASE = 8730;

    /** The address that everything listens on. */
    public static final String LOOPBACK = "127.0.0.1";

    public LocalSettings {
        data = data.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
        javaHome = javaHome.toAbsolutePath().normalize();
    }

    /** Returns settings for a data folder and port base, with the user's cache and the JDK that this runs on. */
    public static LocalSettings of(Path data, int portBase) {
        return new LocalSettings(
                data, new PortPlan(portBase), defaultCache(System.getenv()), Path.of(System.getProperty("java.home")));
    }

    /** Returns the cache folder by the environment: {@code CONCORDAT_CACHE}, else the user's cache folder. */
    static Path defaultCache(Map<String, String> environment) {
        if (set(environment, "CONCORDAT_CACHE")) {
            return Path.of(environment.get("CONCORDAT_CACHE"));
        }
        if (set(environment, "XDG_CACHE_HOME")) {
            return Path.of(environment.get("XDG_CACHE_HOME"), "concordat");
        }
        // Root's home is closed to the user that Elasticsearch and PostgreSQL run as.
        return isRoot() ? Path.of("/var/cache/concordat") : Path.of(home(environment), ".cache", "concordat");
    }

    /** Returns the data folder by the environment: {@code CONCORDAT_DATA}, else one of the user's data folders. */
    static Path defaultData(Map<String, String> environment, String name) {
        if (set(environment, "CONCORDAT_DATA")) {
            return Path.of(environment.get("CONCORDAT_DATA"));
        }
        if (set(environment, "XDG_DATA_HOME")) {
            return Path.of(environment.get("XDG_DATA_HOME"), name);
        }
        return isRoot() ? Path.of("/var/lib", name) : Path.of(home(environment), ".local", "share", name);
    }

    /** Returns the demo's data folder by the environment; never the one of {@link #defaultData}. */
    static Path defaultDemoData(Map<String, String> environment) {
        return set(environment, "CONCORDAT_DATA")
                ? Path.of(environment.get("CONCORDAT_DATA") + "-demo")
                : defaultData(environment, "concordat-demo");
    }

    private static boolean set(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    /** The script goes by HOME as well; Java's own notion comes from the list of users and may differ. */
    private static String home(Map<String, String> environment) {
        return environment.getOrDefault("HOME", System.getProperty("user.home"));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    public Path javaBinary() {
        return javaHome.resolve("bin/java");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    /** Process ids, temporary files and other things that mean nothing after a restart. */
    public Path run() {
        return data.resolve("run");
    }

    public Path mail() {
        return data.resolve("mail");
    }

    /** What the application keeps in files, the list of sign-ins among them. */
    public Path applicationData() {
        return data.resolve("application");
    }

    public String portalUrl() {
        return url(ports.portal());
    }

    public String mailPageUrl() {
        return url(ports.mailPage());
    }

    public String elasticsearchUrl() {
        return url(ports.elasticsearch());
    }

    public String zeebeGrpcUrl() {
        return url(ports.zeebeGrpc());
    }

    public String zeebeRestUrl() {
        return url(ports.zeebeRest());
    }

    public String zeebeManagementUrl() {
        return url(ports.zeebeManagement());
    }

    public String applicationManagementUrl() {
        return url(ports.applicationManagement());
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + LOOPBACK + ":" + ports.postgres() + "/concordat";
    }

    private static String url(int port) {
        return "http://" + LOOPBACK + ":" + port;
    }

    /** Returns the environment that tells the application where everything is, for the given Spring profiles. */
    public Map<String, String> applicationEnvironment(String profiles, String databasePassword) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("SPRING_PROFILES_ACTIVE", profiles);
        environment.put("SERVER_ADDRESS", LOOPBACK);
        environment.put("SERVER_PORT", "" + ports.portal());
        environment.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
        environment.put("MANAGEMENT_SERVER_PORT", "" + ports.applicationManagement());
        environment.put("SPRING_DATASOURCE_URL", jdbcUrl());
        environment.put("SPRING_DATASOURCE_USERNAME", "concordat");
        environment.put("SPRING_DATASOURCE_PASSWORD", databasePassword);
        environment.put("CONCORDAT_ELASTICSEARCH_URL", elasticsearchUrl());
        environment.put("CAMUNDA_CLIENT_GRPC_ADDRESS", zeebeGrpcUrl());
        environment.put("CAMUNDA_CLIENT_REST_ADDRESS", zeebeRestUrl());
        environment.put("SPRING_MAIL_HOST", LOOPBACK);
        environment.put("SPRING_MAIL_PORT", "" + ports.smtp());
        environment.put("CONCORDAT_DATA", applicationData().toString());
        environment.put("CONCORDAT_BASE_URL", portalUrl());
        return environment;
    }
}

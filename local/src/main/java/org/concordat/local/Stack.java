package org.concordat.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.concordat.local.distribution.Distribution;
import org.concordat.local.distribution.Distributions;
import org.concordat.local.mail.MailCatcher;
import org.concordat.local.process.UnprivilegedUser;
import org.concordat.local.server.ApplicationProcess;
import org.concordat.local.server.ElasticsearchServer;
import org.concordat.local.server.LogFile;
import org.concordat.local.server.PostgresServer;
import org.concordat.local.server.Server;
import org.concordat.local.server.ZeebeServer;
import org.jspecify.annotations.Nullable;

/**
 * All servers of one data folder. Tests use it as the launcher does: make one, {@link #startServers}, {@link #deploy},
 * {@link #startApplication}, and close it. Servers that an earlier, killed launcher left running are stopped in order
 * before new ones start; the data stay.
 */
public final class Stack implements AutoCloseable {
    private static final Duration SERVER_START = Duration.ofSeconds(120);
    private static final Duration APPLICATION_START = Duration.ofSeconds(120);
    private static final Duration DEPLOY = Duration.ofMinutes(3);
    /** The application's exit code when it left something: models that are not ours, partnerships that cannot be moved. */
    private static final int LEFT_ALONE = 3;

    private final LocalSettings settings;
    private final Terminal terminal;
    private final ElasticsearchServer elasticsearch;
    private final ZeebeServer zeebe;
    private final PostgresServer postgres;
    private final MailCatcher mail;
    private final ReadWriteLock startOrStop = new ReentrantReadWriteLock();
    private boolean stopped;
    private @Nullable ApplicationProcess application;

    private Stack(LocalSettings settings, Terminal terminal, Path elasticsearch, Path zeebe, Path postgres) {
        this.settings = settings;
        this.terminal = terminal;
        UnprivilegedUser user = UnprivilegedUser.detect();
        this.elasticsearch = new ElasticsearchServer(settings, elasticsearch, user);
        this.zeebe = new ZeebeServer(settings, zeebe);
        this.postgres = new PostgresServer(settings, postgres, user);
        this.mail = new MailCatcher(settings);
    }

    /**
     * Returns the stack of these settings, fetching the distributions if they are not in the cache yet. Starts nothing.
     *
     * @throws LocalException when something cannot be fetched
     */
    public static Stack of(LocalSettings settings, Terminal terminal) {
        Distributions distributions = new Distributions(settings.cache(), terminal);
        return new Stack(
                settings,
                terminal,
                distributions.folder(Distribution.ELASTICSEARCH),
                distributions.folder(Distribution.ZEEBE),
                distributions.folder(Distribution.postgres()));
    }

    /** Returns the stack for looking at it and stopping it; it may be that nothing was fetched, so it cannot start. */
    static Stack toStop(LocalSettings settings, Terminal terminal) {
        Path cache = settings.cache();
        return new Stack(
                settings,
                terminal,
                cache.resolve(Distribution.ELASTICSEARCH.folder()),
                cache.resolve(Distribution.ZEEBE.folder()),
                cache.resolve(Distribution.postgres().folder()));
    }

    public LocalSettings settings() {
        return settings;
    }

    public ElasticsearchServer elasticsearch() {
        return elasticsearch;
    }

    public ZeebeServer zeebe() {
        return zeebe;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public MailCatcher mail() {
        return mail;
    }

    /**
     * Returns the application as it was last started here.
     *
     * @throws IllegalStateException when it was not
     */
    public ApplicationProcess application() {
        ApplicationProcess current = application;
        if (current == null) {
            throw new IllegalStateException("The application was not started by this stack");
        }
        return current;
    }

    /** Returns every server process in the order in which they are stopped. */
    public List<Server> servers() {
        List<Server> all = new ArrayList<>();
        ApplicationProcess current = application;
        all.add(current == null ? anyApplication() : current);
        all.addAll(List.of(zeebe, elasticsearch, postgres));
        return all;
    }

    /** For finding an application that an earlier launcher left; it is never started. */
    private ApplicationProcess anyApplication() {
        return new ApplicationProcess(settings, Path.of("unknown"), Map.of());
    }

    /** Starts Elasticsearch, Zeebe, PostgreSQL and the mail catcher side by side and waits until all are healthy. */
    public void startServers() {
        DataFolderStamp.check(settings.data());
        stopLeftovers();
        terminal.running("Starting PostgreSQL, Elasticsearch, Zeebe and the mail catcher");
        List<Server> servers = List.of(zeebe, elasticsearch, postgres);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starts = new ArrayList<>();
            servers.forEach(server -> starts.add(threads.submit(() -> start(server, SERVER_START))));
            starts.add(threads.submit(mail::start));
            starts.forEach(Stack::join);
        }
    }

    private void start(Server server, Duration patience) {
        long began = System.nanoTime();
        launch(server);
        server.awaitHealthy(patience);
        terminal.line(String.format(
                Locale.ROOT, "  %-14s ready after %.1f s", server.name(), (System.nanoTime() - began) / 1e9));
    }

    private void launch(Server server) {
        startOrStop.readLock().lock();
        try {
            if (stopped) {
                throw new LocalException("Stopping; " + server.name() + " is not started any more");
            }
            server.start();
        } finally {
            startOrStop.readLock().unlock();
        }
    }

    private static void join(Future<?> start) {
        try {
            start.get();
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            throw cause instanceof RuntimeException known ? known : new LocalException("Start failed", cause);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted while starting", interruption);
        }
    }

    /** Stops what an earlier launcher left running, in order. */
    void stopLeftovers() {
        for (Server server : servers()) {
            server.process().ifPresent(process -> {
                terminal.line("  " + server.name() + " was left running (process " + process.pid() + "), stopping it");
                server.stop();
            });
        }
    }

    /**
     * Starts a server again that has ended, and waits until it is healthy.
     *
     * @throws LocalException when it does not come back
     */
    public void restart(Server server) {
        server.stop();
        start(server, SERVER_START);
    }

    /**
     * Runs the application's one-shot deploy and hands its lines to the terminal.
     *
     * @throws LocalException when it fails
     */
    public void deploy(Path applicationJar) {
        deploy(applicationJar, false);
    }

    /**
     * The same; models that somebody else put into the engine are left as they are, which the deploy says, unless they
     * are to be replaced.
     *
     * @return whether everything of ours is live now, in running partnerships too
     */
    public boolean deploy(Path applicationJar, boolean replaceForeign) {
        return deploy(
                applicationJar, "local,deploy", replaceForeign ? Map.of("CONCORDAT_DEPLOY_REPLACE", "true") : Map.of());
    }

    /**
     * The same on an empty engine, whose clock is set back to the time of the demo before anything is deployed.
     *
     * @param demo the environment that tells the application about the demo
     */
    public void deployForDemo(Path applicationJar, Map<String, String> demo) {
        deploy(applicationJar, "local,demo,deploy", demo);
    }

    private boolean deploy(Path applicationJar, String profiles, Map<String, String> more) {
        terminal.running("Deploying the models");
        int code = runOnce(applicationJar, profiles, more, DEPLOY);
        if (code != 0 && code != LEFT_ALONE) {
            LogFile log = new LogFile(settings.logs().resolve("deploy.log"));
            throw new LocalException("Deploying ended with code " + code + ". The end of its log " + log.path() + ":\n"
                    + String.join("\n", log.tail(12)));
        }
        return code == 0;
    }

    /**
     * Runs the application once to its end and shows what it prints.
     *
     * @param more further environment variables for this run
     * @return its exit code
     */
    public int runOnce(Path applicationJar, String profiles, Map<String, String> more, Duration patience) {
        Map<String, String> environment = new TreeMap<>(settings.applicationEnvironment(profiles, postgres.password()));
        environment.putAll(more);
        return new ApplicationProcess(settings, applicationJar, environment)
                .runOnce(profiles, patience, line -> terminal.line(("  " + line).stripTrailing()));
    }

    /** Starts the application with these Spring profiles and waits until it is ready. */
    public ApplicationProcess startApplication(Path applicationJar, String profiles) {
        return startApplication(applicationJar, profiles, Map.of());
    }

    /**
     * The same with further environment variables for the application alone.
     *
     * @param more names and values; they win over those that the stack sets
     */
    public ApplicationProcess startApplication(Path applicationJar, String profiles, Map<String, String> more) {
        Map<String, String> environment = new TreeMap<>(settings.applicationEnvironment(profiles, postgres.password()));
        environment.putAll(more);
        ApplicationProcess starting = new ApplicationProcess(settings, applicationJar, environment);
        application = starting;
        terminal.running("Starting the application");
        start(starting, APPLICATION_START);
        return starting;
    }

    /** Stops all in order: application, Zeebe, Elasticsearch, PostgreSQL, mail. Waits for starts under way; repeatable. */
    public void stop() {
        startOrStop.writeLock().lock();
        try {
            stopped = true;
        } finally {
            startOrStop.writeLock().unlock();
        }
        for (Server server : servers()) {
            if (server.isAlive()) {
                terminal.running("Stopping " + server.name());
            }
            server.stop();
        }
        mail.stop();
    }

    @Override
    public void close() {
        stop();
    }
}

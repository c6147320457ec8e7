package org.concordat.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.concordat.local.distribution.Distribution;
import org.concordat.local.distribution.Distributions;
import org.concordat.local.process.Permissions;
import org.concordat.local.process.RunningProcess;
import org.concordat.local.process.Waiting;
import org.concordat.local.server.LogFile;
import org.concordat.local.server.Server;

/** The program behind {@code ./concordat}: the script finds a JDK and builds, everything else happens here. */
public final class Launcher {
    /** What {@code deploy} ends with when it left models that are not ours, or partnerships that cannot be moved. */
    private static final int LEFT_ALONE = 3;

    private static final int NOT_RUNNING = 3;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(120);
    /** Where the agencies are; a demo counts its days there. */
    private static final ZoneId OFFICE_ZONE = ZoneId.of("Europe/London");

    /** What a stack keeps in its data folder; {@code reset} deletes these and nothing else. */
    private static final List<String> OURS = List.of(
            "application",
            "elasticsearch",
            "logs",
            "mail",
            "postgres",
            "zeebe",
            "database-password",
            "made-with.txt",
            "run");

    private final Terminal terminal;
    private final CountDownLatch stop = new CountDownLatch(1);

    private Launcher(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs one command; the first argument names it. */
    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(System.out, "1".equals(System.getenv("CONCORDAT_TTY")));
        Launcher launcher = new Launcher(terminal);
        int code;
        try {
            code = launcher.run(Arrays.asList(arguments));
        } catch (LocalException failure) {
            // What fails while everything is being stopped fails because of that.
            if (!launcher.isStopping()) {
                terminal.line(String.valueOf(failure.getMessage()));
            }
            code = 1;
        } catch (InterruptedException interruption) {
            code = 130;
        }
        System.exit(code);
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private int run(List<String> arguments) throws InterruptedException {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        return switch (command) {
            case "up" -> up(Options.parse(rest, Set.of()));
            case "demo" -> demo(Options.parse(rest, Set.of("--keep")));
            case "down" -> down(existing(Options.parse(rest, Set.of())));
            case "status" -> status(Options.parse(rest, Set.of("--sign-ins")));
            case "logs" -> logs(Options.parse(rest, Set.of("-f", "--follow")));
            case "deploy" -> deploy(Options.parse(rest, Set.of("--replace")));
            case "reset" -> reset(Options.parse(rest, Set.of("--yes")));
            default -> throw new LocalException("Unknown command '" + command + "'. See ./concordat help.");
        };
    }

    /** Settings of a stack that may be running already: its own port base counts unless another one is asked for. */
    private static LocalSettings existing(Options options) {
        Path data = options.dataFolder("concordat");
        int usual = Occupancy.lastPortBase(data.resolve("run")).orElse(LocalSettings.DEFAULT_BASE);
        return LocalSettings.of(data, options.base(usual));
    }

    private static Path applicationJar() {
        String jar = System.getenv().getOrDefault("CONCORDAT_APPLICATION_JAR", "");
        if (jar.isBlank() || !Files.isRegularFile(Path.of(jar))) {
            throw new LocalException("The application's jar is missing" + (jar.isBlank() ? "" : ": " + jar)
                    + ". Start through ./concordat, which builds it.");
        }
        return Path.of(jar).toAbsolutePath();
    }

    private int up(Options options) throws InterruptedException {
        LocalSettings settings =
                LocalSettings.of(options.dataFolder("concordat"), options.base(LocalSettings.DEFAULT_BASE));
        Path jar = applicationJar();
        long began = System.nanoTime();
        Occupancy occupancy = new Occupancy(settings.run());
        if (!occupy(occupancy, settings)) {
            return sayAlreadyRunning(settings);
        }
        if (DemoFolder.isStamped(settings.data())) {
            terminal.line("This folder belongs to the demo: the next ./concordat demo in it deletes what is there.");
        }
        Stack stack = ready(settings, occupancy);
        startAll(stack, jar, "local");
        terminal.line(String.format(
                Locale.ROOT, "Concordat is running (started in %.0f s).", (System.nanoTime() - began) / 1e9));
        sayWhere(settings);
        terminal.line("Stop it with Ctrl-C here, or with ./concordat down elsewhere.");
        new Watch(stack, terminal, stop).untilStopped();
        return 0;
    }

    private int demo(Options options) throws InterruptedException {
        LocalSettings settings = LocalSettings.of(options.demoFolder(), options.demoBase());
        if (!options.words().isEmpty()) {
            throw new LocalException("demo knows no '" + options.words().getFirst()
                    + "'. A case of the product is played with --case, one of yours with --file.");
        }
        Path jar = applicationJar();
        long began = System.nanoTime();
        LocalDate today = LocalDate.now(Clock.system(OFFICE_ZONE));
        if (!canBePlayed(settings, jar, options.demo().check(today))) {
            return 1;
        }
        DemoFolder.claim(settings.data());
        Occupancy occupancy = new Occupancy(settings.run());
        if (!occupy(occupancy, settings)) {
            sayAlreadyRunning(settings);
            terminal.line("Stop that first: ./concordat down --data " + quoted(settings.data()));
            return 1;
        }
        Stack stack = ready(settings, occupancy);
        // A demo tells one story from its beginning, so it never goes on where the last one ended.
        OURS.stream()
                .filter(name -> !name.equals("run"))
                .forEach(name -> remove(settings.data().resolve(name)));
        terminal.line("Playing " + options.demo().inWords() + " in " + settings.data());
        stack.startServers();
        Map<String, String> demo = options.demo().environment(today);
        stack.deployForDemo(jar, demo);
        terminal.running("Starting the application");
        int code = stack.runOnce(jar, "local,demo", demo, options.demo().patience());
        if (isStopping()) {
            return 130;
        }
        if (code != 0) {
            terminal.line("The demo did not reach its end. Its log: "
                    + settings.logs().resolve("demo.log"));
            return 1;
        }
        terminal.line(
                String.format(Locale.ROOT, "Played in %.0f s, servers included.", (System.nanoTime() - began) / 1e9));
        if (options.flags().contains("--keep")) {
            stack.startApplication(jar, "local");
            sayWhere(settings);
            terminal.line("Stop it with Ctrl-C here, or with ./concordat down --data " + quoted(settings.data()));
            new Watch(stack, terminal, stop).untilStopped();
        } else {
            terminal.line("Look around in it with: ./concordat up --port-base "
                    + settings.ports().base() + " --data " + quoted(settings.data()));
        }
        return 0;
    }

    /** A path as it can be copied into a shell. */
    static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Asks the application, which can read cases, before any server is started and anything is written. */
    private boolean canBePlayed(LocalSettings settings, Path jar, List<String> check) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                settings.javaBinary().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-jar",
                jar.toString()));
        command.addAll(check);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                said.lines().forEach(terminal::line);
            }
            return process.waitFor() == 0;
        } catch (IOException failure) {
            throw new LocalException("Cannot look at the case: " + failure.getMessage(), failure);
        }
    }

    private static boolean occupy(Occupancy occupancy, LocalSettings settings) {
        try {
            Permissions.createFolder(settings.data(), Permissions.PASSABLE_FOLDER);
            return occupancy.take(settings.ports().base());
        } catch (UncheckedIOException failure) {
            throw new LocalException("The data folder " + settings.data() + " cannot be written ("
                    + failure.getMessage() + "). Choose another one with --data.");
        }
    }

    /** Checks everything, fetches what is missing, and makes sure that whatever is started is also stopped. */
    private Stack ready(LocalSettings settings, Occupancy occupancy) {
        Stack.toStop(settings, terminal).stopLeftovers();
        boolean fetching = !new Distributions(settings.cache(), terminal)
                .has(Distribution.ZEEBE, Distribution.ELASTICSEARCH, Distribution.postgres());
        new Preflight(settings).check(fetching).forEach(terminal::line);
        if (fetching) {
            terminal.line("Fetching the servers once into " + settings.cache());
        }
        Stack stack = Stack.of(settings, terminal);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAll(stack, occupancy), "stop"));
        return stack;
    }

    private void stopAll(Stack stack, Occupancy occupancy) {
        stop.countDown();
        terminal.line("Stopping");
        stack.stop();
        occupancy.close();
        terminal.line("Stopped. The data stay in " + stack.settings().data());
    }

    private void startAll(Stack stack, Path jar, String profiles) {
        terminal.line("Starting Concordat in " + stack.settings().data());
        stack.startServers();
        // A demo that was killed could not let the engine's clock go.
        if (DemoFolder.isStamped(stack.settings().data()) && !stack.zeebe().letClockGo()) {
            terminal.line("The engine's clock may still stand where a demo left it; play the demo again.");
        }
        stack.deploy(jar);
        stack.startApplication(jar, profiles);
    }

    private int sayAlreadyRunning(LocalSettings asked) {
        int base = Occupancy.lastPortBase(asked.run()).orElse(asked.ports().base());
        LocalSettings running = LocalSettings.of(asked.data(), base);
        String process = new Occupancy(asked.run())
                .launcher()
                .map(launcher -> " (process " + launcher.pid() + ")")
                .orElse("");
        terminal.line("Concordat is already running in " + asked.data() + process + ".");
        sayWhere(running);
        return 0;
    }

    private void sayWhere(LocalSettings settings) {
        terminal.line("");
        terminal.line("  Portal  " + settings.portalUrl());
        terminal.line("  Mail    " + settings.mailPageUrl());
        saySignIns(settings);
        terminal.line("");
    }

    private void saySignIns(LocalSettings settings) {
        Path file = settings.applicationData().resolve("sign-ins.txt");
        try {
            if (!Files.exists(file)) {
                terminal.line("  No sign-ins yet (" + file + " is missing).");
                return;
            }
            terminal.line("  Sign-ins of this machine (" + file + "):");
            List<String[]> rows = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(line -> line.split("\t"))
                    .toList();
            rows.stream().map(parts -> aligned(parts, rows)).forEach(terminal::line);
        } catch (IOException failure) {
            terminal.line("  The sign-ins cannot be read: " + failure.getMessage());
        }
    }

    /** Returns the cells of one row in columns as wide as the widest cell of all rows. */
    static String aligned(String[] row, List<String[]> rows) {
        StringBuilder line = new StringBuilder("    ");
        for (int i = 0; i < row.length; i++) {
            int column = i;
            int width = rows.stream()
                    .filter(other -> other.length > column)
                    .mapToInt(other -> other[column].length())
                    .max()
                    .orElse(0);
            line.append(row[i]).append(" ".repeat(width - row[i].length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private int down(LocalSettings settings) {
        Occupancy occupancy = new Occupancy(settings.run());
        if (occupancy.isTaken()) {
            RunningProcess launcher = occupancy
                    .launcher()
                    .orElseThrow(() -> new LocalException("Another ./concordat is just beginning. Try again."));
            terminal.running("Stopping");
            launcher.signal("TERM");
            if (!Waiting.until(() -> !occupancy.isTaken(), STOP_PATIENCE, Duration.ofMillis(200))) {
                terminal.line("The launcher (process " + launcher.pid() + ") does not stop; ending it by force");
                launcher.kill();
            }
            Stack.toStop(settings, terminal).stop();
            terminal.line("Stopped. The data stay in " + settings.data());
            return 0;
        }
        Stack leftovers = Stack.toStop(settings, terminal);
        boolean anything = leftovers.servers().stream().anyMatch(Server::isAlive);
        leftovers.stop();
        terminal.line(anything ? "Stopped what was left running." : "Nothing is running in " + settings.data());
        return 0;
    }

    private int status(Options options) {
        LocalSettings settings = existing(options);
        StatusReport report = new StatusReport(settings);
        report.lines().forEach(terminal::line);
        if (options.flags().contains("--sign-ins")) {
            terminal.line("");
            saySignIns(settings);
        }
        return report.anythingRuns() ? 0 : NOT_RUNNING;
    }

    private int logs(Options options) throws InterruptedException {
        LocalSettings settings = existing(options);
        List<Server> servers = Stack.toStop(settings, Terminal.silent()).servers();
        if (options.words().isEmpty()) {
            servers.forEach(server -> terminal.line(
                    "%-14s %s".formatted(server.name(), server.log().path())));
            return 0;
        }
        String part = options.words().get(0);
        LogFile log = servers.stream()
                .filter(server -> server.name().equals(part))
                .findFirst()
                .orElseThrow(() -> new LocalException("There is no part '" + part + "', only "
                        + String.join(", ", servers.stream().map(Server::name).toList())))
                .log();
        if (!options.flags().isEmpty()) {
            return follow(log.path());
        }
        log.tail(100).forEach(terminal::line);
        return 0;
    }

    private static int follow(Path log) throws InterruptedException {
        try {
            return new ProcessBuilder("tail", "-n", "100", "-F", log.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new LocalException("Cannot run tail: " + failure.getMessage(), failure);
        }
    }

    private int deploy(Options options) {
        LocalSettings settings = existing(options);
        if (!new Occupancy(settings.run()).isTaken()) {
            terminal.line(
                    "Nothing is running in " + settings.data() + ". Start it with ./concordat up, which deploys.");
            return 1;
        }
        boolean allLive = Stack.of(settings, terminal)
                .deploy(applicationJar(), options.flags().contains("--replace"));
        terminal.line(allLive ? "Deployed." : "Not everything was done, see above.");
        return allLive ? 0 : LEFT_ALONE;
    }

    private int reset(Options options) {
        LocalSettings settings = existing(options);
        if (OURS.stream().noneMatch(name -> Files.exists(settings.data().resolve(name)))) {
            terminal.line("There is nothing to delete in " + settings.data());
            return 0;
        }
        terminal.line("This deletes every partnership, answer, document and mail in " + settings.data() + ".");
        if (!options.flags().contains("--yes") && !confirmed()) {
            terminal.line("Nothing was deleted.");
            return 1;
        }
        down(settings);
        OURS.forEach(name -> remove(settings.data().resolve(name)));
        terminal.line("Deleted. The downloaded servers stay in " + settings.cache());
        return 0;
    }

    private boolean confirmed() {
        terminal.line("Type yes to go on:");
        try {
            byte[] answer = new byte[100];
            int length = System.in.read(answer);
            return length > 0
                    && new String(answer, 0, length, StandardCharsets.UTF_8)
                            .strip()
                            .equals("yes");
        } catch (IOException closed) {
            return false;
        }
    }

    private static void remove(Path path) {
        if (Files.isDirectory(path)) {
            Distributions.deleteTree(path);
        } else {
            try {
                Files.deleteIfExists(path);
            } catch (IOException failure) {
                throw new LocalException("Cannot delete " + path + ": " + failure.getMessage(), failure);
            }
        }
    }
}

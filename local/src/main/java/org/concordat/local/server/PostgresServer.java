package org.concordat.local.server;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.concordat.local.LocalException;
import org.concordat.local.LocalSettings;
import org.concordat.local.distribution.Distributions;
import org.concordat.local.process.Permissions;
import org.concordat.local.process.RunningProcess;
import org.concordat.local.process.UnprivilegedUser;

/**
 * PostgreSQL with database and user {@code concordat}, on loopback without a Unix socket, with every commit on disk
 * before it is answered.
 */
public final class PostgresServer extends Server {
    private static final String NAME = "concordat";

    private final Path distribution;
    private final UnprivilegedUser user;

    /**
     * @param distribution the unpacked binaries
     */
    public PostgresServer(LocalSettings settings, Path distribution, UnprivilegedUser user) {
        super("postgres", settings);
        this.distribution = distribution;
        this.user = user;
    }

    @Override
    public String version() {
        return "18.6";
    }

    /** Returns the password of the user {@code concordat}, made when the database is laid out. */
    public String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException failure) {
            throw new LocalException("The database password is missing: " + passwordFile(), failure);
        }
    }

    /** Asks as any client would: a server that is still recovering refuses, one that is fit asks for the password. */
    @Override
    public boolean isHealthy() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            LocalSettings.LOOPBACK, settings().ports().postgres()),
                    1000);
            socket.setSoTimeout(2000);
            byte[] body = ("user\0" + NAME + "\0database\0" + NAME + "\0\0").getBytes(StandardCharsets.US_ASCII);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(8 + body.length);
            out.writeInt(3 << 16);
            out.write(body);
            out.flush();
            return socket.getInputStream().read() == 'R';
        } catch (IOException noAnswer) {
            return false;
        }
    }

    @Override
    protected void prepare() {
        user.requireReachable(distribution.resolve("bin/postgres"), "The cache");
        user.own(home());
        user.requireReachable(home(), "The data folder");
        if (!Files.isDirectory(cluster())) {
            layOut();
        }
        removeStaleLock();
    }

    private Path home() {
        return settings().data().resolve("postgres");
    }

    private Path cluster() {
        return home().resolve("data");
    }

    private Path passwordFile() {
        return settings().data().resolve("database-password");
    }

    /** Lays out a new cluster beside its place and renames it, so that a crash in between leaves nothing half done. */
    private void layOut() {
        Path work = home().resolve("data.new");
        Path passwordCopy = home().resolve("password.new");
        Distributions.deleteTree(work);
        String password = randomPassword();
        Permissions.writeSecret(passwordFile(), password + "\n");
        Permissions.writeSecret(passwordCopy, password + "\n");
        user.own(home());
        run(
                "",
                binary("initdb"),
                "--pgdata=" + work,
                "--username=" + NAME,
                "--pwfile=" + passwordCopy,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        run("CREATE DATABASE " + NAME + ";\n", binary("postgres"), "--single", "-D", work.toString(), "postgres");
        delete(passwordCopy);
        try {
            Files.move(work, cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new LocalException("Cannot lay out the database: " + failure.getMessage(), failure);
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void run(String input, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(user.command(List.of(command)));
            builder.directory(home().toFile());
            builder.redirectErrorStream(true);
            builder.environment().put("TZ", "UTC");
            Process process = builder.start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new LocalException("Laying out the database failed:\n" + output);
            }
        } catch (IOException failure) {
            throw new LocalException("Laying out the database failed: " + failure.getMessage(), failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new LocalException("Laying out the database was interrupted", interruption);
        }
    }

    /**
     * After kill -9 the lock file stays. PostgreSQL judges it by the process id alone, which may belong to a zombie or
     * to a stranger by now. Removing it is safe only when no backend of the old server works in the folder any more.
     */
    private void removeStaleLock() {
        Path lock = cluster().resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        List<RunningProcess> left = RunningProcess.workingIn(cluster());
        left.forEach(process -> process.awaitEnd(Duration.ofSeconds(5)));
        RunningProcess.workingIn(cluster()).forEach(RunningProcess::kill);
        delete(lock);
    }

    private String binary(String name) {
        return distribution.resolve("bin").resolve(name).toString();
    }

    @Override
    protected Path workingFolder() {
        return home();
    }

    @Override
    protected List<String> command() {
        List<String> command =
                new ArrayList<>(List.of(binary("postgres"), "-D", cluster().toString()));
        List.of(
                        setting(),
                        "listen_addresses=" + LocalSettings.LOOPBACK,
                        "port=" + settings().ports().postgres(),
                        "unix_socket_directories=",
                        "fsync=on",
                        "synchronous_commit=on",
                        "shared_buffers=32MB",
                        "max_connections=60",
                        "log_timezone=UTC",
                        "timezone=UTC")
                .forEach(setting -> command.addAll(List.of("-c", setting)));
        return user.command(command);
    }

    private String setting() {
        return "concordat.data=" + settings().data();
    }

    @Override
    protected boolean marks(String argument) {
        return argument.equals(setting());
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("TZ", "UTC", "LC_ALL", "C");
    }

    /** SIGINT ends open connections in an orderly way; SIGTERM would wait for every client. */
    @Override
    protected void askToEnd(RunningProcess process) {
        process.signal("INT");
    }
}

package org.concordat.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLong;
import org.concordat.local.process.RunningProcess;
import org.concordat.local.server.HttpProbe;
import org.concordat.local.server.Server;

/** What {@code ./concordat status} says about one data folder. */
final class StatusReport {
    private static final String ROW = "%-15s %-12s %8s  %-29s %9s  %s";

    private final LocalSettings settings;
    private final Stack stack;
    private final Occupancy occupancy;

    StatusReport(LocalSettings settings) {
        this.settings = settings;
        this.stack = Stack.toStop(settings, Terminal.silent());
        this.occupancy = new Occupancy(settings.run());
    }

    /** Returns whether a launcher or any server runs. */
    boolean anythingRuns() {
        return occupancy.isTaken() || stack.servers().stream().anyMatch(Server::isAlive);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("PART", "STATE", "PID", "PORTS", "MEMORY", "VERSION"));
        long sum = 0;
        for (Server server : stack.servers()) {
            long bytes = server.residentBytes();
            sum += bytes;
            lines.add(row(server, bytes));
        }
        Optional<RunningProcess> launcher = occupancy.isTaken() ? occupancy.launcher() : Optional.empty();
        long bytes = launcher.map(RunningProcess::ownResidentBytes).orElse(0L);
        sum += bytes;
        lines.add(ROW.formatted(
                        "launcher, mail",
                        launcher.isPresent() ? "running" : "not running",
                        launcher.map(process -> "" + process.pid()).orElse("-"),
                        settings.ports().mailPage() + " " + settings.ports().smtp(),
                        megabytes(bytes),
                        "Java " + Runtime.version().feature())
                .stripTrailing());
        lines.add(ROW.formatted("together", "", "", "", megabytes(sum), "").stripTrailing());
        lines.add("");
        lines.add("Portal:      " + settings.portalUrl());
        lines.add("Mail:        " + settings.mailPageUrl());
        lines.add("Data folder: " + settings.data() + " (" + megabytes(sizeOf(settings.data())) + ")");
        lines.add("Cache:       " + settings.cache());
        lines.add("Follower:    " + follower());
        return lines;
    }

    private String row(Server server, long bytes) {
        Optional<Long> pid = server.pid();
        String state = pid.isEmpty() ? "not running" : server.isHealthy() ? "healthy" : "not ready";
        return ROW.formatted(
                        server.name(),
                        state,
                        pid.map(String::valueOf).orElse("-"),
                        ports(server.name()),
                        pid.isEmpty() ? "-" : megabytes(bytes),
                        server.version())
                .stripTrailing();
    }

    private String ports(String name) {
        PortPlan ports = settings.ports();
        return switch (name) {
            case "application" -> ports.portal() + " " + ports.applicationManagement();
            case "zeebe" ->
                ports.zeebeGrpc() + " " + ports.zeebeRest() + " " + ports.zeebeManagement() + " "
                        + ports.zeebeInternal() + " " + ports.zeebeCommand();
            case "elasticsearch" -> ports.elasticsearch() + " " + ports.elasticsearchTransport();
            default -> "" + ports.postgres();
        };
    }

    private String follower() {
        return HttpProbe.get(settings.applicationManagementUrl() + "/actuator/concordat")
                .map(StatusReport::followerIn)
                .orElse("unknown");
    }

    /** Returns the plain fields of the {@code follower} object in one line, "unknown" when there is none. */
    static String followerIn(String json) {
        try {
            JsonNode follower = new ObjectMapper().readTree(json).path("follower");
            StringJoiner fields = new StringJoiner(", ");
            fields.setEmptyValue("unknown");
            follower.properties().stream()
                    .filter(field -> field.getValue().isValueNode())
                    .forEach(field ->
                            fields.add(field.getKey() + " " + field.getValue().asText()));
            return fields.toString();
        } catch (JsonProcessingException notJson) {
            return "unknown";
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MB", bytes / 1_000_000.0);
    }

    private static long sizeOf(Path folder) {
        AtomicLong sum = new AtomicLong();
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return sum.get();
    }
}

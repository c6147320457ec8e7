package org.concordat.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordat.local.process.Commands;
import org.concordat.local.process.Permissions;
import org.concordat.local.process.UnprivilegedUser;

/** Everything that would make a start fail half way, asked before the first step of it. */
final class Preflight {
    private static final long GB = 1_000_000_000L;

    /** Zeebe stops working below 2 GiB of free disk; the rest is for its first segments and the logs. */
    static final long DISK_FOR_DATA = 2_147_483_648L + GB / 2;

    /** All three distributions unpacked and, beside them, their archives in the local Maven repository. */
    static final long DISK_FOR_CACHE = GB + GB / 4;

    static final long MEMORY_NEEDED = GB + GB / 2;
    static final long MEMORY_WANTED = 2 * GB + GB / 2;

    private final LocalSettings settings;

    Preflight(LocalSettings settings) {
        this.settings = settings;
    }

    /**
     * Checks ports, disk, memory and folders.
     *
     * @param fetching whether distributions still have to be fetched
     * @return what a person should know although it prevents nothing
     * @throws LocalException naming every obstacle at once
     */
    List<String> check(boolean fetching) {
        List<String> obstacles = new ArrayList<>();
        folder(settings.data(), "data folder", "--data").ifPresent(obstacles::add);
        folder(settings.cache(), "cache", "CONCORDAT_CACHE").ifPresent(obstacles::add);
        if (obstacles.isEmpty()) {
            reachable().ifPresent(obstacles::add);
            disk(fetching).ifPresent(obstacles::add);
        }
        obstacles.addAll(takenPorts());
        List<String> remarks = new ArrayList<>();
        availableMemory().ifPresent(bytes -> memory(bytes, obstacles, remarks));
        if (!obstacles.isEmpty()) {
            throw new LocalException("Nothing was started:\n  - " + String.join("\n  - ", obstacles));
        }
        return remarks;
    }

    private static Optional<String> folder(Path folder, String what, String option) {
        try {
            Permissions.createFolder(
                    folder, what.equals("cache") ? Permissions.READABLE_FOLDER : Permissions.PASSABLE_FOLDER);
            Path probe = Files.createTempFile(folder, ".write-", ".probe");
            Files.delete(probe);
            return Optional.empty();
        } catch (IOException | java.io.UncheckedIOException failure) {
            return Optional.of("The " + what + " " + folder + " cannot be written (" + failure.getMessage()
                    + "). Choose another one with " + option + ".");
        }
    }

    private Optional<String> reachable() {
        try {
            UnprivilegedUser user = UnprivilegedUser.detect();
            user.requireReachable(settings.data(), "The data folder");
            user.requireReachable(settings.cache(), "The cache");
            user.requireReachable(settings.javaBinary(), "The JDK");
            return Optional.empty();
        } catch (LocalException closed) {
            return Optional.ofNullable(closed.getMessage());
        }
    }

    private Optional<String> disk(boolean fetching) {
        try {
            FileStore dataStore = Files.getFileStore(settings.data());
            FileStore cacheStore = Files.getFileStore(settings.cache());
            boolean shared = dataStore.equals(cacheStore);
            long forData = DISK_FOR_DATA + (fetching && shared ? DISK_FOR_CACHE : 0);
            return tooLittleDisk(settings.data(), dataStore.getUsableSpace(), forData)
                    .or(() -> fetching && !shared ? cacheDisk(cacheStore) : Optional.empty());
        } catch (IOException failure) {
            return Optional.of("The free disk space cannot be asked: " + failure.getMessage());
        }
    }

    private Optional<String> cacheDisk(FileStore store) {
        try {
            return tooLittleDisk(settings.cache(), store.getUsableSpace(), DISK_FOR_CACHE);
        } catch (IOException failure) {
            return Optional.of("The free disk space cannot be asked: " + failure.getMessage());
        }
    }

    static Optional<String> tooLittleDisk(Path folder, long free, long needed) {
        return free >= needed
                ? Optional.empty()
                : Optional.of(String.format(
                        java.util.Locale.ROOT,
                        "Too little disk: %.1f GB are free at %s, %.1f GB are needed (Zeebe stops working below 2 GB)."
                                + " Make room, or choose another disk with --data.",
                        free / (double) GB,
                        folder,
                        needed / (double) GB));
    }

    private List<String> takenPorts() {
        List<String> taken = new ArrayList<>();
        settings.ports().named().forEach((port, use) -> {
            if (isTaken(port)) {
                taken.add("Port " + port + " (" + use + ") is taken" + holder(port)
                        + ". Stop that program, or move everything with --port-base, for example --port-base "
                        + (settings.ports().base() + 100) + ".");
            }
        });
        return taken;
    }

    static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(LocalSettings.LOOPBACK), port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    private static String holder(int port) {
        return Commands.output("ss", "-ltnpH", "sport = :" + port)
                .flatMap(text -> find(text, "\"([^\"]+)\",pid=(\\d+)"))
                .or(() -> Commands.output("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fcp")
                        .flatMap(text -> find(text, "p(?<b>\\d+)\\nc(?<a>[^\\n]+)")))
                .orElse("");
    }

    private static Optional<String> find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        boolean named = pattern.contains("?<a>");
        String name = named ? matcher.group("a") : matcher.group(1);
        String pid = named ? matcher.group("b") : matcher.group(2);
        return Optional.of(" by " + name + " (process " + pid + ")");
    }

    private static void memory(long available, List<String> obstacles, List<String> remarks) {
        String free = String.format(java.util.Locale.ROOT, "%.1f GB of memory are available", available / (double) GB);
        if (available < MEMORY_NEEDED) {
            obstacles.add(free + ", at least 1.5 GB are needed. Close other programs.");
        } else if (available < MEMORY_WANTED) {
            remarks.add(free + "; 2.5 GB are better. It may be slow.");
        }
    }

    private static Optional<Long> availableMemory() {
        try {
            return Files.readString(Path.of("/proc/meminfo"))
                    .lines()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}

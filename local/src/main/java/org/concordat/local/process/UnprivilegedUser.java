package org.concordat.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concordat.local.LocalException;

/**
 * The user that Elasticsearch and PostgreSQL run as when the launcher runs as root, which both of them refuse. For an
 * ordinary user nothing changes: commands run as they are and nothing is checked.
 */
public final class UnprivilegedUser {
    private final boolean root;
    private final String name;
    private final long uid;
    private final long gid;

    private UnprivilegedUser(boolean root, String name, long uid, long gid) {
        this.root = root;
        this.name = name;
        this.uid = uid;
        this.gid = gid;
    }

    /**
     * Returns the user for this process: {@code CONCORDAT_SERVER_USER}, by default {@code nobody}.
     *
     * @throws LocalException when the launcher runs as root and that user or {@code setpriv} is missing
     */
    public static UnprivilegedUser detect() {
        if (number("id", "-u").orElse(-1L) != 0) {
            return new UnprivilegedUser(false, "", -1, -1);
        }
        String name = System.getenv().getOrDefault("CONCORDAT_SERVER_USER", "nobody");
        long uid = number("id", "-u", name)
                .orElseThrow(
                        () -> new LocalException(
                                "Elasticsearch and PostgreSQL refuse to run as root, and the user '" + name
                                        + "' does not exist. Run this as an ordinary user, or name one in CONCORDAT_SERVER_USER."));
        if (uid == 0 || !Commands.exists("setpriv")) {
            throw new LocalException("Elasticsearch and PostgreSQL refuse to run as root, and "
                    + (uid == 0 ? "CONCORDAT_SERVER_USER names root" : "'setpriv' (package util-linux) is missing")
                    + ". Run this as an ordinary user instead.");
        }
        return new UnprivilegedUser(true, name, uid, number("id", "-g", name).orElse(uid));
    }

    private static Optional<Long> number(String... command) {
        return Commands.output(command)
                .map(String::strip)
                .filter(s -> s.matches("\\d+"))
                .map(Long::valueOf);
    }

    /** Returns the command that runs {@code command} as this user. */
    public List<String> command(List<String> command) {
        if (!root) {
            return command;
        }
        List<String> all = new ArrayList<>(
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--inh-caps=-all", "--"));
        all.addAll(command);
        return all;
    }

    /** Creates the folder if need be and gives it, with all it holds, to this user alone (mode 0700). */
    public void own(Path folder) {
        try {
            Files.createDirectories(folder);
            if (root) {
                try (Stream<Path> paths = Files.walk(folder)) {
                    for (Path path : (Iterable<Path>) paths::iterator) {
                        own(path, uid, gid);
                    }
                }
            }
            Files.setPosixFilePermissions(folder, Permissions.OWNER_ONLY_FOLDER);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void own(Path path, long uid, long gid) throws IOException {
        Files.setAttribute(path, "unix:uid", Math.toIntExact(uid), java.nio.file.LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", Math.toIntExact(gid), java.nio.file.LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Checks that this user can reach {@code path}, which must exist.
     *
     * @throws LocalException naming the first folder on the way that is closed, and the way out
     */
    public void requireReachable(Path path, String what) {
        for (Path step = path.toAbsolutePath(); root && step != null; step = step.getParent()) {
            if (!open(step)) {
                throw new LocalException(what + " (" + path + ") cannot be reached by the user '" + name
                        + "', which Elasticsearch and PostgreSQL run as because they refuse root: " + step
                        + " is closed to other users. Choose another place, or open it with: chmod o+x '" + step + "'");
            }
        }
    }

    private boolean open(Path folder) {
        try {
            int owner = (int) Files.getAttribute(folder, "unix:uid");
            PosixFilePermission needed =
                    owner == uid ? PosixFilePermission.OWNER_EXECUTE : PosixFilePermission.OTHERS_EXECUTE;
            return !Files.isDirectory(folder)
                    || Files.getPosixFilePermissions(folder).contains(needed);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package org.concordat.local.distribution;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.concordat.local.LocalException;
import org.concordat.local.Terminal;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The user's cache of unpacked server distributions. What is missing comes from Maven repositories by the user's own
 * Maven settings (mirrors, proxies, local repository), is checked against the checksum pinned in {@link Distribution}
 * and unpacked; what is there is used without touching the network. A folder in the cache is always complete: unpacking
 * happens beside it and ends in a rename.
 */
public final class Distributions {
    private static final int ATTEMPTS = 3;
    private static final String WORK_PREFIX = ".unpacking-";

    private final Path cache;
    private final Terminal terminal;
    private final ContextOverrides.Builder maven;

    public Distributions(Path cache, Terminal terminal) {
        this(cache, terminal, ContextOverrides.create().withUserSettings(true));
    }

    Distributions(Path cache, Terminal terminal, ContextOverrides.Builder maven) {
        this.cache = cache.toAbsolutePath().normalize();
        this.terminal = terminal;
        this.maven = maven;
    }

    /** Returns whether all these are in the cache. */
    public boolean has(Distribution... distributions) {
        return Stream.of(distributions).allMatch(d -> Files.isDirectory(cache.resolve(d.folder())));
    }

    /**
     * Returns the folder of the unpacked distribution, fetching it first if need be.
     *
     * @throws LocalException when it cannot be fetched or is not what it should be; nothing half done stays behind
     */
    public Path folder(Distribution distribution) {
        Path folder = cache.resolve(distribution.folder());
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve("fetching.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                // Another launcher may have fetched it while this one waited for the lock.
                if (lock.isValid() && !Files.isDirectory(folder)) {
                    removeLeftovers();
                    unpack(distribution, fetch(distribution), folder);
                }
            }
            return folder;
        } catch (IOException failure) {
            throw new LocalException(
                    "Could not put " + distribution.name() + " into the cache " + cache + ": " + failure.getMessage()
                            + ". Make room or choose another folder with CONCORDAT_CACHE.",
                    failure);
        }
    }

    private void unpack(Distribution distribution, Path archive, Path folder) throws IOException {
        terminal.running("Unpacking " + distribution.name());
        Path work = Files.createTempDirectory(cache, WORK_PREFIX);
        try {
            // The servers may run as another user than the one who unpacks.
            Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
            Archive.unpack(archive, distribution.packing(), work);
            Files.move(onlyFolderIn(work).orElse(work), folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteTree(work);
        }
        terminal.line("  " + distribution.name() + " is ready in " + folder);
    }

    /** What a launcher killed in the middle of unpacking left behind; whoever holds the lock may remove it. */
    private void removeLeftovers() throws IOException {
        try (Stream<Path> entries = Files.list(cache)) {
            entries.filter(path -> path.getFileName().toString().startsWith(WORK_PREFIX))
                    .toList()
                    .forEach(Distributions::deleteTree);
        }
    }

    private static Optional<Path> onlyFolderIn(Path work) throws IOException {
        try (Stream<Path> entries = Files.list(work)) {
            var all = entries.toList();
            return all.size() == 1 && Files.isDirectory(all.get(0)) ? Optional.of(all.get(0)) : Optional.empty();
        }
    }

    /** Returns the downloaded file with the right content. */
    private Path fetch(Distribution distribution) throws IOException {
        LocalException last = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return checked(distribution, resolve(distribution));
            } catch (LocalException failure) {
                last = failure;
                if (attempt < ATTEMPTS) {
                    terminal.line("  " + distribution.name() + ": attempt " + attempt + " failed, trying again ("
                            + reason(failure) + ")");
                }
            }
        }
        throw java.util.Objects.requireNonNull(last);
    }

    private Path checked(Distribution distribution, Path file) throws IOException {
        String found = sha256(file);
        if (found.equals(distribution.sha256())) {
            return file;
        }
        // A broken copy in the user's repository would be taken again next time.
        Files.delete(file);
        throw new LocalException(distribution.name() + " was refused: its SHA-256 is " + found + " but must be "
                + distribution.sha256() + ". The copy " + file
                + " was deleted. If this comes again, your Maven mirror serves a changed file: tell whoever runs it.");
    }

    private Path resolve(Distribution distribution) {
        String ending = distribution.coordinates().split(":")[2];
        ContextOverrides overrides = maven.checksumPolicy(ContextOverrides.ChecksumPolicy.FAIL)
                .configProperties(Map.of(
                        "aether.connector.connectTimeout", 10_000,
                        "aether.connector.requestTimeout", 60_000,
                        "aether.connector.http.retryHandler.count", 1))
                .transferListener(new ProgressListener(terminal, distribution.name(), ending))
                .build();
        try (Context context = Runtimes.INSTANCE.getRuntime().create(overrides)) {
            var session = new DefaultRepositorySystemSession(context.repositorySystemSession());
            // A failure of yesterday must not be remembered as the answer of today.
            session.setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false));
            var request = new ArtifactRequest(
                    new DefaultArtifact(distribution.coordinates()), context.remoteRepositories(), null);
            return context.repositorySystem()
                    .resolveArtifact(session, request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException failure) {
            throw new LocalException(
                    "Could not download " + distribution.name() + ": " + reason(failure)
                            + ". Check the network, and the proxy or mirror in your Maven settings"
                            + " (~/.m2/settings.xml), then run the same command again; what is already there is kept.",
                    failure);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        @Nullable String message = cause.getMessage();
        return switch (cause) {
            case java.net.UnknownHostException e -> "the host " + e.getMessage() + " is unknown (no network?)";
            case java.net.ConnectException e -> "no connection (" + e.getMessage() + ")";
            default -> message == null ? cause.getClass().getSimpleName() : message;
        };
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Deletes a folder with all it holds; one that is missing is no error. */
    public static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
                    Files.delete(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

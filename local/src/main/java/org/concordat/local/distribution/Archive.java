package org.concordat.local.distribution;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks in plain Java, keeping executable files executable; everything becomes readable for every user. */
final class Archive {
    private static final int EXECUTABLE = 0100;

    private Archive() {}

    /** Unpacks {@code archive} into the folder {@code target}; refuses entries that would lie outside it. */
    static void unpack(Path archive, Distribution.Packing packing, Path target) throws IOException {
        switch (packing) {
            case TAR_GZ -> {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), 1 << 16)) {
                    untar(new GzipCompressorInputStream(in), target);
                }
            }
            case ZIP -> unzip(archive, target);
            case TAR_XZ_IN_JAR -> untarInside(archive, target);
        }
    }

    private static void untarInside(Path jar, Path target) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(jar).get()) {
            ZipArchiveEntry inner = null;
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                inner = entry.getName().endsWith(".txz") ? entry : inner;
            }
            if (inner == null) {
                throw new IOException(jar + " holds no .txz file");
            }
            untar(new XZCompressorInputStream(zip.getInputStream(inner)), target);
        }
    }

    private static void untar(InputStream plain, Path target) throws IOException {
        try (ArchiveInputStream<TarArchiveEntry> tar = new TarArchiveInputStream(plain)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = inside(target, entry);
                if (entry.isSymbolicLink()) {
                    link(target, path, entry.getLinkName());
                } else {
                    write(path, entry, entry.getMode(), tar);
                }
            }
        }
    }

    private static void unzip(Path archive, Path target) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                write(inside(target, entry), entry, entry.getUnixMode(), zip.getInputStream(entry));
            }
        }
    }

    private static void link(Path target, Path path, String to) throws IOException {
        if (!path.resolveSibling(to).normalize().startsWith(target)) {
            throw new IOException("A link in the archive points outside it: " + path + " -> " + to);
        }
        createFolder(parent(path));
        Files.createSymbolicLink(path, Path.of(to));
    }

    private static void write(Path path, ArchiveEntry entry, int mode, InputStream content) throws IOException {
        if (entry.isDirectory()) {
            createFolder(path);
            return;
        }
        createFolder(parent(path));
        Files.copy(content, path);
        setMode(path, (mode & EXECUTABLE) != 0);
    }

    private static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            createFolder(parent(folder));
            Files.createDirectory(folder);
            setMode(folder, true);
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "every entry lies in the target folder");
    }

    /** 0755 or 0644 whatever the umask says: another user than the one who unpacks may have to run it. */
    private static void setMode(Path path, boolean executable) throws IOException {
        Set<PosixFilePermission> mode = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (executable) {
            mode.addAll(Set.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        Files.setPosixFilePermissions(path, mode);
    }

    private static Path inside(Path target, ArchiveEntry entry) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("An entry of the archive lies outside it: " + entry.getName());
        }
        return path;
    }
}

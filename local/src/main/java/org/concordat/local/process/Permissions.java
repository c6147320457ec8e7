package org.concordat.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file modes used in the data folder. */
public final class Permissions {
    /** 0600. */
    public static final Set<PosixFilePermission> OWNER_ONLY_FILE = PosixFilePermissions.fromString("rw-------");

    /** 0700. */
    public static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");

    /** 0711: others may pass through to a folder of their own, but not look around. */
    public static final Set<PosixFilePermission> PASSABLE_FOLDER = PosixFilePermissions.fromString("rwx--x--x");

    /** 0755: what is in it is nobody's secret. */
    public static final Set<PosixFilePermission> READABLE_FOLDER = PosixFilePermissions.fromString("rwxr-xr-x");

    private Permissions() {}

    /** Creates the folder if it is missing; an existing one keeps its mode. */
    public static void createFolder(Path folder, Set<PosixFilePermission> mode) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, mode);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes a file that only its owner can read, without a moment in which others could. */
    public static void writeSecret(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FILE));
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

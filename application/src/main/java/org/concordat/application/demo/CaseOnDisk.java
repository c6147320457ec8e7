package org.concordat.application.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A case that somebody names by the path of its file. */
final class CaseOnDisk {

    /** Nearly twenty times what a case of the product needs; anything larger is the wrong file. */
    private static final int MOST_BYTES = 200_000;

    /** The file as such cannot be read. The message says what, why, and what to do. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String message) {
            super(message);
        }
    }

    private CaseOnDisk() {}

    /**
     * Reads one case.
     *
     * @throws Unreadable when there is no such file or it cannot be read to its end
     * @throws InvalidCase with every fault of its content
     */
    static CaseFile read(Path path) throws IOException {
        return CaseReader.read(new ByteArrayInputStream(bytes(path)), path.toString());
    }

    private static byte[] bytes(Path path) {
        if (Files.notExists(path)) {
            throw new Unreadable(
                    "There is no file %s. Check the path after --file; a relative one counts from the folder you are in."
                            .formatted(path));
        }
        if (Files.isDirectory(path)) {
            throw new Unreadable(
                    "%s is a folder, and a demo plays one file. Name the case file in it.".formatted(path));
        }
        // In a closed folder a file neither is there nor is not; opening it says why.
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new Unreadable(
                    "%s is no ordinary file but a pipe or a device. Put the case into a file and name that."
                            .formatted(path));
        }
        return content(path);
    }

    private static byte[] content(Path path) {
        // Read, not asked for its size: that may be 0 for what is not on a disk, and change meanwhile.
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length == 0) {
                throw new Unreadable(
                        "The file %s is empty. A case needs at least id, name, primaryModel, targetGroup and two agencies."
                                .formatted(path));
            }
            if (bytes.length > MOST_BYTES) {
                throw new Unreadable(
                        "The file %s is too large for a case: %s, and 0.2 MB is the most. Check that it is the right file."
                                .formatted(path, megabytes(Files.size(path))));
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static Unreadable unreadable(Path path, IOException why) {
        return new Unreadable(
                why instanceof AccessDeniedException
                        ? "The file %s cannot be read: the user %s may not. Allow it, or copy the file."
                                .formatted(path, System.getProperty("user.name"))
                        : "The file %s cannot be read to its end: %s. Copy it to another place and try again."
                                .formatted(path, why.getMessage()));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}

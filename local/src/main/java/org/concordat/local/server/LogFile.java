package org.concordat.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A log that is written by a server's standard output; the run before is kept once beside it. */
public record LogFile(Path path) {
    private static final long LARGE = 10_000_000;

    /** Moves a large file out of the way, so that logs cannot fill the disk over many starts. */
    void rotate() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (Files.exists(path) && Files.size(path) > LARGE) {
                Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the last lines, none when there is no file. */
    public List<String> tail(int lines) {
        try {
            if (!Files.exists(path)) {
                return List.of();
            }
            List<String> all = new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

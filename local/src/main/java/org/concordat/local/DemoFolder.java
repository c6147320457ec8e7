package org.concordat.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.concordat.local.process.Permissions;

/**
 * Says that a data folder belongs to the demo, which empties it at every run. Only a folder that the demo itself began is
 * ever emptied, so that no option or environment variable can turn it against somebody's data.
 */
final class DemoFolder {
    private static final String STAMP = "made-by-demo.txt";

    private DemoFolder() {}

    /** Returns whether the demo began this folder. */
    static boolean isStamped(Path data) {
        return Files.isRegularFile(data.resolve(STAMP), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Takes a folder for the demo: one that it began, or one that is empty or not there yet, which is then marked.
     *
     * @throws LocalException when the folder holds anything that the demo did not make; nothing was changed
     */
    static void claim(Path data) {
        if (isStamped(data)) {
            return;
        }
        try {
            if (Files.exists(data) && !isEmpty(data)) {
                throw new LocalException("The folder " + data + " holds something that the demo did not make, so it is"
                        + " left as it is. Choose an empty folder with --data.");
            }
            Permissions.createFolder(data, Permissions.PASSABLE_FOLDER);
            Files.writeString(
                    data.resolve(STAMP), "This folder belongs to ./concordat demo, which empties it at every run.\n");
        } catch (IOException | java.io.UncheckedIOException failure) {
            throw new LocalException(
                    "The folder " + data + " cannot be used (" + failure.getMessage()
                            + "). Choose another one with --data.",
                    failure);
        }
    }

    private static boolean isEmpty(Path data) throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            return entries.findAny().isEmpty();
        }
    }
}

package org.concordat.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concordat.local.process.Permissions;
import org.concordat.local.server.ZeebeServer;

/**
 * Says with which servers and which exporter settings a data folder was begun. Others must not touch it: the engine's
 * log and the records already exported only fit together while these stay the same.
 */
final class DataFolderStamp {
    private static final String NAME = "made-with.txt";

    private DataFolderStamp() {}

    /**
     * Stamps a new data folder; refuses one that was begun with something else.
     *
     * @throws LocalException when the folder was begun with other versions or other exporter settings
     */
    static void check(Path data) {
        Permissions.createFolder(data, Permissions.PASSABLE_FOLDER);
        Path stamp = data.resolve(NAME);
        String current = "postgresql 18\nelasticsearch 8.19\n" + ZeebeServer.logFormat() + "\n";
        try {
            if (!Files.exists(stamp)) {
                Files.writeString(stamp, current);
            } else if (!Files.readString(stamp).equals(current)) {
                throw new LocalException("The data folder " + data + " was begun by another version of Concordat ("
                        + stamp + "). Go on with that version, choose another folder with --data, or give the data up"
                        + " with ./concordat reset.");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

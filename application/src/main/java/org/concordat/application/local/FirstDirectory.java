package org.concordat.application.local;

import java.io.IOException;
import org.concordat.store.directory.DirectoryFile;

/** Where the directory of a first start on one machine comes from. */
public interface FirstDirectory {

    /** What to tell the log about its origin, such as a file name. */
    String origin();

    /** @throws IllegalArgumentException when it is not a directory */
    DirectoryFile read() throws IOException;
}

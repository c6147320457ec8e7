package org.concordat.application.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.concordat.store.directory.DirectoryFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The directory file of this installation, by default the invented one that is packaged. */
@Component
@Profile("local & !demo & !deploy")
class SampleDirectory implements FirstDirectory {

    private final Resource file;

    SampleDirectory(@Value("${concordat.directory:classpath:sample/directory.yaml}") Resource file) {
        this.file = file;
    }

    @Override
    public String origin() {
        return Objects.requireNonNull(file.getFilename());
    }

    @Override
    public DirectoryFile read() throws IOException {
        try (InputStream stream = file.getInputStream()) {
            return DirectoryFile.read(stream, origin());
        }
    }
}

package org.concordat.domain.commands;

import java.util.Objects;
import org.concordat.domain.partnership.DocumentKind;
import org.jspecify.annotations.Nullable;

/**
 * Somebody adds a document to a partnership.
 *
 * @param title what people call it
 * @param faultOfFile what is wrong with the file, found by whoever can read it; nothing when it will do
 */
public record AddDocument(
        @Nullable String title,
        @Nullable DocumentKind kind,
        @Nullable String faultOfFile) {

    /** @throws InvalidCommand when the title or the kind is missing, the title is too long, or the file will not do */
    public AddDocument {
        new Check()
                .text("title", title, Limits.NAME, "Say what the document is called")
                .chosen("kind", kind, "Choose what kind of document it is")
                .that("file", faultOfFile, Objects::isNull, String.valueOf(faultOfFile))
                .done();
        title = Check.trimmed(title);
    }
}

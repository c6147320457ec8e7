package org.concordat.store.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * A file as somebody sent it. What it is called and what it claims to be is not believed before its content agrees.
 *
 * @param name as it was sent, with whatever is in it; nothing when no file was chosen
 */
public record SentFile(@Nullable String name, byte[] content) {

    public static final int MOST_BYTES = 10 * 1024 * 1024;

    /** No file was chosen. */
    public static final SentFile NONE = new SentFile(null, new byte[0]);

    private static final Detector DETECTOR = MimeTypes.getDefaultMimeTypes();

    /** Whether no file was chosen at all. */
    public boolean isMissing() {
        return name == null || name.isBlank();
    }

    /** The name as it is kept. */
    String cleanName() {
        return name == null ? "" : FileNames.cleaned(name);
    }

    /** The type that it claims; an ending that is not taken is a fault. */
    Optional<FileType> type() {
        return FileType.claimedBy(cleanName());
    }

    /** What is wrong with it and what to do, in a sentence; nothing when it can be kept. */
    public @Nullable String fault() {
        if (isMissing()) {
            return "Choose a file";
        }
        if (content.length == 0) {
            return "The file is empty. Choose one that holds something";
        }
        if (content.length > MOST_BYTES) {
            return "The file is larger than 10 MB. Make it smaller, or send it in parts";
        }
        Optional<FileType> type = type();
        return type.isEmpty()
                ? "Files of this type are not taken. Choose one of these: " + FileType.list()
                : faultOf(type.get());
    }

    private @Nullable String faultOf(FileType type) {
        return switch (type) {
            case PDF, PNG, JPEG -> detected().equals(type.mediaType()) ? null : notWhatItsNameSays(type);
            case TXT, CSV -> detected().equals(FileType.TXT.mediaType()) ? null : notWhatItsNameSays(type);
            case DOCX, XLSX, PPTX, ODT, ODS -> faultOfPackage(type);
        };
    }

    private @Nullable String faultOfPackage(FileType type) {
        OfficePackage parts = OfficePackage.of(content);
        if (parts != null && parts.hasMacros()) {
            return "There are macros in the file, and those are not taken. Save it without macros";
        }
        return parts != null && parts.is(type) ? null : notWhatItsNameSays(type);
    }

    private static String notWhatItsNameSays(FileType type) {
        return "What is in the file is not %s, as its name says. Save it again with the program it was made with, without a password"
                .formatted(type);
    }

    /** What its content is, whatever it is called. */
    private String detected() {
        try (ByteArrayInputStream in = new ByteArrayInputStream(content)) {
            MediaType found = DETECTOR.detect(in, new Metadata());
            return found.getBaseType().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot be read", e);
        }
    }
}

package org.concordat.store.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the packages that office programs write: at their list of entries and at the one entry that says what they
 * are. Nothing else is unpacked, and of that entry no more than a package of an honest size needs.
 */
final class OfficePackage {

    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_BYTES = 512 * 1024;
    private static final String CONTENT_TYPES = "[Content_Types].xml";

    private final List<String> names;
    private final String contentTypes;
    private final String mimeType;

    private OfficePackage(ZipFile zip) throws IOException {
        this.names = zip.stream()
                .map(entry -> entry.getName().toLowerCase(Locale.ROOT))
                .toList();
        this.contentTypes = text(zip, CONTENT_TYPES).toLowerCase(Locale.ROOT);
        this.mimeType = text(zip, "mimetype");
    }

    /** What is in these bytes; nothing when they are no package or one that no office program would write. */
    static @Nullable OfficePackage of(byte[] content) {
        try {
            Path file = Files.createTempFile("document", ".zip");
            try {
                Files.write(file, content);
                return read(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary file can be written", e);
        }
    }

    private static @Nullable OfficePackage read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size() > MOST_ENTRIES ? null : new OfficePackage(zip);
        } catch (IOException | IllegalArgumentException e) {
            return null; // broken, or not a package at all: whoever asked says so
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES ? "" : new String(bytes, StandardCharsets.UTF_8);
        }
    }

    boolean is(FileType type) {
        String mainPart = type.mainPart();
        return mainPart == null ? mimeType.equals(type.mediaType()) : contentTypes.contains(mainPart);
    }

    /** Whether there is a program in it that could run when somebody opens it. */
    boolean hasMacros() {
        return contentTypes.contains("macroenabled")
                || contentTypes.contains("macrosheet")
                || contentTypes.contains("vbaproject")
                || names.stream()
                        .anyMatch(name -> name.endsWith("vbaproject.bin")
                                || name.contains("macrosheets/")
                                || name.startsWith("basic/")
                                || name.startsWith("scripts/"));
    }
}

package org.concordat.store.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.concordat.store.documents.FileType;
import org.concordat.store.documents.SentFile;

/** Files of every type as small as they can be, and packages to be filled by tests. */
public final class SampleFiles {

    /** One entry of a package. */
    public record Entry(String name, byte[] content) {

        public static Entry of(String name, String content) {
            return new Entry(name, text(content));
        }
    }

    private SampleFiles() {}

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A PDF that says this in a comment, so that two of them can differ. */
    public static byte[] pdf(String comment) {
        return text("%PDF-1.7\n% " + comment + "\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
    }

    /** The same as somebody would send it. */
    public static SentFile sentPdf(String comment) {
        return new SentFile("Memorandum.pdf", pdf(comment));
    }

    /** An honest file of this type. */
    public static byte[] of(FileType type) {
        return switch (type) {
            case PDF -> pdf("honest");
            case DOCX -> office(type, Entry.of("word/document.xml", "<document/>"));
            case XLSX -> office(type, Entry.of("xl/workbook.xml", "<workbook/>"));
            case PPTX -> office(type, Entry.of("ppt/presentation.xml", "<presentation/>"));
            case ODT, ODS -> zip(Entry.of("mimetype", type.mediaType()), Entry.of("content.xml", "<content/>"));
            case PNG -> HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489");
            case JPEG -> HexFormat.of().parseHex("ffd8ffe000104a46494600010100000100010000ffd9");
            case TXT -> text("Zażółć, on a Friday");
            case CSV -> text("agency;hours\nHealth;3\n");
        };
    }

    /** A package of Office that says what its main part is, with these entries. */
    public static byte[] office(FileType type, Entry... entries) {
        return officeOf(type.mediaType() + ".main+xml", entries);
    }

    /** The same for any content type of the main part. */
    public static byte[] officeOf(String mainPart, Entry... entries) {
        Entry types = Entry.of("[Content_Types].xml", """
                <?xml version="1.0" encoding="UTF-8"?><Types><Override PartName="/main" ContentType="%s"/></Types>""".formatted(mainPart));
        Entry[] all = Arrays.copyOf(entries, entries.length + 1);
        all[entries.length] = types;
        return zip(all);
    }

    public static byte[] zip(Entry... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                zip.write(entry.content());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

package org.concordat.store.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.store.support.SampleFiles.office;
import static org.concordat.store.support.SampleFiles.officeOf;
import static org.concordat.store.support.SampleFiles.pdf;
import static org.concordat.store.support.SampleFiles.text;
import static org.concordat.store.support.SampleFiles.zip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.concordat.store.support.SampleFiles;
import org.concordat.store.support.SampleFiles.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken as a file, and what attackers try to have taken. */
class SentFileTest {

    private static final String MISMATCH = "What is in the file is not %s, as its name says";
    private static final String MACROS = "There are macros in the file";
    private static final String TYPE = "Files of this type are not taken";

    private static SentFile file(String name, byte[] content) {
        return new SentFile(name, content);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeAnHonestFileOfEveryType(FileType type) {
        SentFile file = file("Plan." + type.name().toLowerCase(Locale.ROOT), SampleFiles.of(type));

        assertThat(file.fault()).isNull();
        assertThat(file.type()).contains(type);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"TXT", "CSV"},
            mode = EnumSource.Mode.EXCLUDE)
    void shouldRefuseTextUnderEveryOtherName(FileType type) {
        assertThat(file("Plan." + type.name(), text("only text")).fault()).startsWith(MISMATCH.formatted(type));
    }

    @ParameterizedTest
    @EnumSource(names = "PDF", mode = EnumSource.Mode.EXCLUDE)
    void shouldRefuseAPdfUnderEveryOtherName(FileType type) {
        assertThat(file("Plan." + type.name(), pdf("")).fault()).startsWith(MISMATCH.formatted(type));
    }

    @Test
    void shouldTakeNamesInCapitalsAndTextOfOtherEncodings() {
        assertThat(file("MINUTES.JPEG", SampleFiles.of(FileType.JPEG)).fault()).isNull();
        assertThat(file("a.txt", "Zażółć".getBytes(StandardCharsets.UTF_16)).fault())
                .isNull();
        assertThat(file("a.csv", "name;hours\nThe caf\u00e9 at the corner;3\n".getBytes(StandardCharsets.ISO_8859_1))
                        .fault())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page.html",
                "page.htm",
                "drawing.svg",
                "run.exe",
                "run.js",
                "old.doc",
                "macro.docm",
                "macro.xlsm",
                "slides.pptm",
                "template.dotx",
                "archive.zip",
                "mail.eml",
                "noending",
                "pdf",
                "plan.pdf.exe",
                "plan.pdf/",
                "\u202E"
            })
    void shouldRefuseEveryOtherEnding(String name) {
        assertThat(file(name, pdf("")).fault())
                .startsWith(TYPE)
                .contains("PDF, DOCX")
                .endsWith("CSV");
    }

    static Stream<Arguments> disguises() {
        return Stream.of(
                Arguments.of("script in HTML as text", "a.txt", text("<html><script>alert(1)</script></html>")),
                Arguments.of("script in HTML as table", "a.csv", text("<!DOCTYPE html><p onclick='x()'>")),
                Arguments.of("script in SVG as picture", "a.png", text("<svg xmlns='http://www.w3.org/2000/svg'/>")),
                Arguments.of(
                        "SVG as text",
                        "a.txt",
                        text("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")),
                Arguments.of("Windows program as PDF", "a.pdf", text("MZ\u0090\u0000\u0003")),
                Arguments.of("Windows program as text", "a.txt", new byte[] {'M', 'Z', 0x40, 0, 3, 0, 0, 0, 4, 0}),
                Arguments.of("picture as PDF", "a.pdf", SampleFiles.of(FileType.PNG)),
                Arguments.of("bytes as text", "a.txt", new byte[] {0, 1, 2, 3, 4, 5}),
                Arguments.of("any archive as DOCX", "a.docx", zip(Entry.of("word/document.xml", "<document/>"))),
                Arguments.of("table as text document", "a.docx", SampleFiles.of(FileType.XLSX)),
                Arguments.of("text document as table", "a.ods", SampleFiles.of(FileType.ODT)),
                Arguments.of("Office as OpenDocument", "a.odt", SampleFiles.of(FileType.DOCX)),
                Arguments.of("OpenDocument as Office", "a.docx", SampleFiles.of(FileType.ODT)),
                Arguments.of(
                        "template",
                        "a.docx",
                        officeOf("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")),
                Arguments.of("package cut short", "a.docx", cut(SampleFiles.of(FileType.DOCX))),
                Arguments.of("old or encrypted Office", "a.docx", new byte[] {
                    (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
                }));
    }

    private static byte[] cut(byte[] content) {
        return java.util.Arrays.copyOf(content, content.length - 30);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("disguises")
    void shouldRefuseContentThatIsNotWhatItsNameSays(String what, String name, byte[] content) {
        assertThat(file(name, content).fault()).startsWith("What is in the file is not");
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                Arguments.of("a.docx", office(FileType.DOCX, Entry.of("word/vbaProject.bin", "x"))),
                Arguments.of("a.xlsx", office(FileType.XLSX, Entry.of("xl/macrosheets/sheet1.xml", "x"))),
                Arguments.of("a.pptx", officeOf("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml")),
                Arguments.of("a.docx", office(FileType.DOCX, Entry.of("word/VBAPROJECT.BIN", "x"))),
                Arguments.of(
                        "a.odt",
                        zip(
                                Entry.of("mimetype", FileType.ODT.mediaType()),
                                Entry.of("Basic/Standard/Module1.xml", "x"))),
                Arguments.of(
                        "a.ods",
                        zip(Entry.of("mimetype", FileType.ODS.mediaType()), Entry.of("Scripts/python/run.py", "x"))));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void shouldRefuseMacros(String name, byte[] content) {
        assertThat(file(name, content).fault()).startsWith(MACROS);
    }

    @Test
    void shouldLookAtAPackageWithoutUnpackingIt() {
        // given: half a gigabyte of nothing packed into half a megabyte, and a list of contents that is as bad
        byte[] nothing = new byte[64 * 1024 * 1024];
        byte[] bomb = office(
                FileType.DOCX,
                new Entry("word/document.xml", nothing),
                new Entry("word/media/1", nothing),
                new Entry("word/media/2", nothing));
        byte[] bombOfTypes = zip(new Entry("[Content_Types].xml", nothing));

        // then: the first is only a large document, and nobody has read it
        assertThat(file("a.docx", bomb).fault()).isNull();
        assertThat(file("a.docx", bombOfTypes).fault()).startsWith(MISMATCH.formatted("DOCX"));
    }

    @Test
    void shouldRefuseAPackageOfTooManyEntries() {
        Entry[] many = Stream.iterate(0, i -> i + 1)
                .limit(10_001)
                .map(i -> Entry.of("word/" + i, ""))
                .toArray(Entry[]::new);

        assertThat(file("a.docx", office(FileType.DOCX, many)).fault()).startsWith(MISMATCH.formatted("DOCX"));
    }

    @Test
    void shouldSayThatAFileIsMissingEmptyOrTooLarge() {
        assertThat(new SentFile(null, new byte[0]).fault()).isEqualTo("Choose a file");
        assertThat(file("", new byte[0]).fault()).isEqualTo("Choose a file");
        assertThat(file("a.pdf", new byte[0]).fault()).startsWith("The file is empty");
        assertThat(file("a.pdf", new byte[SentFile.MOST_BYTES + 1]).fault())
                .startsWith("The file is larger than 10 MB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "../../etc/passwd.pdf → passwd.pdf",
                "C:\\Users\\mei\\Plan of May.pdf → Plan of May.pdf",
                "a\"; filename*=x.pdf → a__ filename_=x.pdf",
                "..hidden.pdf → hidden.pdf",
                "Zażółć gęślą.pdf → Zażółć gęślą.pdf",
                "a   b.pdf. → a b.pdf",
                "CON|a<b>:c?.pdf → CON_a_b__c_.pdf"
            })
    void shouldCleanNames(String sent, String kept) {
        assertThat(FileNames.cleaned(sent)).isEqualTo(kept);
    }

    @Test
    void shouldTakeOutOfANameWhatNobodySees() {
        assertThat(FileNames.cleaned("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
        assertThat(FileNames.cleaned("a\u0000\r\nSet-Cookie_ b.pdf")).isEqualTo("aSet-Cookie_ b.pdf");
        assertThat(FileNames.cleaned("a".repeat(300) + ".docx")).hasSize(120).endsWith("a.docx");
        assertThat(FileNames.cleaned("😀".repeat(100) + ".pdf"))
                .hasSizeBetween(118, 120)
                .endsWith("😀.pdf");
    }
}

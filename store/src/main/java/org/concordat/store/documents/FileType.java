package org.concordat.store.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of files that are taken. */
public enum FileType {
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    TXT("text/plain", "txt"),
    CSV("text/csv", "csv");

    private final String mediaType;
    private final List<String> endings;

    FileType(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    public String mediaType() {
        return mediaType;
    }

    /** The type that the end of a file's name claims. */
    static Optional<FileType> claimedBy(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> fileName.contains(".") && type.endings.contains(ending))
                .findFirst();
    }

    /** How people call the type of a stored file. */
    public static String nameOf(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .map(FileType::name)
                .findFirst()
                .orElse(mediaType);
    }

    /** "PDF, DOCX, …": for sentences. */
    public static String list() {
        return Arrays.stream(values()).map(FileType::name).collect(Collectors.joining(", "));
    }

    /** ".pdf,.docx,…": what a page offers to choose from. */
    public static String endings() {
        return Arrays.stream(values())
                .flatMap(type -> type.endings.stream())
                .map(ending -> "." + ending)
                .collect(Collectors.joining(","));
    }

    /** The part of a word processor's, spreadsheet's or presentation's package that says what it is; others have none. */
    @Nullable
    String mainPart() {
        return switch (this) {
            case DOCX, XLSX, PPTX -> mediaType + ".main+xml";
            default -> null;
        };
    }

    boolean isOpenDocument() {
        return this == ODT || this == ODS;
    }
}

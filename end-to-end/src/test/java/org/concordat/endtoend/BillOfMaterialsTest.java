package org.concordat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.concordat.endtoend.support.World;
import org.junit.jupiter.api.Test;

/** The jar that is shipped says what it is made of: its Java libraries and the npm packages of its pages. */
class BillOfMaterialsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};
    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** Unpacks the jar; packaging adds it, so it is no dependency and not listed. */
    private static final String ADDED_BY_SPRING_BOOT = "spring-boot-jarmode-tools-";

    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");

    @Test
    void shouldNameEveryLibraryOfTheJarWithItsVersion() throws IOException {
        try (JarFile jar = new JarFile(World.applicationJar().toFile())) {
            // given
            List<String> shipped = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .filter(name -> !name.startsWith(ADDED_BY_SPRING_BOOT))
                    .toList();
            assertThat(shipped).anyMatch(name -> name.startsWith("camunda-client-java-8."));

            // when
            JsonNode bill = read(jar, "META-INF/sbom/application.cdx.json");

            // then
            assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
            List<String> listed =
                    components(bill).map(BillOfMaterialsTest::jarName).toList();
            assertThat(listed).containsAll(shipped);
        }
    }

    @Test
    void shouldNameTheLicenceOfEveryLibraryOfOthers() throws IOException {
        try (JarFile jar = new JarFile(World.applicationJar().toFile())) {
            // when
            JsonNode bill = read(jar, "META-INF/sbom/application.cdx.json");

            // then
            assertThat(components(bill)
                            .filter(one -> !one.path("group").asText().equals("org.concordat"))
                            .filter(one -> one.path("licenses").isEmpty())
                            .map(one -> one.path("name").asText()))
                    .isEmpty();
        }
    }

    @Test
    void shouldNameTheNpmPackagesOfThePages() throws IOException {
        // given
        JsonNode wanted =
                JSON.readTree(Path.of("../portal/frontend/package.json").toFile());

        // when
        JsonNode bill = JSON.readTree(inThePortalsJar("META-INF/sbom/frontend.cdx.json"));

        // then
        Map<String, String> listed = components(bill)
                .collect(Collectors.toMap(
                        BillOfMaterialsTest::npmName, one -> one.path("version").asText(), (one, other) -> one));
        assertThat(listed).containsAllEntriesOf(JSON.convertValue(wanted.path("dependencies"), STRINGS));
        assertThat(listed).doesNotContainKeys("vite", "sass", "@cyclonedx/cyclonedx-npm");
    }

    private static byte[] inThePortalsJar(String name) throws IOException {
        try (JarFile jar = new JarFile(World.applicationJar().toFile())) {
            ZipEntry portal = jar.stream()
                    .filter(entry -> entry.getName().startsWith(LIBRARIES + "concordat-portal-"))
                    .findFirst()
                    .orElseThrow();
            try (ZipInputStream entries = new ZipInputStream(jar.getInputStream(portal))) {
                ZipEntry entry = entries.getNextEntry();
                while (entry != null && !entry.getName().equals(name)) {
                    entry = entries.getNextEntry();
                }
                assertThat(entry).as(name + " in the portal's jar").isNotNull();
                return entries.readAllBytes();
            }
        }
    }

    private static JsonNode read(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        try (InputStream in = jar.getInputStream(entry)) {
            return JSON.readTree(in);
        }
    }

    private static Stream<JsonNode> components(JsonNode bill) {
        return StreamSupport.stream(bill.path("components").spliterator(), false);
    }

    private static String jarName(JsonNode component) {
        Matcher classifier = CLASSIFIER.matcher(component.path("purl").asText());
        return component.path("name").asText()
                + "-"
                + component.path("version").asText()
                + (classifier.find() ? "-" + classifier.group(1) : "")
                + ".jar";
    }

    private static String npmName(JsonNode component) {
        String group = component.path("group").asText();
        return (group.isEmpty() ? "" : group + "/") + component.path("name").asText();
    }
}

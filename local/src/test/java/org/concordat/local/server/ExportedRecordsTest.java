package org.concordat.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordat.local.LocalSettings;
import org.concordat.local.Terminal;
import org.concordat.local.distribution.Distribution;
import org.concordat.local.distribution.Distributions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExportedRecordsTest {
    /** Switches of the exporter that are about something else than a record's value type. */
    private static final Set<String> OTHER_SWITCHES = Set.of("CREATETEMPLATE", "COMMAND", "EVENT", "REJECTION");

    @Test
    void shouldDecideEachTypeOnce() {
        assertThat(Stream.concat(ExportedRecords.ON.stream(), ExportedRecords.OFF.stream()))
                .doesNotHaveDuplicates();
        assertThat(ExportedRecords.environment("http://es"))
                .containsEntry("ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_INDEX_USERTASK", "true")
                .containsEntry("ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_INDEX_JOBBATCH", "false")
                .containsEntry("ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_INDEX_INDEXSUFFIXDATEPATTERN", "yyyy");
    }

    /** The names are those of the exporter inside the distribution; a misspelt one would silently leave a default. */
    @Test
    @Tag("stack")
    void shouldNameExactlyTheSwitchesOfTheExporter() throws Exception {
        // given
        Path zeebe = new Distributions(
                        LocalSettings.of(Path.of("target"), 18212).cache(), Terminal.silent())
                .folder(Distribution.ZEEBE);
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(zeebe.resolve("lib"))) {
            for (Path jar : files.toList()) {
                jars.add(jar.toUri().toURL());
            }
        }
        // when
        try (URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), null)) {
            Class<?> index =
                    loader.loadClass("io.camunda.zeebe.exporter.ElasticsearchExporterConfiguration$IndexConfiguration");
            Set<String> switches = Stream.of(index.getFields())
                    .filter(field -> field.getType() == boolean.class && Modifier.isPublic(field.getModifiers()))
                    .map(field -> field.getName().toUpperCase(Locale.ROOT))
                    .filter(name -> !OTHER_SWITCHES.contains(name))
                    .collect(Collectors.toSet());
            // then: the decision's three and the rest are all decided; ERROR, SIGNAL and others exist
            assertThat(Stream.concat(ExportedRecords.ON.stream(), ExportedRecords.OFF.stream())
                            .map(type -> type.replace("_", "")))
                    .containsExactlyInAnyOrderElementsOf(switches);
        }
    }
}

package org.concordat.portal.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Knows the addresses of the front-end bundles, from the list that the front-end build leaves behind.
 *
 * <p>Every address carries a digest of its content, so it may be kept by browsers for ever.
 */
@Component("frontendAssets")
public class FrontendAssets {

    /** Where the bundles are served. */
    public static final String PATH = "/assets/";

    private static final Resource PACKAGED_LIST = new ClassPathResource("frontend/manifest.json");

    private final Map<String, Bundle> bundles;

    @Autowired
    FrontendAssets(ObjectMapper json) {
        this(PACKAGED_LIST, json);
    }

    /**
     * @param list the list of bundles as the build wrote it
     * @throws IllegalStateException when there is no such list, because the front end was not built
     */
    FrontendAssets(Resource list, ObjectMapper json) {
        this.bundles = read(list, json);
    }

    /**
     * The style sheets that a bundle needs, those of the parts it shares with others first.
     *
     * @throws IllegalArgumentException when there is no bundle of that name
     */
    public List<String> styles(String bundle) {
        return named(bundle).styles();
    }

    /**
     * The module that starts a bundle.
     *
     * @throws IllegalArgumentException when there is no bundle of that name
     */
    public String module(String bundle) {
        return named(bundle).module();
    }

    private Bundle named(String name) {
        Bundle bundle = bundles.get(name);
        if (bundle == null) {
            throw new IllegalArgumentException("No front-end bundle \"" + name + "\"; there are " + bundles.keySet());
        }
        return bundle;
    }

    private static Map<String, Bundle> read(Resource list, ObjectMapper json) {
        if (!list.exists()) {
            throw new IllegalStateException(
                    "The front end is not built: " + list.getDescription() + " is missing. Build the portal module.");
        }
        try (InputStream content = list.getInputStream()) {
            JsonNode files = json.readTree(content);
            Map<String, Bundle> bundles = new LinkedHashMap<>();
            for (JsonNode file : files) {
                if (file.path("isEntry").asBoolean()) {
                    Set<String> styles = new LinkedHashSet<>();
                    collectStyles(file, files, styles, new LinkedHashSet<>());
                    bundles.put(
                            file.path("name").asText(),
                            new Bundle(address(file.path("file").asText()), List.copyOf(styles)));
                }
            }
            return bundles;
        } catch (IOException e) {
            throw new UncheckedIOException("The list of front-end bundles cannot be read", e);
        }
    }

    /** Shared parts may import each other, so each is visited once. */
    private static void collectStyles(JsonNode file, JsonNode files, Set<String> styles, Set<String> visited) {
        for (JsonNode imported : file.path("imports")) {
            if (visited.add(imported.asText())) {
                collectStyles(files.path(imported.asText()), files, styles, visited);
            }
        }
        file.path("css").forEach(style -> styles.add(address(style.asText())));
    }

    private static String address(String file) {
        return PATH + file;
    }

    private record Bundle(String module, List<String> styles) {}
}

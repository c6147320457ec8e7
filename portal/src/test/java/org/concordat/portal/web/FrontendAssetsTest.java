package org.concordat.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class FrontendAssetsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldGiveModuleAndOwnStyles() {
        // given
        FrontendAssets assets = assets("""
                {"src/form/index.js": {"file": "form-1a.js", "name": "form", "isEntry": true, "css": ["form-2b.css"]}}
                """);

        // when / then
        assertThat(assets.module("form")).isEqualTo("/assets/form-1a.js");
        assertThat(assets.styles("form")).containsExactly("/assets/form-2b.css");
    }

    @Test
    void shouldPutStylesOfSharedPartsFirstAndOnlyOnce() {
        // given: two shared parts that import each other
        FrontendAssets assets = assets("""
                {"_a.js": {"file": "a.js", "name": "a", "imports": ["_b.js"], "css": ["a.css"]},
                 "_b.js": {"file": "b.js", "name": "b", "imports": ["_a.js"], "css": ["b.css", "shared.css"]},
                 "src/x.js": {"file": "x.js", "name": "x", "isEntry": true,
                              "imports": ["_a.js", "_b.js"], "css": ["shared.css", "x.css"]}}
                """);

        // when / then
        assertThat(assets.styles("x"))
                .containsExactly("/assets/b.css", "/assets/shared.css", "/assets/a.css", "/assets/x.css");
    }

    @Test
    void shouldNotOfferSharedPartsAsBundles() {
        // given
        FrontendAssets assets = assets("""
                {"_a.js": {"file": "a.js", "name": "a"},
                 "src/x.js": {"file": "x.js", "name": "x", "isEntry": true}}
                """);

        // when / then
        assertThatThrownBy(() -> assets.module("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"a\"")
                .hasMessageContaining("[x]");
    }

    @Test
    void shouldSayThatTheFrontEndIsNotBuilt() {
        assertThatThrownBy(() -> new FrontendAssets(new ClassPathResource("no/such/list.json"), JSON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The front end is not built");
    }

    @Test
    void shouldFindThePackagedBundles() {
        // given: what the build of this module made
        FrontendAssets assets = new FrontendAssets(new ClassPathResource("frontend/manifest.json"), JSON);

        // when / then
        for (String bundle : new String[] {"govuk", "form", "diagram"}) {
            assertThat(new ClassPathResource("static" + assets.module(bundle)).exists())
                    .as(bundle)
                    .isTrue();
            assertThat(assets.styles(bundle))
                    .as(bundle)
                    .isNotEmpty()
                    .allSatisfy(style -> assertThat(new ClassPathResource("static" + style).exists())
                            .isTrue());
        }
    }

    private static FrontendAssets assets(String list) {
        return new FrontendAssets(new ByteArrayResource(list.getBytes(StandardCharsets.UTF_8)), JSON);
    }
}

package org.concordat.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What Thymeleaf does not say when a template is wrong. */
class TemplatesTest {

    private static final Pattern TAG = Pattern.compile("<[a-zA-Z](?:[^<>\"]|\"[^\"]*\")*>");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    /** A tag that is replaced or filled by a fragment: conditions and loops on it are never asked, or asked too late. */
    private static List<String> ignoredConditions(String template) {
        return TAG.matcher(template)
                .results()
                .map(match -> match.group())
                .filter(tag -> {
                    String names = QUOTED.matcher(tag).replaceAll("\"\"");
                    return names.contains("th:replace=")
                            && (names.contains("th:if=")
                                    || names.contains("th:unless=")
                                    || names.contains("th:each=")
                                    || names.contains("th:with="));
                })
                .toList();
    }

    private static Resource[] templates() throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath*:templates/**/*.html");
    }

    @Test
    void shouldNeverPutAConditionOnATagThatAFragmentReplaces() throws IOException {
        assertThat(templates()).hasSizeGreaterThan(15);
        for (Resource template : templates()) {
            assertThat(ignoredConditions(template.getContentAsString(StandardCharsets.UTF_8)))
                    .as(template.getFilename())
                    .isEmpty();
        }
    }

    @Test
    void shouldFindSuchATag() {
        assertThat(ignoredConditions("<p th:if=\"${a}\" th:replace=\"~{f :: g('x')}\"></p>"))
                .hasSize(1);
        assertThat(ignoredConditions("<p th:replace=\"~{f :: g(${a > b})}\"\n   th:each=\"x : ${y}\"></p>"))
                .hasSize(1);
        assertThat(ignoredConditions("<p th:if=\"${a}\"><b th:replace=\"~{f :: g}\"></b></p>"))
                .isEmpty();
        assertThat(ignoredConditions("<p th:replace=\"~{f :: g('th:if=')}\"></p>"))
                .isEmpty();
    }

    @Test
    void shouldHoldNoScriptOrStyleThatTheContentPolicyForbids() throws IOException {
        for (Resource template : templates()) {
            assertThat(template.getContentAsString(StandardCharsets.UTF_8))
                    .as(template.getFilename())
                    .doesNotContainPattern("\\son[a-z]+=\"")
                    .doesNotContainPattern("\\sstyle=\"")
                    .doesNotContain("<style")
                    .doesNotContainPattern("<script>");
        }
    }
}

package org.concordat.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final PageJson pageJson = new PageJson(JSON);

    @Test
    void shouldLetNoTextEndTheScriptElement() throws JsonProcessingException {
        // given
        Map<String, String> data = Map.of("reason", "</script><!-- <b>&amp;");

        // when
        String written = pageJson.of(data);

        // then
        assertThat(written).doesNotContain("<", ">", "&");
        assertThat(JSON.readValue(written, Map.class)).isEqualTo(data);
    }

    @Test
    void shouldGuardTextThatAlreadyIsJson() {
        assertThat(pageJson.ofText("{ \"a\" : \"<\" }")).isEqualTo("{\"a\":\"\\u003c\"}");
    }

    @Test
    void shouldRefuseTextThatIsNotJson() {
        assertThatThrownBy(() -> pageJson.ofText("{ nothing")).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.concordat.portal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes data into a page so that no text in it can end the surrounding script element or start markup. */
@Component("pageJson")
public class PageJson {

    private final ObjectMapper json;

    PageJson(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The value as JSON that is safe inside {@code <script type="application/json">}.
     *
     * @throws IllegalArgumentException when the value cannot be written as JSON
     */
    public String of(@Nullable Object value) {
        try {
            return guarded(json.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This cannot be written into a page", e);
        }
    }

    /**
     * JSON text, checked and made safe in the same way.
     *
     * @throws IllegalArgumentException when the text is not JSON
     */
    public String ofText(String text) {
        try {
            return of(json.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is not JSON", e);
        }
    }

    /** These signs occur in JSON only inside strings, where the escaped form means the same. */
    private static String guarded(String text) {
        return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }
}

package org.concordat.domain.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says what is expected of each agency.
 *
 * @param words by agency; blank goes back to the words of its kind
 */
public record EnterExpectations(Map<String, String> words) {

    /** @throws InvalidCommand with one problem for each text that is too long; the field is the agency */
    public EnterExpectations {
        Check check = new Check();
        Map<String, String> trimmed = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : words.entrySet()) {
            @Nullable String said = entry.getValue();
            check.textIf(false, entry.getKey(), said, Limits.REASON, "");
            trimmed.put(entry.getKey(), Check.trimmed(said));
        }
        check.done();
        words = Map.copyOf(trimmed);
    }
}

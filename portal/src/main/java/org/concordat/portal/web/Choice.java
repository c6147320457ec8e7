package org.concordat.portal.web;

import org.jspecify.annotations.Nullable;

/**
 * One choice of a list in a plain form.
 *
 * @param value what is sent
 * @param label what people read
 * @param hint a line below the label, or null
 */
public record Choice(String value, String label, @Nullable String hint) {

    /** A choice that explains itself. */
    public static Choice of(String value, String label) {
        return new Choice(value, label, null);
    }
}

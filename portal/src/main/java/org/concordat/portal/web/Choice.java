package org.concordat.portal.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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

    /** A choice for each constant, in their order. */
    public static <E extends Enum<E>> List<Choice> of(
            E[] constants, Function<E, String> label, Function<E, @Nullable String> hint) {
        return Arrays.stream(constants)
                .map(constant -> new Choice(constant.name(), label.apply(constant), hint.apply(constant)))
                .toList();
    }

    /** The constant that was sent; what the page does not offer counts as not chosen. */
    public static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElse(null);
    }
}

package org.concordat.portal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a list that can be opened.
 *
 * @param text what people read and press
 * @param href address within the portal
 * @param lines what there is to know before opening it, one text per line
 * @param tag its state in a word or two, or null
 * @param tagColour a colour of the tag fragment, or null for the usual one
 */
public record ListItem(
        String text,
        String href,
        List<String> lines,
        @Nullable String tag,
        @Nullable String tagColour) {

    /** Keeps its own copy of the lines. */
    public ListItem {
        lines = List.copyOf(lines);
    }
}

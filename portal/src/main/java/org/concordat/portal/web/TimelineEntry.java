package org.concordat.portal.web;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a timeline as a page shows it.
 *
 * @param title what happened
 * @param when date and time in words
 * @param by who did it, or null
 * @param text more about it, or null
 */
public record TimelineEntry(
        String title,
        String when,
        @Nullable String by,
        @Nullable String text) {}

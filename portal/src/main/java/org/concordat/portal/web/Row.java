package org.concordat.portal.web;

/**
 * One line of a summary list.
 *
 * @param key what it is about
 * @param value what there is to say; line breaks are kept
 */
public record Row(String key, String value) {}

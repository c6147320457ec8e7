package org.concordat.portal.web;

/**
 * One entry of the navigation at the top of each page.
 *
 * @param text what people read
 * @param href address within the portal
 * @param current whether the page shown belongs to it
 */
public record NavigationItem(String text, String href, boolean current) {}

package org.concordat.domain.commands;

/**
 * One thing that is wrong with what somebody entered.
 *
 * @param field the key of the form field it is about
 * @param message what is wrong and what to do, in plain words
 */
public record Problem(String field, String message) {}

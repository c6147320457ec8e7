package org.concordat.domain.directory;

/**
 * A professional. The id is opaque: it says nothing about the person and is all that the engine and logs ever see.
 *
 * @param assumed true for a person that sample data supposes although the source names nobody
 */
public record Person(String id, String name, String email, boolean active, boolean assumed) {}

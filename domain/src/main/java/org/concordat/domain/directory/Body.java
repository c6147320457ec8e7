package org.concordat.domain.directory;

/** A board or group that decides for partnerships. */
public record Body(String id, String name, BodyKind kind) {}

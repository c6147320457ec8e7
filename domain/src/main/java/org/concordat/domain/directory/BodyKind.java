package org.concordat.domain.directory;

/** What sort of body it is. */
public enum BodyKind {
    BOARD,
    STEERING_GROUP,
    EXECUTIVE,
    IMPLEMENTATION_GROUP,
    TEAM,
    PARTNERSHIP
}

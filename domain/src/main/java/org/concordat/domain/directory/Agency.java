package org.concordat.domain.directory;

/** An organisation that takes part in partnerships. {@code kind} is one of {@link AgencyKind}. */
public record Agency(String id, String name, AgencyKind kind) {}

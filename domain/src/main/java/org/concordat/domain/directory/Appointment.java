package org.concordat.domain.directory;

import org.jspecify.annotations.Nullable;

/**
 * One person holds one function.
 *
 * @param agencyId the agency it is held for, if any; for a member of a body, the agency the member comes from
 * @param bodyId the body it is held in, if any
 */
public record Appointment(
        String personId,
        Function function,
        @Nullable String agencyId,
        @Nullable String bodyId) {}

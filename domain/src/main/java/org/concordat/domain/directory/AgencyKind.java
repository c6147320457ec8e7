package org.concordat.domain.directory;

/** What sort of organisation an agency is. */
public enum AgencyKind {
    HEALTH,
    EDUCATION,
    SOCIAL_SERVICES,
    POLICE,
    VOLUNTARY,
    LOCAL_AUTHORITY,
    SCHOOLS,
    YOUTH_SERVICE,
    PRIVATE,
    OTHER
}

package org.concordat.domain.requests;

/** Which agencies of a partnership a step asks. The names are the values of the job header {@code whom}. */
public enum Whom {
    /** Every agency that the proposal names. */
    NAMED,
    /** Those that take part and whose senior officer has not committed them. */
    UNCOMMITTED,
    /** Those that take part and have not said how ready they are. */
    UNASSESSED
}

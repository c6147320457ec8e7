package org.concordat.domain.partnership;

/** How an agency’s senior officer stands by the partnership. */
public enum Commitment {
    COMMIT("Committed"),
    RESERVE("Committed with a reservation"),
    REFUSE("Refused"),
    NOT_ANSWERED("Did not answer");

    private final String label;

    Commitment(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }
}

package org.concordat.domain.partnership;

/** What a representative can commit without asking the agency back. */
public enum Mandate {
    ALL("Everything the partnership decides"),
    WITHIN_LIMITS("Staff time and money within limits"),
    NOTHING("Nothing without asking");

    private final String label;

    Mandate(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }
}

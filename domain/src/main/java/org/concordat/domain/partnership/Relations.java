package org.concordat.domain.partnership;

/** How one level of an agency gets on with the other agencies at the start. */
public enum Relations {
    STRAINED("Strained"),
    DISTANT("Distant"),
    OCCASIONAL("Occasional"),
    REGULAR("Regular"),
    CLOSE("Close");

    private final String label;

    Relations(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }

    /** From 1 (lowest) to 5. */
    public int score() {
        return ordinal() + 1;
    }
}

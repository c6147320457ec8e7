package org.concordat.domain.partnership;

/** How ready one level of an agency is to begin. */
public enum Readiness {
    NOT_BEGUN("Not begun"),
    HEARD("Heard of it"),
    WILLING("Willing"),
    NEARLY("Nearly ready"),
    READY("Ready");

    private final String label;

    Readiness(String label) {
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

package org.concordat.domain.partnership;

/** How high a partnership ranks in an agency. */
public enum Priority {
    FIRST("Among the first things"),
    LIKE_OTHERS("Like other work"),
    LATER("After most other work");

    private final String label;

    Priority(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }
}

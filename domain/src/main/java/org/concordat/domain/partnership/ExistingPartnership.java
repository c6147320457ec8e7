package org.concordat.domain.partnership;

/** Whether an existing partnership could carry the new work. */
public enum ExistingPartnership {
    BUILD_ON("Yes, we would build on it"),
    NONE_SUITS("No, none of them suits");

    private final String label;

    ExistingPartnership(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }
}

package org.concordat.store.submissions;

/** How an answer came. */
public enum Channel {
    PORTAL("In the portal"),
    LINK("By link"),
    TELEPHONE("By telephone"),
    LETTER("By letter");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }
}

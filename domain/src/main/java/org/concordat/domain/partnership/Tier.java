package org.concordat.domain.partnership;

/** How thoroughly a partnership is set up. */
public enum Tier {
    LIGHT("Light", "Check, ask the agencies, decide"),
    STANDARD("Standard", "The same, with an analysis of the needs before the agencies are asked"),
    FULL("Full", "The same as standard today; steps of later stages will ask more of it");

    private final String label;
    private final String hint;

    Tier(String label, String hint) {
        this.label = label;
        this.hint = hint;
    }

    /** The words people read. */
    public String label() {
        return label;
    }

    /** What it means, in one line. */
    public String hint() {
        return hint;
    }
}

package org.concordat.domain.partnership;

/** How thoroughly a partnership is set up. */
public enum Tier {
    LIGHT("Light", "Check, ask the agencies, decide"),
    STANDARD("Standard", "Also needs, commitment of senior officers, governance and first risks"),
    FULL("Full", "Also how ready each agency is, and what prepares those that are not");

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

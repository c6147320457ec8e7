package org.concordat.domain.partnership;

/** What could go wrong, and how badly. The levels are ours. */
public enum Risk {
    LOW("Low", "If it fails, little is lost and it can be put right"),
    MEDIUM("Medium", "If it fails, people lose help they count on for a while"),
    HIGH("High", "People could come to harm, or an agency could be in serious trouble");

    private final String label;
    private final String hint;

    Risk(String label, String hint) {
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

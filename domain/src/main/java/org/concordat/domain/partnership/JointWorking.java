package org.concordat.domain.partnership;

/** How far the agencies mean to join their work, from the loosest to the closest. */
public enum JointWorking {
    COOPERATION("Cooperation", "Agencies keep each other informed and help where they can"),
    COLLABORATION("Collaboration", "Agencies plan some of their work together"),
    COORDINATION("Coordination", "Agencies follow one plan, each with its own part"),
    INTEGRATION("Integration", "Services become one, with shared staff, money or management");

    private final String label;
    private final String hint;

    JointWorking(String label, String hint) {
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

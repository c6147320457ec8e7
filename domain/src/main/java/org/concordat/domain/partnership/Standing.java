package org.concordat.domain.partnership;

/** Where a partnership stands within its stage. */
public enum Standing {
    /** Proposed; its set-up runs. */
    PROPOSED("Proposed", false),
    /** Its set-up is complete; it waits for the next stage. */
    SET_UP("Set up", false),
    /** Was registered while it was running; it waits for its next stage. */
    RUNNING("Running", false),
    /** The initiating body decided not to go on. */
    STOPPED("Stopped", true),
    /** The lead officer withdrew the proposal. */
    WITHDRAWN("Withdrawn", true);

    private final String label;
    private final boolean ended;

    Standing(String label, boolean ended) {
        this.label = label;
        this.ended = ended;
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    /** Whether nothing more will happen. */
    public boolean ended() {
        return ended;
    }
}

package org.concordat.domain.partnership;

/** The stages of a partnership's life, in order. */
public enum Stage {
    SET_UP("Set-up"),
    JOINT_AIMS("Joint aims"),
    ROLE_AGREEMENT("Role agreement"),
    OPERATION("Operation and review"),
    EXIT("Exit strategy");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** The word people read. */
    public String label() {
        return label;
    }
}

package org.concordat.domain.partnership;

/** How far an agency named in a proposal has come. */
public enum Participation {
    NAMED("Named"),
    ASKED("Asked"),
    ACCEPTED("Accepted"),
    DECLINED("Declined"),
    NOT_ANSWERED("Did not answer"),
    /** Accepted, but its senior officer did not stand by it, and the lead officer went on without it. */
    LEFT_OUT("Left out for want of commitment");

    private final String label;

    Participation(String label) {
        this.label = label;
    }

    /** The word people read. */
    public String label() {
        return label;
    }
}

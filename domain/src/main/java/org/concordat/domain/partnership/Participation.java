package org.concordat.domain.partnership;

/** How far an agency named in a proposal has come. */
public enum Participation {
    NAMED("Named"),
    ASKED("Asked"),
    ACCEPTED("Accepted"),
    DECLINED("Declined"),
    NOT_ANSWERED("Did not answer");

    private final String label;

    Participation(String label) {
        this.label = label;
    }

    /** The word people read. */
    public String label() {
        return label;
    }
}

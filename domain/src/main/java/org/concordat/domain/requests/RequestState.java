package org.concordat.domain.requests;

/** Where a request stands. Only an open one takes an answer that has an effect. */
public enum RequestState {
    OPEN("Open"),
    ANSWERED("Answered"),
    DECLINED("Declined"),
    NOT_ANSWERED("Not answered"),
    /** Its process ended before anybody answered. */
    CANCELLED("Cancelled");

    private final String label;

    RequestState(String label) {
        this.label = label;
    }

    /** The word people read. */
    public String label() {
        return label;
    }
}

package org.concordat.store.submissions;

/** The request was closed before this answer came, and an answer that comes this way is not kept when it is late. */
public final class TooLate extends RuntimeException {

    public TooLate() {
        super("The request was closed before");
    }
}

package org.concordat.records.history;

/** A part outside this process. When it is down the portal says so, in {@code consequence}. */
public interface Dependency {

    /** A short name for administrators. */
    String name();

    /** A quick look, at most a few seconds. */
    boolean isUp();

    /** What people should know while it is down, as one plain sentence. */
    String consequence();
}

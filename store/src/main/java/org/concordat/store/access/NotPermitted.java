package org.concordat.store.access;

/** Somebody tried what no rule allows. Nothing was changed. */
public final class NotPermitted extends RuntimeException {

    public NotPermitted(String what) {
        super(what);
    }
}

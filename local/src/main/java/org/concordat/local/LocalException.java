package org.concordat.local;

import org.jspecify.annotations.Nullable;

/** Something that a person has to know or do; the message says what happened, why, and the way out. */
public final class LocalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LocalException(String message) {
        super(message);
    }

    public LocalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

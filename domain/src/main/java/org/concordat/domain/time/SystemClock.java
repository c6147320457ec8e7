package org.concordat.domain.time;

import java.time.Instant;
import java.time.InstantSource;

/** The time that leases, retries, sessions and back-off live by: always the machine's own. */
public record SystemClock(InstantSource source) {

    /** Now, on the machine's clock. */
    public Instant now() {
        return source.instant();
    }
}

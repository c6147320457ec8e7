package org.concordat.domain.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.concordat.domain.calendar.Deadlines;

/** The time that deadlines, documents, mail text and the audit live by. In demo and tests a driver may set it. */
public record BusinessClock(InstantSource source) {

    /** Now, on the clock of the partnership's business. */
    public Instant now() {
        return source.instant();
    }

    /** Today at the office. */
    public LocalDate today() {
        return LocalDate.ofInstant(now(), Deadlines.OFFICE_ZONE);
    }
}

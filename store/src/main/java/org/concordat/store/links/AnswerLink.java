package org.concordat.store.links;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link as the lead officer sees it. Holds no token: nobody can read one here.
 *
 * @param tokenAt when the mail with the token was last made, null while it waits
 * @param endedAt when it was withdrawn or replaced by a newer one
 */
public record AnswerLink(
        UUID id,
        UUID requestId,
        String contactName,
        String email,
        String sentBy,
        Instant askedAt,
        @Nullable Instant tokenAt,
        @Nullable Instant endedAt) {

    /** Names nobody, so that it can never slip into a log. */
    @Override
    public String toString() {
        return "AnswerLink " + id;
    }
}

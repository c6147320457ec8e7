package org.concordat.domain.commands;

import org.jspecify.annotations.Nullable;

/** Somebody takes a document of a partnership back; what was in it goes, that it was there stays. */
public record WithdrawDocument(@Nullable String reason) {

    /** @throws InvalidCommand when no reason is given */
    public WithdrawDocument {
        new Check()
                .text("reason", reason, Limits.REASON, "Say why it is withdrawn")
                .done();
        reason = Check.trimmed(reason);
    }
}

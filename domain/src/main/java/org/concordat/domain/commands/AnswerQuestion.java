package org.concordat.domain.commands;

import org.jspecify.annotations.Nullable;

/** The lead officer replies to what an agency asked before it answers its invitation. Form {@code answer-question}. */
public record AnswerQuestion(@Nullable String reply) implements Command {

    /** @throws InvalidCommand when nothing is said, or too much */
    public AnswerQuestion {
        new Check().text("reply", reply, Limits.REASON, "Enter your reply").done();
        reply = Check.trimmed(reply);
    }
}

package org.concordat.store.submissions;

import java.time.Instant;
import java.util.Map;
import org.concordat.domain.commands.Command;
import org.concordat.domain.requests.Outcome;
import org.concordat.store.requests.Request;
import org.jspecify.annotations.Nullable;

/**
 * What one form of ours means. There is exactly one handler a form id.
 *
 * @param <C> the command the form's answers are bound to
 */
public interface FormHandler<C extends Command> {

    /** The form this handler is for. */
    String formId();

    /** The command record named after the form. */
    Class<C> commandType();

    /** What the form shows and starts with: read-only context, choices, earlier answers. */
    Map<String, Object> prefill(Request request);

    /**
     * Applies the effect in the caller's transaction.
     *
     * @throws org.concordat.domain.commands.InvalidCommand when the command does not fit what is stored
     */
    Outcome apply(C command, Request request, String personId, Instant now);

    /** Whether this form may be answered for somebody who has not signed in. Most may not. */
    default boolean mayBeAnsweredForOthers() {
        return false;
    }

    /**
     * Applies the effect of an answer that no signed-in addressee gave, in the caller's transaction.
     *
     * @param enteredBy who entered it; null when it came by a link
     * @throws org.concordat.domain.commands.InvalidCommand when the command does not fit what is stored
     */
    default Outcome applyForOthers(C command, Request request, @Nullable String enteredBy, Instant now) {
        throw new UnsupportedOperationException("This form is answered by people who have signed in");
    }
}

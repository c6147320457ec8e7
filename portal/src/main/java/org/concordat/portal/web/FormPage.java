package org.concordat.portal.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the template {@code fragments/task-form} needs to show a form and take its answers.
 *
 * @param schema the form's JSON, in the version that the task is bound to
 * @param data the context the form shows, its lists of choices, and the answers so far (draft or refused), by field key
 * @param errors what the server found wrong: a plain sentence by field key (inside groups and lists: keys and row numbers
 *     joined by dots); a key that is no field of the form makes a problem of the whole form
 * @param postUrl where the answers go, as form field {@code answers} holding JSON text
 * @param draftUrl where half-filled answers are kept by PUT; null for no drafts. Answers wanted: 2xx kept; 404, 409 or
 *     410 the task is no longer open for this person; anything else is tried again
 * @param draftSavedAt when the draft shown was kept, in words ("10:42 on 20 November"), null when there is none
 * @param button what the button says
 */
public record FormPage(
        String schema,
        Map<String, ?> data,
        Map<String, String> errors,
        String postUrl,
        @Nullable String draftUrl,
        @Nullable String draftSavedAt,
        String button) {

    /** Copies nothing: the data may hold nulls and are only read while the page is written. */
    public FormPage {
        errors = Map.copyOf(errors);
    }
}

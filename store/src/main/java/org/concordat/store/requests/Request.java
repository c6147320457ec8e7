package org.concordat.store.requests;

import java.time.Instant;
import java.util.UUID;
import org.concordat.domain.directory.Function;
import org.concordat.domain.requests.Outcome;
import org.concordat.domain.requests.RequestState;
import org.jspecify.annotations.Nullable;

/**
 * One question put to one agency or person. Addressed either to a person ({@code personId}) or to the holders of a
 * function in an agency or body.
 *
 * @param taskKey the engine's user task, once the follower has seen it
 * @param followsId the request whose answer, or silence, led to this one
 * @param taskState the engine's word for the task: CREATED, COMPLETED, CANCELED
 */
public record Request(
        UUID id,
        @Nullable UUID partnershipId,
        @Nullable String agencyId,
        String processId,
        long processInstanceKey,
        String elementId,
        int round,
        @Nullable Long scopeKey,
        @Nullable String formId,
        String title,
        @Nullable Function function,
        @Nullable String bodyId,
        @Nullable String personId,
        RequestState state,
        @Nullable Outcome outcome,
        Instant openedAt,
        @Nullable Instant remindAt,
        @Nullable Instant deputyAt,
        @Nullable Instant dueAt,
        @Nullable Instant closedAt,
        @Nullable UUID submissionId,
        @Nullable Long taskKey,
        @Nullable Long formKey,
        @Nullable String taskState,
        @Nullable UUID followsId,
        long version) {

    /** Whether an answer would still have an effect. */
    public boolean isOpen() {
        return state == RequestState.OPEN;
    }

    /** Whether the answer is overdue at this moment. */
    public boolean isOverdue(Instant now) {
        return isOpen() && dueAt != null && now.isAfter(dueAt);
    }
}

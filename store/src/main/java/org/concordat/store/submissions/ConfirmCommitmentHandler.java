package org.concordat.store.submissions;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.ConfirmCommitment;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.Commitments;
import org.concordat.store.requests.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An agency’s senior officer commits it, or does not. */
@Component
class ConfirmCommitmentHandler implements FormHandler<ConfirmCommitment> {

    private final ProposalContext context;
    private final Commitments commitments;
    private final Events events;

    ConfirmCommitmentHandler(ProposalContext context, Commitments commitments, Events events) {
        this.context = context;
        this.commitments = commitments;
        this.events = events;
    }

    @Override
    public String formId() {
        return FormIds.CONFIRM_COMMITMENT;
    }

    @Override
    public Class<ConfirmCommitment> commandType() {
        return ConfirmCommitment.class;
    }

    @Override
    public Map<String, Object> prefill(Request request) {
        return context.describe(request);
    }

    @Override
    public Outcome apply(ConfirmCommitment command, Request request, String personId, Instant now) {
        return said(command, request, personId, now);
    }

    @Override
    public boolean mayBeAnsweredForOthers() {
        return true;
    }

    @Override
    public Outcome applyForOthers(ConfirmCommitment command, Request request, @Nullable String enteredBy, Instant now) {
        return said(command, request, enteredBy, now);
    }

    private Outcome said(ConfirmCommitment command, Request request, @Nullable String personId, Instant now) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        ConfirmCommitment.Choice answer = Objects.requireNonNull(command.answer());
        String agencyId = Objects.requireNonNull(request.agencyId());
        commitments.save(partnershipId, agencyId, command, personId, now);
        events.record(NewEvent.of(partnershipId, kindOf(answer), now)
                .by(personId)
                .about(request.id(), agencyId)
                .saying(command.reason()));
        return Outcome.valueOf(answer.name());
    }

    private static Events.Kind kindOf(ConfirmCommitment.Choice answer) {
        return switch (answer) {
            case COMMIT -> Events.Kind.COMMITMENT_GIVEN;
            case RESERVE -> Events.Kind.COMMITMENT_RESERVED;
            case REFUSE -> Events.Kind.COMMITMENT_REFUSED;
        };
    }
}

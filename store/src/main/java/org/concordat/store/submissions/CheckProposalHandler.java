package org.concordat.store.submissions;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.CheckProposal;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** The lead officer checks a proposal. */
@Component
class CheckProposalHandler implements FormHandler<CheckProposal> {

    private final ProposalContext context;
    private final PartnershipRepository partnerships;
    private final Events events;

    CheckProposalHandler(ProposalContext context, PartnershipRepository partnerships, Events events) {
        this.context = context;
        this.partnerships = partnerships;
        this.events = events;
    }

    @Override
    public String formId() {
        return FormIds.CHECK_PROPOSAL;
    }

    @Override
    public Class<CheckProposal> commandType() {
        return CheckProposal.class;
    }

    @Override
    public Map<String, Object> prefill(Request request) {
        return context.describe(request);
    }

    @Override
    public Outcome apply(CheckProposal command, Request request, String personId, Instant now) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        CheckProposal.Choice choice = Objects.requireNonNull(command.outcome());
        if (choice == CheckProposal.Choice.WITHDRAW) {
            partnerships.updateStandingReason(partnershipId, command.reason());
        }
        events.record(NewEvent.of(partnershipId, kindOf(choice), now)
                .by(personId)
                .about(request.id(), null)
                .saying(command.reason()));
        return Outcome.valueOf(choice.name());
    }

    private static Events.Kind kindOf(CheckProposal.Choice choice) {
        return switch (choice) {
            case SEND -> Events.Kind.PROPOSAL_SENT;
            case CHANGE -> Events.Kind.CHANGE_ASKED;
            case WITHDRAW -> Events.Kind.PROPOSAL_WITHDRAWN;
        };
    }
}

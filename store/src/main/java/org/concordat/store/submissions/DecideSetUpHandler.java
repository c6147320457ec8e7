package org.concordat.store.submissions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.DecideSetUp;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.FoundationWords;
import org.concordat.store.partnerships.Governances;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** The chair of the initiating body decides on the set-up. */
@Component
class DecideSetUpHandler implements FormHandler<DecideSetUp> {

    private final ProposalContext context;
    private final PartnershipRepository partnerships;
    private final FoundationWords words;
    private final Governances governances;
    private final Events events;

    DecideSetUpHandler(
            ProposalContext context,
            PartnershipRepository partnerships,
            FoundationWords words,
            Governances governances,
            Events events) {
        this.context = context;
        this.partnerships = partnerships;
        this.words = words;
        this.governances = governances;
        this.events = events;
    }

    @Override
    public String formId() {
        return FormIds.DECIDE_SET_UP;
    }

    @Override
    public Class<DecideSetUp> commandType() {
        return DecideSetUp.class;
    }

    @Override
    public Map<String, Object> prefill(Request request) {
        Map<String, Object> data = context.describe(request);
        data.put(
                "answersTable",
                context.members(request).stream()
                        .map(DecideSetUpHandler::answerRow)
                        .toList());
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        data.put("commitments", words.commitments(partnershipId));
        data.put("readiness", words.readiness(partnershipId).rows());
        data.put("governance", words.governance(partnershipId));
        data.put("risks", words.risks(partnershipId));
        return data;
    }

    private static Map<String, String> answerRow(Member member) {
        return Map.of(
                "agency", member.agencyName(),
                "answer", member.participation().label(),
                "reason", Objects.requireNonNullElse(member.reason(), ""));
    }

    @Override
    public Outcome apply(DecideSetUp command, Request request, String personId, Instant now) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        DecideSetUp.Choice decision = Objects.requireNonNull(command.decision());
        if (decision == DecideSetUp.Choice.REWORK
                && governances.find(partnershipId).isEmpty()) {
            throw new InvalidCommand(List.of(new Problem(
                    "decision", "There is nothing to go through again: this set-up had no commitments or governance")));
        }
        if (decision == DecideSetUp.Choice.APPROVE || decision == DecideSetUp.Choice.STOP) {
            partnerships.updateStandingReason(partnershipId, command.reason());
        }
        events.record(NewEvent.of(partnershipId, kindOf(decision), now)
                .by(personId)
                .about(request.id(), null)
                .saying(command.reason()));
        return Outcome.valueOf(decision.name());
    }

    private static Events.Kind kindOf(DecideSetUp.Choice decision) {
        return switch (decision) {
            case APPROVE -> Events.Kind.SET_UP_APPROVED;
            case CHANGE, REWORK -> Events.Kind.SET_UP_CHANGE_ASKED;
            case STOP -> Events.Kind.SET_UP_STOPPED;
        };
    }
}

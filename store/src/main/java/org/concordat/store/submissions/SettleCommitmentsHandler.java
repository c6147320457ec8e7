package org.concordat.store.submissions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Limits;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.commands.SettleCommitments;
import org.concordat.domain.partnership.Commitment;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.Commitments;
import org.concordat.store.partnerships.Commitments.Stand;
import org.concordat.store.partnerships.FoundationWords;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** The lead officer settles it when not every agency has been committed. */
@Component
class SettleCommitmentsHandler implements FormHandler<SettleCommitments> {

    private final ProposalContext context;
    private final Commitments commitments;
    private final PartnershipRepository partnerships;
    private final FoundationWords words;
    private final Events events;

    SettleCommitmentsHandler(
            ProposalContext context,
            Commitments commitments,
            PartnershipRepository partnerships,
            FoundationWords words,
            Events events) {
        this.context = context;
        this.commitments = commitments;
        this.partnerships = partnerships;
        this.words = words;
        this.events = events;
    }

    @Override
    public String formId() {
        return FormIds.SETTLE_COMMITMENTS;
    }

    @Override
    public Class<SettleCommitments> commandType() {
        return SettleCommitments.class;
    }

    @Override
    public Map<String, Object> prefill(Request request) {
        Map<String, Object> data = context.describe(request);
        data.put("commitments", words.standsOf(Objects.requireNonNull(request.partnershipId())));
        return data;
    }

    @Override
    public Outcome apply(SettleCommitments command, Request request, String personId, Instant now) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        SettleCommitments.Choice decision = Objects.requireNonNull(command.decision());
        if (decision == SettleCommitments.Choice.GO_ON_WITHOUT) {
            leaveOut(command, request, partnershipId, now);
        }
        if (decision != SettleCommitments.Choice.ASK_AGAIN) {
            commitments.of(partnershipId).forEach(stand -> commitments.settle(partnershipId, stand.agencyId(), now));
        }
        events.record(NewEvent.of(partnershipId, Events.Kind.COMMITMENTS_SETTLED, now)
                .by(personId)
                .about(request.id(), null)
                .saying(command.reason()));
        return decision == SettleCommitments.Choice.ASK_AGAIN ? Outcome.ASK_AGAIN : Outcome.GO_ON;
    }

    private void leaveOut(SettleCommitments command, Request request, UUID partnershipId, Instant now) {
        List<Stand> all = commitments.of(partnershipId);
        List<Stand> out =
                all.stream().filter(SettleCommitmentsHandler::standsAside).toList();
        if (all.size() - out.size() < Limits.MIN_AGENCIES) {
            throw new InvalidCommand(List.of(new Problem(
                    "decision", "Fewer than two agencies would be left. Ask again, or go on with all of them")));
        }
        for (Stand stand : out) {
            partnerships.updateMember(partnershipId, stand.agencyId(), Participation.LEFT_OUT, null, command.reason());
            events.record(
                    NewEvent.of(partnershipId, Events.Kind.AGENCY_LEFT_OUT, now).about(request.id(), stand.agencyId()));
        }
    }

    private static boolean standsAside(Stand stand) {
        return stand.answer() == Commitment.REFUSE || stand.answer() == Commitment.NOT_ANSWERED;
    }
}

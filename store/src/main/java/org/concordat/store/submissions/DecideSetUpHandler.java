package org.concordat.store.submissions;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.DecideSetUp;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** The chair of the initiating body decides on the set-up. */
@Component
class DecideSetUpHandler implements FormHandler<DecideSetUp> {

    private final ProposalContext context;
    private final PartnershipRepository partnerships;
    private final Events events;

    DecideSetUpHandler(ProposalContext context, PartnershipRepository partnerships, Events events) {
        this.context = context;
        this.partnerships = partnerships;
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
        boolean approved = command.decision() == DecideSetUp.Choice.APPROVE;
        partnerships.updateStandingReason(partnershipId, command.reason());
        events.record(
                NewEvent.of(partnershipId, approved ? Events.Kind.SET_UP_APPROVED : Events.Kind.SET_UP_STOPPED, now)
                        .by(personId)
                        .about(request.id(), null)
                        .saying(command.reason()));
        return approved ? Outcome.APPROVE : Outcome.STOP;
    }
}

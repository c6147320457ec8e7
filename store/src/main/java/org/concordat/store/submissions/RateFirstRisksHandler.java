package org.concordat.store.submissions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.commands.RateFirstRisks;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.FoundationWords;
import org.concordat.store.requests.Request;
import org.concordat.store.risks.RiskRegister;
import org.springframework.stereotype.Component;

/** The lead officer says that the risk register holds the first risks. */
@Component
class RateFirstRisksHandler implements FormHandler<RateFirstRisks> {

    private final ProposalContext context;
    private final RiskRegister risks;
    private final FoundationWords words;
    private final Events events;

    RateFirstRisksHandler(ProposalContext context, RiskRegister risks, FoundationWords words, Events events) {
        this.context = context;
        this.risks = risks;
        this.words = words;
        this.events = events;
    }

    @Override
    public String formId() {
        return FormIds.RATE_FIRST_RISKS;
    }

    @Override
    public Class<RateFirstRisks> commandType() {
        return RateFirstRisks.class;
    }

    @Override
    public Map<String, Object> prefill(Request request) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        Map<String, Object> data = context.describe(request);
        data.put("partnershipId", partnershipId.toString());
        data.put("risks", words.risks(partnershipId));
        return data;
    }

    @Override
    public Outcome apply(RateFirstRisks command, Request request, String personId, Instant now) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        boolean empty = risks.of(partnershipId).stream().allMatch(RiskRegister.StoredRisk::closed);
        if (command.outlook() == RateFirstRisks.Choice.LISTED && empty) {
            throw new InvalidCommand(List.of(new Problem(
                    "outlook", "The risk register is empty. Enter the risks there, or say that there is none")));
        }
        events.record(NewEvent.of(partnershipId, Events.Kind.FIRST_RISKS_RATED, now)
                .by(personId)
                .about(request.id(), null)
                .saying(command.reason()));
        return Outcome.RATED;
    }
}

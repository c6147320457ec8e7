package org.concordat.store.submissions;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.DescribeNeeds;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.NeedsAnalyses;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** The lead officer describes the needs. */
@Component
class DescribeNeedsHandler implements FormHandler<DescribeNeeds> {

    private final ProposalContext context;
    private final NeedsAnalyses needs;
    private final Events events;

    DescribeNeedsHandler(ProposalContext context, NeedsAnalyses needs, Events events) {
        this.context = context;
        this.needs = needs;
        this.events = events;
    }

    @Override
    public String formId() {
        return FormIds.DESCRIBE_NEEDS;
    }

    @Override
    public Class<DescribeNeeds> commandType() {
        return DescribeNeeds.class;
    }

    @Override
    public Map<String, Object> prefill(Request request) {
        return context.describe(request);
    }

    @Override
    public Outcome apply(DescribeNeeds command, Request request, String personId, Instant now) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        needs.save(partnershipId, command, personId, now);
        events.record(NewEvent.of(partnershipId, Events.Kind.NEEDS_DESCRIBED, now)
                .by(personId)
                .about(request.id(), null));
        return Outcome.DESCRIBED;
    }
}

package org.concordat.store.submissions;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.AssessReadiness;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.ReadinessAnswers;
import org.concordat.store.requests.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An agency says how ready it is. */
@Component
class AssessReadinessHandler implements FormHandler<AssessReadiness> {

    private final ProposalContext context;
    private final ReadinessAnswers readiness;
    private final Events events;

    AssessReadinessHandler(ProposalContext context, ReadinessAnswers readiness, Events events) {
        this.context = context;
        this.readiness = readiness;
        this.events = events;
    }

    @Override
    public String formId() {
        return FormIds.ASSESS_READINESS;
    }

    @Override
    public Class<AssessReadiness> commandType() {
        return AssessReadiness.class;
    }

    @Override
    public Map<String, Object> prefill(Request request) {
        return context.describe(request);
    }

    @Override
    public Outcome apply(AssessReadiness command, Request request, String personId, Instant now) {
        return said(command, request, personId, now);
    }

    @Override
    public boolean mayBeAnsweredForOthers() {
        return true;
    }

    @Override
    public Outcome applyForOthers(AssessReadiness command, Request request, @Nullable String enteredBy, Instant now) {
        return said(command, request, enteredBy, now);
    }

    private Outcome said(AssessReadiness command, Request request, @Nullable String personId, Instant now) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        String agencyId = Objects.requireNonNull(request.agencyId());
        readiness.save(partnershipId, agencyId, command, personId, now);
        events.record(NewEvent.of(partnershipId, Events.Kind.READINESS_ASSESSED, now)
                .by(personId)
                .about(request.id(), agencyId));
        return Outcome.ASSESSED;
    }
}

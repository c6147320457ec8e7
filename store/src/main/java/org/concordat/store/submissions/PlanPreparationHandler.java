package org.concordat.store.submissions;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.PlanPreparation;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.FoundationWords;
import org.concordat.store.partnerships.FoundationWords.ReadinessWords;
import org.concordat.store.partnerships.ReadinessAnswers;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** The lead officer plans how agencies that are not ready are prepared. */
@Component
class PlanPreparationHandler implements FormHandler<PlanPreparation> {

    private final ProposalContext context;
    private final ReadinessAnswers readiness;
    private final FoundationWords words;
    private final Events events;

    PlanPreparationHandler(ProposalContext context, ReadinessAnswers readiness, FoundationWords words, Events events) {
        this.context = context;
        this.readiness = readiness;
        this.words = words;
        this.events = events;
    }

    @Override
    public String formId() {
        return FormIds.PLAN_PREPARATION;
    }

    @Override
    public Class<PlanPreparation> commandType() {
        return PlanPreparation.class;
    }

    @Override
    public Map<String, Object> prefill(Request request) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        Map<String, Object> data = context.describe(request);
        ReadinessWords said = words.readiness(partnershipId);
        data.put("readiness", said.rows());
        data.put("spread", said.spread());
        readiness.preparation(partnershipId).ifPresent(earlier -> {
            data.put("plan", earlier.plan());
            data.put("preparedBy", earlier.preparedBy().toString());
        });
        return data;
    }

    @Override
    public Outcome apply(PlanPreparation command, Request request, String personId, Instant now) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        readiness.prepare(partnershipId, command, personId, now);
        events.record(NewEvent.of(partnershipId, Events.Kind.PREPARATION_PLANNED, now)
                .by(personId)
                .about(request.id(), null)
                .saying(command.plan()));
        return Outcome.PREPARED;
    }
}

package org.concordat.store.submissions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.concordat.domain.commands.AgreeGovernance;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.directory.Person;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.directory.PartnershipPeople;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.FoundationWords;
import org.concordat.store.partnerships.Governances;
import org.concordat.store.partnerships.Governances.Governance;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** The lead officer says how the partnership is governed. */
@Component
class AgreeGovernanceHandler implements FormHandler<AgreeGovernance> {

    private final ProposalContext context;
    private final Governances governances;
    private final PartnershipPeople people;
    private final FoundationWords words;
    private final Events events;

    AgreeGovernanceHandler(
            ProposalContext context,
            Governances governances,
            PartnershipPeople people,
            FoundationWords words,
            Events events) {
        this.context = context;
        this.governances = governances;
        this.people = people;
        this.words = words;
        this.events = events;
    }

    @Override
    public String formId() {
        return FormIds.AGREE_GOVERNANCE;
    }

    @Override
    public Class<AgreeGovernance> commandType() {
        return AgreeGovernance.class;
    }

    @Override
    public Map<String, Object> prefill(Request request) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        Map<String, Object> data = context.describe(request);
        data.put("commitments", words.commitments(partnershipId));
        data.put(
                "personOptions",
                people.of(partnershipId).stream()
                        .map(person -> ProposalContext.option(person.id(), person.name()))
                        .toList());
        governances.find(partnershipId).ifPresent(earlier -> data.putAll(fieldsOf(earlier)));
        return data;
    }

    @Override
    public Outcome apply(AgreeGovernance command, Request request, String personId, Instant now) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        refuseStrangers(command, partnershipId);
        governances.save(partnershipId, command, personId, now);
        events.record(NewEvent.of(partnershipId, Events.Kind.GOVERNANCE_AGREED, now)
                .by(personId)
                .about(request.id(), null));
        return Outcome.AGREED;
    }

    private void refuseStrangers(AgreeGovernance command, UUID partnershipId) {
        Set<String> known = people.of(partnershipId).stream().map(Person::id).collect(Collectors.toSet());
        Map<String, String> chosen = new LinkedHashMap<>();
        chosen.put("chairId", Objects.requireNonNull(command.chairId()));
        chosen.put("chairDeputyId", Objects.requireNonNull(command.chairDeputyId()));
        chosen.put("coordinatorId", Objects.requireNonNull(command.coordinatorId()));
        chosen.put("coordinatorDeputyId", Objects.requireNonNull(command.coordinatorDeputyId()));
        chosen.put("budgetOwnerId", Objects.requireNonNull(command.budgetOwnerId()));
        chosen.put("budgetOwnerDeputyId", Objects.requireNonNull(command.budgetOwnerDeputyId()));
        List<Problem> problems = new ArrayList<>();
        chosen.forEach((field, personId) -> {
            if (!known.contains(personId)) {
                problems.add(new Problem(field, "Choose somebody of the partnership"));
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidCommand(problems);
        }
    }

    /** What was agreed before, as the form holds it: nobody types anything twice. */
    private static Map<String, Object> fieldsOf(Governance it) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("steeringGroup", it.steeringGroup());
        data.put("chairId", it.chairId());
        data.put("chairDeputyId", it.chairDeputyId());
        data.put("chairIndependent", it.chairIndependent() ? "YES" : "NO");
        data.put("arbitrator", it.arbitrator());
        data.put("implementationGroup", it.implementationGroup());
        data.put("coordinatorId", it.coordinatorId());
        data.put("coordinatorDeputyId", it.coordinatorDeputyId());
        data.put("budgetOwnerId", it.budgetOwnerId());
        data.put("budgetOwnerDeputyId", it.budgetOwnerDeputyId());
        data.put("startUpEndsOn", it.startUpEndsOn().toString());
        data.put("quickWin", it.quickWin());
        data.put("quickWinOn", it.quickWinOn().toString());
        data.put("jointDay", it.jointDay());
        data.put("jointDayOn", it.jointDayOn().toString());
        data.put("communication", it.communication());
        data.put("communicationReviewOn", it.communicationReviewOn().toString());
        return data;
    }
}

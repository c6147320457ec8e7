package org.concordat.store.submissions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.CheckProposal;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.partnership.Tier;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.DesignSuggestions;
import org.concordat.store.partnerships.DesignSuggestions.KindRow;
import org.concordat.store.partnerships.Expectations;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.Tiers;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** The lead officer checks a proposal. */
@Component
class CheckProposalHandler implements FormHandler<CheckProposal> {

    private final ProposalContext context;
    private final PartnershipRepository partnerships;
    private final Tiers tiers;
    private final DesignSuggestions suggestions;
    private final Expectations expectations;
    private final Events events;

    CheckProposalHandler(
            ProposalContext context,
            PartnershipRepository partnerships,
            Tiers tiers,
            DesignSuggestions suggestions,
            Expectations expectations,
            Events events) {
        this.context = context;
        this.partnerships = partnerships;
        this.tiers = tiers;
        this.suggestions = suggestions;
        this.expectations = expectations;
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
        Map<String, Object> data = context.describe(request);
        UUID id = Objects.requireNonNull(request.partnershipId());
        List<KindRow> checklist = suggestions.checklist(id);
        data.put("otherwise", ProposalContext.table(suggestions.otherwise(id)));
        data.put(
                "checklist",
                checklist.stream()
                        .map(row -> Map.of("kind", row.kind(), "named", row.named(), "reason", row.reason()))
                        .toList());
        data.put("couldBeMissing", checklist.stream().anyMatch(KindRow::couldBeMissing));
        data.put(
                "expectations",
                expectations.of(id).stream()
                        .map(expected -> Map.of("agency", expected.agencyName(), "expected", expected.words()))
                        .toList());
        tiers.find(id).ifPresent(stored -> {
            data.put("suggestedTier", stored.suggested().name());
            data.put("suggestedTierName", stored.suggested().label());
            data.put("suggestionReason", stored.reason());
            data.put("tier", stored.suggested().name());
        });
        return data;
    }

    @Override
    public Outcome apply(CheckProposal command, Request request, String personId, Instant now) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        CheckProposal.Choice choice = Objects.requireNonNull(command.outcome());
        if (choice == CheckProposal.Choice.SEND) {
            suggestions.leaveOut(partnershipId, command.leftOutNote());
            tiers.find(partnershipId)
                    .ifPresent(stored -> choose(command, stored, new Chooser(partnershipId, request, personId, now)));
        }
        if (choice == CheckProposal.Choice.WITHDRAW) {
            partnerships.updateStandingReason(partnershipId, command.reason());
        }
        events.record(NewEvent.of(partnershipId, kindOf(choice), now)
                .by(personId)
                .about(request.id(), null)
                .saying(command.reason()));
        return Outcome.valueOf(choice.name());
    }

    private record Chooser(UUID partnershipId, Request request, String personId, Instant now) {}

    /** Without a choice, as from a form that does not ask, the suggestion is kept. */
    private void choose(CheckProposal command, Tiers.Stored stored, Chooser by) {
        Tier tier = Objects.requireNonNullElse(command.tier(), stored.suggested());
        boolean another = tier != stored.suggested();
        String reason = another ? Objects.requireNonNull(command.tierReason()) : "";
        if (another && reason.isEmpty()) {
            throw new InvalidCommand(
                    List.of(new Problem("tierReason", "Say why the set-up should not be as thorough as suggested")));
        }
        tiers.choose(by.partnershipId(), tier, by.personId(), reason, by.now());
        if (another) {
            events.record(NewEvent.of(by.partnershipId(), Events.Kind.TIER_CHOSEN, by.now())
                    .by(by.personId())
                    .about(by.request().id(), null)
                    .saying(tier.label() + ": " + reason));
        }
    }

    private static Events.Kind kindOf(CheckProposal.Choice choice) {
        return switch (choice) {
            case SEND -> Events.Kind.PROPOSAL_SENT;
            case CHANGE -> Events.Kind.CHANGE_ASKED;
            case WITHDRAW -> Events.Kind.PROPOSAL_WITHDRAWN;
        };
    }
}

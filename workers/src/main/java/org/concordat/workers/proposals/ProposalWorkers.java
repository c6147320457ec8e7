package org.concordat.workers.proposals;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.partnership.Tier;
import org.concordat.processes.JobTypes;
import org.concordat.processes.VariableNames;
import org.concordat.store.partnerships.Tiers;
import org.concordat.store.partnerships.Tiers.Facts;
import org.concordat.store.partnerships.Tiers.Suggestion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the decision about the tier what it may know of a proposal, and keeps what it suggests. */
@Component
public class ProposalWorkers {

    /** A suggestion as the decision gives it; it may say more than this worker needs. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Suggested(Tier tier, String reasonKey, String reason) {}

    private final Tiers tiers;

    public ProposalWorkers(Tiers tiers) {
        this.tiers = tiers;
    }

    /** Numbers and codes only; null for what the proposal does not say. */
    @JobWorker(type = JobTypes.PROPOSALS_DESCRIBE)
    public Map<String, Object> describe(@Variable String partnershipId) {
        Facts facts = tiers.describe(UUID.fromString(partnershipId));
        Map<String, Object> variables = new HashMap<>();
        variables.put(VariableNames.AGENCY_COUNT, facts.agencies());
        variables.put(VariableNames.MONEY_BAND, nameOf(facts.money()));
        variables.put(VariableNames.RISK, nameOf(facts.risk()));
        variables.put(VariableNames.STATUTORY_DUTY, facts.duty() == null ? null : facts.duty() == StatutoryDuty.YES);
        return variables;
    }

    private static @Nullable String nameOf(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }

    /** The lead officer sees it with the check that follows. */
    @JobWorker(type = JobTypes.PROPOSALS_SUGGEST_TIER)
    public void suggestTier(@Variable String partnershipId, @Variable Suggested suggestedTier) {
        tiers.suggest(
                UUID.fromString(partnershipId),
                new Suggestion(suggestedTier.tier(), suggestedTier.reasonKey(), suggestedTier.reason()));
    }
}

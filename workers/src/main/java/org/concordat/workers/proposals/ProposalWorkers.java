package org.concordat.workers.proposals;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.partnership.Tier;
import org.concordat.processes.JobTypes;
import org.concordat.processes.VariableNames;
import org.concordat.store.partnerships.DesignSuggestions;
import org.concordat.store.partnerships.DesignSuggestions.DesignSuggestion;
import org.concordat.store.partnerships.DesignSuggestions.Topic;
import org.concordat.store.partnerships.Tiers;
import org.concordat.store.partnerships.Tiers.Facts;
import org.concordat.store.partnerships.Tiers.Suggestion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the decisions about a set-up what they may know of a proposal, and keeps what they suggest. */
@Component
public class ProposalWorkers {

    /** A suggestion as the decision gives it; it may say more than this worker needs. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Suggested(Tier tier, String reasonKey, String reason) {}

    /** One suggestion of a model or a form. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SuggestedModel(String model, String reasonKey, String reason) {}

    /** The same for the form. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SuggestedForm(String form, String reasonKey, String reason) {}

    /** A kind of agency that could be missing. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SuggestedAgency(String kind, String reasonKey, String reason) {}

    /** What the decisions about the design answer together; each part is null where nothing is suggested. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SuggestedDesign(
            @Nullable SuggestedModel model,
            @Nullable SuggestedForm form,
            @Nullable List<SuggestedAgency> agencies) {

        List<DesignSuggestion> toDomain() {
            List<DesignSuggestion> all = new ArrayList<>();
            if (model != null) {
                all.add(new DesignSuggestion(Topic.MODEL, model.model(), model.reasonKey(), model.reason()));
            }
            if (form != null) {
                all.add(new DesignSuggestion(Topic.FORM, form.form(), form.reasonKey(), form.reason()));
            }
            if (agencies != null) {
                agencies.forEach(agency -> all.add(
                        new DesignSuggestion(Topic.AGENCY, agency.kind(), agency.reasonKey(), agency.reason())));
            }
            return all;
        }
    }

    private final Tiers tiers;
    private final DesignSuggestions suggestions;

    public ProposalWorkers(Tiers tiers, DesignSuggestions suggestions) {
        this.tiers = tiers;
        this.suggestions = suggestions;
    }

    /** Numbers and codes only; null for what the proposal does not say. */
    @JobWorker(type = JobTypes.PROPOSALS_DESCRIBE)
    public Map<String, Object> describe(@Variable String partnershipId) {
        UUID id = UUID.fromString(partnershipId);
        Facts facts = tiers.describe(id);
        DesignSuggestions.Facts design = suggestions.describe(id);
        Map<String, Object> variables = new HashMap<>();
        variables.put(VariableNames.AGENCY_COUNT, facts.agencies());
        variables.put(VariableNames.MONEY_BAND, nameOf(facts.money()));
        variables.put(VariableNames.RISK, nameOf(facts.risk()));
        variables.put(VariableNames.STATUTORY_DUTY, facts.duty() == null ? null : facts.duty() == StatutoryDuty.YES);
        variables.put(VariableNames.MAIN_REASON, nameOf(design.mainReason()));
        variables.put(VariableNames.JOINT_WORKING, nameOf(design.degree()));
        variables.put(VariableNames.PRIMARY_MODEL, nameOf(design.model()));
        variables.put(VariableNames.GROUP_ASPECTS, names(design.aspects()));
        variables.put(VariableNames.AGENCY_KINDS, names(design.kinds()));
        return variables;
    }

    private static @Nullable String nameOf(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }

    private static List<String> names(Collection<? extends Enum<?>> codes) {
        return codes.stream().<String>map(Enum::name).toList();
    }

    /** The lead officer sees both with the check that follows; a model of an earlier version suggests a tier only. */
    @JobWorker(type = JobTypes.PROPOSALS_SUGGEST_TIER)
    public void suggestTier(
            @Variable String partnershipId,
            @Variable Suggested suggestedTier,
            @Variable(optional = true) @Nullable SuggestedDesign suggestedDesign) {
        UUID id = UUID.fromString(partnershipId);
        if (suggestedDesign != null) {
            suggestions.keep(id, suggestedDesign.toDomain());
        }
        tiers.suggest(id, new Suggestion(suggestedTier.tier(), suggestedTier.reasonKey(), suggestedTier.reason()));
    }
}

package org.concordat.processtests.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camunda.client.CamundaClient;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.Tier;
import org.concordat.processes.DecisionIds;
import org.concordat.processes.VariableNames;
import org.concordat.processtests.story.ProcessTest;
import org.concordat.processtests.story.Story;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The decision SetUpTier, for everything that a proposal can say. */
@ProcessTest(stages = "set-up")
class SetUpTierTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Integer> AGENCIES = List.of(3, 4, 5, 6);

    /** What a proposal says; null for what one of an earlier version does not. */
    private record Case(
            int agencies,
            @Nullable MoneyBand money,
            @Nullable Risk risk,
            @Nullable Boolean duty) {

        Map<String, Object> variables() {
            Map<String, Object> variables = new HashMap<>();
            variables.put(VariableNames.AGENCY_COUNT, agencies);
            variables.put(VariableNames.MONEY_BAND, money == null ? null : money.name());
            variables.put(VariableNames.RISK, risk == null ? null : risk.name());
            variables.put(VariableNames.STATUTORY_DUTY, duty);
            return variables;
        }

        /**
         * The rule in other words than the table's: full for what could go badly wrong, light only for what is small in
         * every respect, and the usual way for the rest and for what nobody knows.
         */
        Tier expected() {
            if (money == null || risk == null) {
                return Tier.STANDARD;
            }
            boolean obliged = duty != null && duty;
            boolean grave = risk == Risk.HIGH || money == MoneyBand.LARGE || obliged && agencies >= 6;
            boolean small = agencies <= 3 && risk == Risk.LOW && money.compareTo(MoneyBand.SMALL) <= 0 && !obliged;
            return grave ? Tier.FULL : small ? Tier.LIGHT : Tier.STANDARD;
        }
    }

    @Autowired
    private Story story;

    @Autowired
    private CamundaClient camunda;

    private static List<Case> allCases() {
        return AGENCIES.stream()
                .flatMap(agencies -> Stream.concat(Stream.of((MoneyBand) null), Arrays.stream(MoneyBand.values()))
                        .flatMap(money -> Stream.concat(Stream.of((Risk) null), Arrays.stream(Risk.values()))
                                .flatMap(risk -> Stream.of((Boolean) null, true, false)
                                        .map(duty -> new Case(agencies, money, risk, duty)))))
                .toList();
    }

    @Test
    void shouldSuggestWhatTheRuleSaysForEveryProposalAndUseEachOfItsRows() throws JsonProcessingException {
        // given
        story.givenAPartnershipWith("health");

        // when
        Map<String, Set<Tier>> tiersByReason = new TreeMap<>();
        for (Case proposal : allCases()) {
            JsonNode suggested = decide(proposal);
            Tier tier = Tier.valueOf(suggested.path("tier").asText());
            // then
            assertThat(tier).as(proposal.toString()).isEqualTo(proposal.expected());
            assertThat(suggested.path("reason").asText())
                    .as(proposal.toString())
                    .endsWith(".");
            tiersByReason
                    .computeIfAbsent(suggested.path("reasonKey").asText(), key -> new TreeSet<>())
                    .add(tier);
        }

        // then each row gives its reason somewhere, and always the same tier with it
        assertThat(tiersByReason)
                .containsOnlyKeys(
                        "MONEY_NOT_KNOWN",
                        "RISK_NOT_KNOWN",
                        "HIGH_RISK",
                        "MUCH_MONEY",
                        "DUTY_OF_MANY",
                        "STATUTORY_DUTY",
                        "SEVERAL_AGENCIES",
                        "MEDIUM_RISK",
                        "SOME_MONEY",
                        "SMALL")
                .allSatisfy((reason, tiers) -> assertThat(tiers).as(reason).hasSize(1));
    }

    private JsonNode decide(Case proposal) throws JsonProcessingException {
        return JSON.readTree(camunda.newEvaluateDecisionCommand()
                .decisionId(DecisionIds.SET_UP_TIER)
                .variables(proposal.variables())
                .send()
                .join()
                .getDecisionOutput());
    }
}

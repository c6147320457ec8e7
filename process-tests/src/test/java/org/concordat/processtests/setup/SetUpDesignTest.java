package org.concordat.processtests.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camunda.client.CamundaClient;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.concordat.domain.directory.AgencyKind;
import org.concordat.domain.partnership.GroupAspect;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.MainReason;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.WorkingModel;
import org.concordat.processes.DecisionIds;
import org.concordat.processes.VariableNames;
import org.concordat.processtests.story.ProcessTest;
import org.concordat.processtests.story.Story;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The decisions behind SetUpDesign, against the rules in other words, with each row used. */
@ProcessTest(stages = "set-up")
class SetUpDesignTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Story story;

    @Autowired
    private CamundaClient camunda;

    @Test
    void shouldSuggestAModelForEveryReasonAndDegreeAndUseEachRow() throws JsonProcessingException {
        // given
        story.givenAPartnershipWith("health");
        Set<String> reasons = new TreeSet<>();

        for (int agencies : List.of(8, 9)) {
            for (MainReason reason : MainReason.values()) {
                for (JointWorking degree : JointWorking.values()) {
                    // when
                    JsonNode suggested = suggest(agencies, reason, degree, null, null, Set.of(), Set.of())
                            .path("model");
                    // then
                    assertThat(suggested.path("model").asText())
                            .as("%s agencies, %s, %s", agencies, reason, degree)
                            .isEqualTo(modelFor(agencies, reason, degree).name());
                    assertThat(suggested.path("reason").asText()).endsWith(".");
                    reasons.add(suggested.path("reasonKey").asText());
                }
            }
        }

        // then
        assertThat(reasons)
                .containsExactlyInAnyOrder(
                        "INTEGRATION",
                        "MANY_AGENCIES",
                        "FULLER_SERVICE",
                        "ONE_PLAN",
                        "SHARED_EXPERTISE",
                        "POLICY_OR_REVIEW",
                        "DECIDE_TOGETHER");
    }

    private static WorkingModel modelFor(int agencies, MainReason reason, JointWorking degree) {
        if (degree == JointWorking.INTEGRATION) {
            return WorkingModel.OPERATIONAL_TEAM_DELIVERY;
        }
        boolean onePlan = degree == JointWorking.COORDINATION;
        boolean asked = reason == MainReason.NATIONAL_POLICY || reason == MainReason.REVIEW_FINDING;
        if (agencies <= 8 && onePlan && reason == MainReason.BETTER_SERVICE) {
            return WorkingModel.CENTRE_BASED_DELIVERY;
        }
        if (agencies <= 8 && degree == JointWorking.COLLABORATION && reason == MainReason.TARGET_GROUP) {
            return WorkingModel.CONSULTATION_AND_TRAINING;
        }
        return agencies > 8 || onePlan || asked
                ? WorkingModel.COORDINATED_DELIVERY
                : WorkingModel.DECISION_MAKING_GROUP;
    }

    @Test
    void shouldSuggestAFormForEveryModelAndSumOfMoneyAndUseEachRow() throws JsonProcessingException {
        // given
        story.givenAPartnershipWith("health");
        Set<String> reasons = new TreeSet<>();

        for (int agencies : List.of(8, 9)) {
            for (WorkingModel model : WorkingModel.values()) {
                for (MoneyBand money : MoneyBand.values()) {
                    // when
                    JsonNode suggested = suggest(agencies, null, null, model, money, Set.of(), Set.of())
                            .path("form");
                    // then
                    assertThat(suggested.path("form").asText())
                            .as("%s agencies, %s, %s", agencies, model, money)
                            .isEqualTo(formFor(agencies, model, money).name());
                    assertThat(suggested.path("reason").asText()).endsWith(".");
                    reasons.add(suggested.path("reasonKey").asText());
                }
            }
        }

        // then
        assertThat(reasons)
                .containsExactlyInAnyOrder("MUCH_MONEY", "MANY_PARTNERS", "ONE_PLACE", "ONE_EMPLOYER", "SIMPLEST");
    }

    private static PartnershipForm formFor(int agencies, WorkingModel model, MoneyBand money) {
        if (money == MoneyBand.LARGE || agencies > 8) {
            return PartnershipForm.SEPARATE_ORGANISATION;
        }
        return switch (model) {
            case CENTRE_BASED_DELIVERY, OPERATIONAL_TEAM_DELIVERY -> PartnershipForm.CO_LOCATED_STAFF;
            case COORDINATED_DELIVERY ->
                money == MoneyBand.MIDDLE ? PartnershipForm.VIRTUAL_ORGANISATION : PartnershipForm.STEERING_GROUP;
            case DECISION_MAKING_GROUP, CONSULTATION_AND_TRAINING -> PartnershipForm.STEERING_GROUP;
        };
    }

    @Test
    void shouldSuggestNoModelAndNoFormWhenNothingIsKnown() throws JsonProcessingException {
        // given
        story.givenAPartnershipWith("health");

        // when
        JsonNode suggested = suggest(3, null, null, null, null, Set.of(), Set.of());

        // then
        assertThat(suggested.path("model").isNull()).isTrue();
        assertThat(suggested.path("form").isNull()).isTrue();
    }

    @Test
    void shouldNameEachKindThatSuchPartnershipsHadAndThisOneHasNot() throws JsonProcessingException {
        // given
        story.givenAPartnershipWith("health");
        Set<String> reasons = new TreeSet<>();

        for (GroupAspect aspect : GroupAspect.values()) {
            Set<AgencyKind> usual = usualFor(aspect);
            // when nobody is named, and when all but one are
            Set<AgencyKind> missing = missing(Set.of(aspect), Set.of(), reasons);
            // then
            assertThat(missing).as(aspect.name()).isEqualTo(usual);
            for (AgencyKind absent : usual) {
                Set<AgencyKind> named = new LinkedHashSet<>(usual);
                named.remove(absent);
                assertThat(missing(Set.of(aspect), named, reasons))
                        .as("%s without %s", aspect, absent)
                        .containsExactly(absent);
            }
        }

        // then
        assertThat(reasons).hasSize(24);
    }

    @Test
    void shouldTakeSchoolsForEducationAndNameAKindOnceForEachThingThatIsTrueOfTheGroup()
            throws JsonProcessingException {
        // given
        story.givenAPartnershipWith("health");

        // when
        Set<AgencyKind> missing = missing(
                Set.of(GroupAspect.EARLY_YEARS, GroupAspect.OFFENDING),
                Set.of(AgencyKind.SCHOOLS, AgencyKind.VOLUNTARY, AgencyKind.SERVICE_USERS),
                new TreeSet<>());

        // then
        assertThat(missing).containsExactlyInAnyOrder(AgencyKind.SOCIAL_SERVICES, AgencyKind.HEALTH, AgencyKind.POLICE);
    }

    /** Who took part for such a group, by the table of the 30 partnerships (NFER 2002, lines 1594-1741); police are ours. */
    private static Set<AgencyKind> usualFor(GroupAspect aspect) {
        Stream<AgencyKind> around = switch (aspect) {
            case EARLY_YEARS, MENTAL_HEALTH, DISABILITY ->
                Stream.of(AgencyKind.EDUCATION, AgencyKind.HEALTH, AgencyKind.SOCIAL_SERVICES);
            case AT_RISK ->
                Stream.of(AgencyKind.EDUCATION, AgencyKind.HEALTH, AgencyKind.SOCIAL_SERVICES, AgencyKind.POLICE);
            case PUBLIC_CARE, OUT_OF_SCHOOL -> Stream.of(AgencyKind.EDUCATION, AgencyKind.SOCIAL_SERVICES);
            case SPEECH, PHYSICAL_HEALTH -> Stream.of(AgencyKind.EDUCATION, AgencyKind.HEALTH);
            case OFFENDING -> Stream.of(AgencyKind.POLICE);
        };
        return new TreeSet<>(Stream.concat(around, Stream.of(AgencyKind.VOLUNTARY, AgencyKind.SERVICE_USERS))
                .toList());
    }

    private Set<AgencyKind> missing(Set<GroupAspect> aspects, Set<AgencyKind> named, Set<String> reasons)
            throws JsonProcessingException {
        Set<AgencyKind> missing = new TreeSet<>();
        for (JsonNode one : suggest(3, null, null, null, null, aspects, named).path("agencies")) {
            missing.add(AgencyKind.valueOf(one.path("kind").asText()));
            reasons.add(one.path("reasonKey").asText());
            assertThat(one.path("reason").asText()).endsWith(".");
        }
        return missing;
    }

    private JsonNode suggest(
            int agencies,
            @Nullable MainReason reason,
            @Nullable JointWorking degree,
            @Nullable WorkingModel model,
            @Nullable MoneyBand money,
            Set<GroupAspect> aspects,
            Set<AgencyKind> kinds)
            throws JsonProcessingException {
        Map<String, Object> variables = new HashMap<>();
        variables.put(VariableNames.AGENCY_COUNT, agencies);
        variables.put(VariableNames.MAIN_REASON, nameOf(reason));
        variables.put(VariableNames.JOINT_WORKING, nameOf(degree));
        variables.put(VariableNames.PRIMARY_MODEL, nameOf(model));
        variables.put(VariableNames.MONEY_BAND, nameOf(money));
        variables.put(VariableNames.GROUP_ASPECTS, names(aspects.toArray(GroupAspect[]::new)));
        variables.put(VariableNames.AGENCY_KINDS, names(kinds.toArray(AgencyKind[]::new)));
        return JSON.readTree(camunda.newEvaluateDecisionCommand()
                .decisionId(DecisionIds.SET_UP_DESIGN)
                .variables(variables)
                .send()
                .join()
                .getDecisionOutput());
    }

    private static @Nullable String nameOf(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }

    private static List<String> names(Enum<?>[] codes) {
        return Arrays.stream(codes).<String>map(Enum::name).toList();
    }
}

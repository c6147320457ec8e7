package org.concordat.application.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.concordat.application.demo.CaseFile.CaseAgency;
import org.concordat.application.demo.CaseFile.Chair;
import org.concordat.application.demo.CaseFile.Covers;
import org.concordat.application.demo.CaseFile.EvaluationStatus;
import org.concordat.application.demo.CaseFile.FundingKind;
import org.concordat.application.demo.CaseFile.Level;
import org.concordat.application.demo.CaseFile.Model;
import org.concordat.application.demo.CaseFile.Role;
import org.concordat.application.demo.DemoPlan.NoSuchCase;
import org.junit.jupiter.api.Test;

/** The packaged case says what its source says: every count and figure is written here once more. */
class PackagedCaseTest {

    private static DemoPlan plan() throws IOException {
        return DemoPlan.ofCase("1");
    }

    @Test
    void shouldCarryTheCountsOfItsSource() throws IOException {
        // when
        CaseFile file = plan().file();
        // then
        assertThat(file.id()).isEqualTo("CASE1");
        assertThat(file.agencies()).hasSize(4);
        assertThat(file.bodies()).hasSize(2);
        assertThat(file.roles()).hasSize(13);
        assertThat(file.aims()).hasSize(5);
        assertThat(file.indicators()).hasSize(8);
        assertThat(file.funding()).hasSize(7);
        assertThat(file.agreements()).hasSize(4);
        assertThat(file.meetings()).hasSize(1);
        assertThat(file.challenges()).hasSize(9);
        assertThat(file.unmetNeeds()).hasSize(3);
        assertThat(file.notes()).hasSize(6);
        assertThat(file.reviews()).isEmpty();
        assertThat(file.timeline()).isEmpty();
    }

    @Test
    void shouldCarryTheStructureOfItsSource() throws IOException {
        // when
        CaseFile file = plan().file();
        // then
        assertThat(file.primaryModel()).isEqualTo(Model.OPERATIONAL_TEAM_DELIVERY);
        assertThat(file.secondaryModels())
                .containsExactlyInAnyOrder(Model.COORDINATED_DELIVERY, Model.CENTRE_BASED_DELIVERY);
        assertThat(file.agencies())
                .extracting(CaseAgency::id)
                .containsExactly("health", "education", "social-services", "voluntary-organisation");
        assertThat(file.agencies())
                .allSatisfy(agency -> assertThat(agency.levels()).containsExactly(Level.STRATEGIC, Level.OPERATIONAL));
        Chair chair = Objects.requireNonNull(file.bodies().getFirst().chair());
        assertThat(chair.agency()).isEqualTo("voluntary-organisation");
        assertThat(chair.independent()).isTrue();
        assertThat(file.bodies().getFirst().members()).containsExactly("health", "education", "social-services");
        assertThat(file.challenges())
                .extracting(CaseFile.Challenge::code)
                .containsExactly("NF2", "CP1", "NF2", "OC6", "NF1", "CU1", "CM1", "NF1", "CP4");
        Map<FundingKind, Long> funding = file.funding().stream()
                .map(CaseFile.Funding::kind)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(funding).isEqualTo(Map.of(FundingKind.IN_KIND, 4L, FundingKind.JOINT, 3L));
        CaseFile.Evaluation evaluation = Objects.requireNonNull(file.evaluation());
        assertThat(evaluation.status()).isEqualTo(EvaluationStatus.DONE);
        assertThat(evaluation.covers()).containsExactly(Covers.PROCESS, Covers.OUTCOMES);
        assertThat(evaluation.informants()).hasSize(3);
    }

    @Test
    void shouldCarryTheFiguresOfItsSource() throws IOException {
        // when
        CaseFile file = plan().file();
        // then
        assertThat(file.targetGroup()).contains("younger than eight");
        assertThat(file.roles().stream().map(Role::hoursPerYear).filter(Objects::nonNull))
                .containsExactly(new BigDecimal("18"));
        assertThat(file.roles().stream()
                        .map(Role::people)
                        .filter(Objects::nonNull)
                        .toList())
                .isEqualTo(List.of(1, 1, 1, 1, 1, 1, 1, 1));
        assertThat(file.meetings().getFirst().minutes()).isEqualTo(30);
        assertThat(file.agencies().get(1).provides().getFirst()).contains("18 a year");
        assertThat(file.notes().get("observedMinutes")).contains("8 minutes", "30 of", "7 of", "15 of");
    }

    @Test
    void shouldProposeToEveryAgencyAndLeaveTheDecisionToTheBoard() throws IOException {
        // when
        DemoPlan plan = plan();
        // then
        assertThat(plan.proposal().agencyIds())
                .containsExactly("health", "education", "social-services", "voluntary-organisation");
        assertThat(plan.proposal().initiatingBodyId()).isEqualTo("joint-management-board");
        assertThat(plan.proposal().leadOfficerId()).isEqualTo(plan.directory().leadOfficerId());
        assertThat(plan.assumptions()).anyMatch(it -> it.contains("say yes at once"));
    }

    @Test
    void shouldNameTheCasesThereAreWhenAskedForAnother() {
        assertThatThrownBy(() -> DemoPlan.ofCase("9"))
                .isInstanceOf(NoSuchCase.class)
                .hasMessage("There is no case 9. The only one so far is case 1.");
        assertThatThrownBy(() -> DemoPlan.ofCase("../x")).isInstanceOf(NoSuchCase.class);
    }
}

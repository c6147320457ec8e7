package org.concordat.application.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordat.application.demo.CaseFile.CaseAgency;
import org.concordat.application.demo.CaseFile.CaseBody;
import org.concordat.application.demo.CaseFile.Chair;
import org.concordat.application.demo.CaseFile.Covers;
import org.concordat.application.demo.CaseFile.EvaluationStatus;
import org.concordat.application.demo.CaseFile.FundingKind;
import org.concordat.application.demo.CaseFile.Level;
import org.concordat.application.demo.CaseFile.Model;
import org.concordat.application.demo.CaseFile.Role;
import org.concordat.store.directory.DirectoryFile.Holding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged cases say what their sources say: every count and figure is written here once more. */
class PackagedCaseTest {

    private static DemoPlan plan() throws IOException {
        return DemoPlan.ofCase("1");
    }

    /** Counts in the order of the columns; a plus joins the counts of the agencies or of the bodies. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            case | agencies | provides    | bodies | members   | roles | aims | indicators | funding
            1    | 4        | 2+2+2+3     | 2      | 3+4       | 13    | 5    | 8          | 7
            2    | 3        | 4+3+1       | 2      | 3+3       | 8     | 4    | 4          | 4
            3    | 6        | 1+2+1+2+1+0 | 5      | 0+0+3+1+4 | 9     | 5    | 4          | 3
            4    | 4        | 2+2+0+1     | 2      | 4+2       | 9     | 5    | 9          | 6
            """, useHeadersInDisplayName = true)
    void shouldHoldEveryPartnerAndWhatItBrings(
            String number,
            int agencies,
            String provides,
            int bodies,
            String members,
            int roles,
            int aims,
            int indicators,
            int funding)
            throws IOException {
        // when
        CaseFile file = DemoPlan.ofCase(number).file();
        // then
        assertThat(file.id()).isEqualTo("CASE" + number);
        assertThat(file.agencies()).hasSize(agencies);
        assertThat(counts(file.agencies(), CaseAgency::provides)).isEqualTo(provides);
        assertThat(file.bodies()).hasSize(bodies);
        assertThat(counts(file.bodies(), CaseBody::members)).isEqualTo(members);
        assertThat(file.roles()).hasSize(roles);
        assertThat(file.aims()).hasSize(aims);
        assertThat(file.indicators()).hasSize(indicators);
        assertThat(file.funding()).hasSize(funding);
        assertThat(file.rationale()).isNotBlank();
        assertThat(file.outcome()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            case | agreements | meetings | evaluation | covers           | informants | reviews | challenges | unmetNeeds | notes
            1    | 4          | 1        | DONE       | PROCESS+OUTCOMES | 3          | 0       | 9          | 3          | 6
            2    | 2          | 1        | PLANNED    | PROCESS+OUTCOMES | 2          | 1       | 7          | 5          | 7
            3    | 2          | 1        | NOT_DONE   | PROCESS          | 0          | 2       | 10         | 3          | 6
            4    | 0          | 1        | NOT_DONE   | ''               | 0          | 2       | 5          | 4          | 9
            """, useHeadersInDisplayName = true)
    void shouldHoldEverythingThatHappened(
            String number,
            int agreements,
            int meetings,
            EvaluationStatus status,
            String covers,
            int informants,
            int reviews,
            int challenges,
            int unmetNeeds,
            int notes)
            throws IOException {
        // when
        CaseFile file = DemoPlan.ofCase(number).file();
        // then
        CaseFile.Evaluation evaluation = Objects.requireNonNull(file.evaluation());
        assertThat(evaluation.status()).isEqualTo(status);
        assertThat(evaluation.covers().stream().map(Covers::name).collect(Collectors.joining("+")))
                .isEqualTo(covers);
        assertThat(evaluation.informants()).hasSize(informants);
        assertThat(file.agreements()).hasSize(agreements);
        assertThat(file.meetings()).hasSize(meetings);
        assertThat(file.reviews()).hasSize(reviews);
        assertThat(file.challenges()).hasSize(challenges);
        assertThat(file.unmetNeeds()).hasSize(unmetNeeds);
        assertThat(file.notes()).hasSize(notes);
        // and no source gives a date
        assertThat(file.timeline()).isEmpty();
    }

    private static <T> String counts(List<T> items, Function<T, List<?>> what) {
        return items.stream().map(what).map(it -> "" + it.size()).collect(Collectors.joining("+"));
    }

    @Test
    void shouldCarryModelsAndChallengesOfTheOtherCases() throws IOException {
        // when
        CaseFile second = DemoPlan.ofCase("2").file();
        CaseFile third = DemoPlan.ofCase("3").file();
        CaseFile fourth = DemoPlan.ofCase("4").file();
        // then
        assertThat(models(second)).containsExactly(Model.OPERATIONAL_TEAM_DELIVERY, Model.CONSULTATION_AND_TRAINING);
        assertThat(models(third))
                .containsExactly(
                        Model.COORDINATED_DELIVERY,
                        Model.OPERATIONAL_TEAM_DELIVERY,
                        Model.DECISION_MAKING_GROUP,
                        Model.CONSULTATION_AND_TRAINING);
        assertThat(models(fourth)).containsExactly(Model.DECISION_MAKING_GROUP, Model.OPERATIONAL_TEAM_DELIVERY);
        assertThat(challenges(second))
                .containsExactly(
                        "NF2 social-services",
                        "MG1 education social-services",
                        "FC2 social-services",
                        "FC3 social-services",
                        "RR2 social-services",
                        "RR2 health",
                        "FC2");
        assertThat(challenges(third))
                .containsExactly(
                        "FC4 health-authority education",
                        "CP0 health-authority education",
                        "RR2",
                        "RR2",
                        "CP4 social-services",
                        "NF1 schools",
                        "NF1",
                        "CP4",
                        "RR1",
                        "OC1");
        assertThat(challenges(fourth))
                .containsExactly("ES9 health", "FC4 education social-services", "FC1 social-services", "RR4", "NF2");
    }

    private static List<Model> models(CaseFile file) {
        return Stream.concat(Stream.of(file.primaryModel()), file.secondaryModels().stream())
                .toList();
    }

    private static List<String> challenges(CaseFile file) {
        return file.challenges().stream()
                .map(it -> (it.code() + " " + String.join(" ", it.agencies())).strip())
                .toList();
    }

    @Test
    void shouldCarryFiguresOfTheOtherCases() throws IOException {
        // when
        CaseFile second = DemoPlan.ofCase("2").file();
        CaseFile third = DemoPlan.ofCase("3").file();
        CaseFile fourth = DemoPlan.ofCase("4").file();
        // then
        assertThat(shares(second)).containsExactly("education 1/2", "social-services 1/2");
        assertThat(shares(third)).containsExactly("health-authority 2/3", "education 1/4", "social-services 1/12");
        assertThat(shares(fourth)).isEmpty();
        assertThat(people(second)).containsExactly(1, 1, 2, 2, 1);
        assertThat(people(third)).containsExactly(1, 1, 2, 1, 1);
        assertThat(people(fourth)).containsExactly(1, 1, 1, 1, 2, 2, 1, 1);
        assertThat(second.meetings().getFirst().every()).isEqualTo(Period.ofWeeks(2));
        assertThat(second.meetings().getFirst().minutes()).isEqualTo(120);
        assertThat(third.meetings().getFirst().every()).isNull();
        assertThat(third.meetings().getFirst().note()).contains("four", "10 to 20", "13 minutes", "six", "3 to 10");
        assertThat(fourth.meetings().getFirst().every()).isEqualTo(Period.ofWeeks(2));
        assertThat(fourth.meetings().getFirst().minutes()).isEqualTo(120);
        assertThat(fourth.reviews().getFirst().every()).isEqualTo(Period.ofWeeks(2));
        assertThat(second.notes().get("observedMinutes")).contains("36 minutes", "45 of", "9 of", "90 in all");
        assertThat(third.notes().get("observedMinutes")).contains("18 minutes", "16 of", "12 of", "63 of", "7 of");
        assertThat(fourth.notes().get("observedMinutes")).contains("10 minutes", "15 of", "35 of", "40 of", "20 of");
        assertThat(third.rationale()).contains("26 to 28", "Health Act 1999");
    }

    private static List<String> shares(CaseFile file) {
        return file.funding().stream()
                .filter(it -> it.share() != null)
                .map(it -> it.agency() + " " + it.share())
                .toList();
    }

    private static List<Integer> people(CaseFile file) {
        return file.roles().stream()
                .map(Role::people)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Who decides, who leads, and who chairs, or is supposed to. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | planning-and-implementation-group | education        | education
            3 | joint-health-strategy-board       | health-authority | health-authority
            4 | strategic-management-group        | education        | education
            """)
    void shouldProposeToEveryAgencyOfTheOtherCases(String number, String body, String lead, String chair)
            throws IOException {
        // when
        DemoPlan plan = DemoPlan.ofCase(number);
        // then
        assertThat(plan.proposal().agencyIds())
                .isEqualTo(plan.file().agencies().stream().map(CaseAgency::id).toList());
        assertThat(plan.proposal().initiatingBodyId()).isEqualTo(body);
        assertThat(plan.directory().leadOfficer().signIn()).isEqualTo(lead + "-representative");
        assertThat(plan.directory().file().people())
                .last()
                .satisfies(person -> assertThat(person.held())
                        .containsExactly(new Holding(org.concordat.domain.directory.Function.CHAIR, chair, body)));
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
        assertThat(plan.assumptions())
                .anyMatch(it -> it.contains("says yes because the case names it"))
                .anyMatch(it -> it.contains("in words of ours"));
    }
}

package org.concordat.domain.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.domain.commands.Designs.complete;
import static org.concordat.domain.commands.Refusals.fieldsOf;
import static org.concordat.domain.commands.Refusals.problemsOf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.concordat.domain.commands.Designs.Field;
import org.concordat.domain.partnership.Design;
import org.concordat.domain.partnership.ExistingPartnership;
import org.concordat.domain.partnership.WorkingModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignAnswersTest {

    private static final long SEED = 20261121;
    private static final Set<Field> OPTIONAL = EnumSet.of(
            Field.BOUNDARIES, Field.SECONDARY_MODELS, Field.ENDS_ON, Field.REVIEW_AFTER_MONTHS, Field.ASPECTS);

    /** A proposal with this design. */
    private static Object proposed(Designs design) {
        return new ProposePartnership(
                "Name", "Group", "Why", List.of("health", "police"), design.answers(), "board", "");
    }

    @Test
    void shouldMakeADesignOfWhatIsComplete() {
        // when
        Design design = complete()
                .with(Field.WHY_NOT_ALONE, " Each of us\r\nsees a part ")
                .with(Field.SECONDARY_MODELS, List.of(WorkingModel.CENTRE_BASED_DELIVERY))
                .answers()
                .toDesign();

        // then
        assertThat(design.whyNotAlone()).isEqualTo("Each of us\nsees a part");
        assertThat(design.secondaryModels()).containsExactly(WorkingModel.CENTRE_BASED_DELIVERY);
        assertThat(design.boundaries()).isEmpty();
        assertThat(design.startsOn()).isEqualTo("2027-01-04");
        assertThat(design.endsOn()).isNull();
        assertThat(design.reviewAfterMonths()).isEqualTo(12);
    }

    /** Rule G5: a partnership is proposed only with the reason why no single agency would do as well. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n\t"})
    void shouldAskWhyOneAgencyAloneWouldNotDoAsWellAsRuleG5Wants(@Nullable String nothing) {
        assertThat(problemsOf(() -> proposed(complete().with(Field.WHY_NOT_ALONE, nothing))))
                .containsExactly(new Problem("whyNotAlone", "Say why one agency alone would not do as well"));
    }

    @ParameterizedTest
    @EnumSource(ExistingPartnership.class)
    void shouldAskWhichPartnershipToBuildOnOrWhyNoneSuits(ExistingPartnership answer) {
        assertThat(problemsOf(
                        () -> proposed(complete().with(Field.EXISTING, answer).without(Field.EXISTING_NOTE))))
                .containsExactly(new Problem(
                        "existingNote",
                        answer == ExistingPartnership.BUILD_ON
                                ? "Say which partnership to build on"
                                : "Say which one, or why none suits"));
    }

    @Test
    void shouldRefuseTheMainModelAmongTheOthers() {
        assertThat(fieldsOf(() -> proposed(complete()
                        .with(
                                Field.SECONDARY_MODELS,
                                List.of(WorkingModel.CENTRE_BASED_DELIVERY, WorkingModel.COORDINATED_DELIVERY)))))
                .containsExactly("secondaryModels");
    }

    @Test
    void shouldCountEachOtherModelOnceAndLeaveOutNothings() {
        // given: a request may hold nulls and repetitions whatever the page offers
        List<WorkingModel> sent = new ArrayList<>(
                Arrays.asList(WorkingModel.CENTRE_BASED_DELIVERY, null, WorkingModel.CENTRE_BASED_DELIVERY));

        // then
        assertThat(complete().with(Field.SECONDARY_MODELS, sent).answers().secondaryModels())
                .containsExactly(WorkingModel.CENTRE_BASED_DELIVERY);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-05, '', ''", // ends the day after it starts
        "'', 1, ''",
        "'', 60, ''",
        "'', '', endsOn",
        "2027-06-01, 12, endsOn",
        "2027-01-04, '', endsOn", // ends on the day it starts
        "2026-12-31, '', endsOn",
        "1 June 2027, '', endsOn",
        "2027-02-30, '', endsOn",
        "'', 0, reviewAfterMonths",
        "'', 61, reviewAfterMonths",
        "'', 1.5, reviewAfterMonths",
        "'', -3, reviewAfterMonths",
        "'', 99999999999, reviewAfterMonths",
        "'', a year, reviewAfterMonths"
    })
    void shouldTakeOneEndAfterTheStartOrOneTimeUntilTheReview(String endsOn, String months, String refused) {
        // given
        Designs design = complete().with(Field.ENDS_ON, endsOn).with(Field.REVIEW_AFTER_MONTHS, months);

        // then
        if (refused.isEmpty()) {
            assertThat(proposed(design)).isNotNull();
        } else {
            assertThat(fieldsOf(() -> proposed(design))).containsOnly(refused);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2027-13-01", "+12027-01-01"})
    void shouldAskForTheDayOfTheStart(String entered) {
        assertThat(problemsOf(() -> proposed(complete().with(Field.STARTS_ON, entered))))
                .containsExactly(new Problem("startsOn", "Enter the day on which it should start"));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-05, true", // yesterday: begun before midnight, sent after it
        "2027-01-06, false",
        "2022-01-04, true",
        "2022-01-03, false"
    })
    void shouldStartFromYesterdayOnAndWithinFiveYears(LocalDate today, boolean accepted) {
        assertThat(complete().answers().toDesign().problemOfStart(today).isEmpty())
                .isEqualTo(accepted);
    }

    @Test
    void shouldNameTheProblemsOfEveryCombinationOfMissingFieldsInTheOrderOfThePage() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            // given any of the fields left out
            EnumSet<Field> left = EnumSet.noneOf(Field.class);
            Arrays.stream(Field.values()).filter(field -> random.nextBoolean()).forEach(left::add);
            Designs design = complete();
            left.forEach(design::without);

            // then each that is needed is named once, and the end stands for the two of which one is needed
            List<String> expected = new ArrayList<>();
            for (Field field : Field.values()) {
                boolean needed = left.contains(field) && !OPTIONAL.contains(field);
                if (needed || field == Field.ENDS_ON && left.contains(Field.REVIEW_AFTER_MONTHS)) {
                    expected.add(field.key);
                }
            }
            if (!expected.isEmpty()) {
                assertThat(fieldsOf(() -> proposed(design)))
                        .as("without " + left)
                        .isEqualTo(expected);
                assertThat(fieldsOf(() -> design.answers().toDesign())).isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldAcceptAChangeFromAFormThatAskedNothingOfThis() {
        // when
        ChangeProposal old = Designs.changed("Name", "Group", "Why", List.of("health", "police"), DesignAnswers.none());

        // then whoever applies it sees that nothing was said
        assertThat(old.design().isEmpty()).isTrue();
        assertThat(fieldsOf(() -> Designs.changed("Name", "Group", "Why", List.of("health"), DesignAnswers.none())))
                .containsExactly("agencyIds");
    }

    @Test
    void shouldRefuseAChangeThatSaysHalfOfIt() {
        assertThat(fieldsOf(() -> Designs.changed(
                        "Name",
                        "Group",
                        "Why",
                        List.of("health", "police"),
                        complete().without(Field.RISK).answers())))
                .containsExactly("risk");
    }
}

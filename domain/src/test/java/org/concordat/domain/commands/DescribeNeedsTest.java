package org.concordat.domain.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.domain.commands.Refusals.fieldsOf;
import static org.concordat.domain.commands.Refusals.problemsOf;

import org.concordat.domain.commands.DescribeNeeds.Datum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescribeNeedsTest {

    @Test
    void shouldTellWhatToMeasureAndWhoHoldsItLineByLine() {
        // when
        DescribeNeeds needs = new DescribeNeeds(
                " A survey of 2026 ",
                "A club",
                "Evenings",
                "Young people out of school : education\r\n\r\n Calls at night: 22 to 6: police ");

        // then
        assertThat(needs.evidence()).isEqualTo("A survey of 2026");
        assertThat(needs.data())
                .containsExactly(
                        new Datum("Young people out of school", "education"),
                        new Datum("Calls at night: 22 to 6", "police"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Calls at night", "Calls: police\nAbsences", ": police", "Calls:"})
    void shouldAskWhoHoldsTheDataOfEveryLine(String baseline) {
        assertThat(problemsOf(() -> new DescribeNeeds("Survey", "Club", "Evenings", baseline)))
                .containsExactly(
                        new Problem("baseline", "In every line, say what to measure, then a colon, then who holds it"));
    }

    @Test
    void shouldNameEveryMissingPartAtOnceInTheOrderOfTheForm() {
        assertThat(fieldsOf(() -> new DescribeNeeds(null, " ", "", null)))
                .containsExactly("evidence", "provision", "gaps", "baseline");
    }

    @Test
    void shouldRefuseTextsThatAreTooLong() {
        String tooLong = Refusals.tooLong(Limits.RATIONALE);
        assertThat(fieldsOf(() -> new DescribeNeeds(tooLong, tooLong, tooLong, "x" + tooLong + ":y")))
                .containsExactly("evidence", "provision", "gaps", "baseline");
    }
}

package org.concordat.domain.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.domain.commands.Refusals.fieldsOf;
import static org.concordat.domain.commands.Refusals.problemsOf;

import java.time.LocalDate;
import org.concordat.domain.partnership.EarlyDifficulty;
import org.concordat.domain.partnership.RiskEntry;
import org.concordat.domain.partnership.RiskScore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnterRiskTest {

    @Test
    void shouldTakeALowRiskWithoutOwnerDayOrRemedy() {
        // given, when
        RiskEntry entry = risk("2", "2", null, null, null).entry();

        // then
        assertThat(entry)
                .isEqualTo(new RiskEntry(EarlyDifficulty.TIME, "Nobody has time", new RiskScore(2, 2), "", null, null));
    }

    @Test
    void shouldWantRemedyOwnerAndDayOfAHighRisk() {
        assertThat(fieldsOf(() -> risk("3", "4", " ", null, ""))).containsExactly("remedy", "ownerId", "dueOn");
    }

    @Test
    void shouldTakeAHighRiskThatHasThemAll() {
        assertThat(risk("5", "5", "Meet", "p-1", "2027-02-01").entry().dueOn()).isEqualTo(LocalDate.of(2027, 2, 1));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "6", "many", "3.5"})
    void shouldAskForRatingsFromOneToFive(@Nullable String rating) {
        assertThat(fieldsOf(() -> risk(rating, rating, null, null, null))).containsExactly("likelihood", "impact");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, soon", "2, 2, 2027-13-01"})
    void shouldRefuseADayThatIsNone(String likelihood, String impact, String day) {
        assertThat(problemsOf(() -> risk(likelihood, impact, null, null, day)))
                .containsExactly(new Problem("dueOn", "Enter the day as a day"));
    }

    @Test
    void shouldAskWhatMayGoWrong() {
        assertThat(fieldsOf(() -> new EnterRisk(null, " ", "1", "1", null, null, null)))
                .containsExactly("description");
    }

    private static EnterRisk risk(
            @Nullable String likelihood,
            @Nullable String impact,
            @Nullable String remedy,
            @Nullable String owner,
            @Nullable String day) {
        return new EnterRisk(EarlyDifficulty.TIME, "Nobody has time", likelihood, impact, remedy, owner, day);
    }
}

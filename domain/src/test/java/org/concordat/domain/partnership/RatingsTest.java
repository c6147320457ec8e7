package org.concordat.domain.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How serious a risk is, and how far ratings are apart. */
class RatingsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, LOW",
        "2, 2, LOW",
        "4, 1, LOW",
        "1, 5, MEDIUM",
        "3, 3, MEDIUM",
        "2, 5, MEDIUM",
        "3, 4, HIGH",
        "4, 3, HIGH",
        "5, 5, HIGH"
    })
    void shouldPutEachScoreIntoABand(int likelihood, int impact, Risk level) {
        assertThat(new RiskScore(likelihood, impact).level()).isEqualTo(level);
    }

    @Test
    void shouldNeverRateAWorseRiskLower() {
        for (int likelihood = RiskScore.MIN; likelihood <= RiskScore.MAX; likelihood++) {
            for (int impact = RiskScore.MIN; impact < RiskScore.MAX; impact++) {
                RiskScore better = new RiskScore(likelihood, impact);
                RiskScore worse = new RiskScore(likelihood, impact + 1);

                assertThat(worse.level()).isGreaterThanOrEqualTo(better.level());
                assertThat(new RiskScore(impact, likelihood).level()).isEqualTo(better.level());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "6, 1", "1, 6"})
    void shouldRefuseRatingsOutsideTheScale(int likelihood, int impact) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RiskScore(likelihood, impact));
    }

    @Test
    void shouldHaveNoSpreadWhenNobodyRates() {
        assertThat(Spread.of(List.of())).isEmpty();
    }

    @Test
    void shouldSpreadFromTheLowestToTheHighestWhateverTheOrder() {
        SplittableRandom random = new SplittableRandom(20261121);
        for (int i = 0; i < 500; i++) {
            // given
            List<Integer> ratings = new ArrayList<>(
                    random.ints(random.nextInt(1, 12), 1, 6).boxed().toList());

            // when
            Spread spread = Spread.of(ratings).orElseThrow();

            // then
            assertThat(ratings)
                    .contains(spread.lowest(), spread.highest())
                    .allSatisfy(rating -> assertThat(rating).isBetween(spread.lowest(), spread.highest()));
            assertThat(spread.width()).isBetween(0, 4);
            Collections.reverse(ratings);
            assertThat(Spread.of(ratings)).contains(spread);
        }
    }
}

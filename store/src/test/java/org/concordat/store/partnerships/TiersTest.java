package org.concordat.store.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.store.support.Sample.POLICE_REP;

import java.time.Duration;
import java.util.UUID;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.partnership.Tier;
import org.concordat.store.partnerships.Tiers.Facts;
import org.concordat.store.partnerships.Tiers.Suggestion;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class TiersTest {

    private static final Suggestion SUGGESTION = new Suggestion(Tier.STANDARD, "DUTY", "A duty is behind it.");

    private final Tiers tiers;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final Sample sample;
    private UUID partnership = UUID.randomUUID();

    TiersTest(Tiers tiers, JdbcClient jdbc, TestClock clock, Sample sample) {
        this.tiers = tiers;
        this.jdbc = jdbc;
        this.clock = clock;
        this.sample = sample;
    }

    @BeforeEach
    void givenAProposal() {
        sample.directory();
        partnership = sample.proposed();
    }

    @Test
    void shouldTellTheDecisionNumbersAndCodesOnly() {
        assertThat(tiers.describe(partnership)).isEqualTo(new Facts(2, MoneyBand.SMALL, Risk.LOW, StatutoryDuty.NO));
    }

    @Test
    void shouldTellTheDecisionWhatAProposalOfAnEarlierVersionDoesNotSay() {
        // given
        jdbc.sql("delete from partnership_design").update();

        // then
        assertThat(tiers.describe(partnership)).isEqualTo(new Facts(2, null, null, null));
    }

    @Test
    void shouldKeepTheReasonInTheWordsOfTheDecision() {
        // when
        tiers.suggest(partnership, SUGGESTION);

        // then
        assertThat(tiers.find(partnership)).hasValueSatisfying(stored -> {
            assertThat(stored.suggested()).isEqualTo(Tier.STANDARD);
            assertThat(stored.reasonKey()).isEqualTo("DUTY");
            assertThat(stored.reason()).isEqualTo("A duty is behind it.");
            assertThat(stored.chosen()).isNull();
        });
    }

    @Test
    void shouldChangeNothingWhenTheJobRunsTwice() {
        // given
        tiers.suggest(partnership, SUGGESTION);
        clock.advance(Duration.ofMinutes(5));

        // when
        tiers.suggest(partnership, SUGGESTION);

        // then
        assertThat(tiers.find(partnership).orElseThrow().suggestedAt()).isEqualTo(TestClock.START);
    }

    @Test
    void shouldTakeBackTheChoiceWhenAChangedProposalGetsANewSuggestion() {
        // given
        tiers.suggest(partnership, SUGGESTION);
        tiers.choose(partnership, Tier.FULL, POLICE_REP, "It touches many", TestClock.START);

        // when
        tiers.suggest(partnership, new Suggestion(Tier.LIGHT, "SMALL", "It is small."));

        // then
        assertThat(tiers.find(partnership)).hasValueSatisfying(stored -> {
            assertThat(stored.suggested()).isEqualTo(Tier.LIGHT);
            assertThat(stored.reason()).isEqualTo("It is small.");
            assertThat(stored.chosen()).isNull();
            assertThat(stored.chosenBy()).isNull();
            assertThat(stored.chosenReason()).isNull();
        });
    }

    @Test
    void shouldKnowNothingOfAPartnershipThatNoTierWasSuggestedFor() {
        assertThat(tiers.find(partnership)).isEmpty();
    }
}

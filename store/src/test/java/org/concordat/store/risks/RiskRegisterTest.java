package org.concordat.store.risks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.concordat.store.support.Sample.NOBODY;
import static org.concordat.store.support.Sample.POLICE_REP;

import java.util.List;
import java.util.UUID;
import org.concordat.domain.commands.EnterRisk;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.events.Events.Kind;
import org.concordat.store.risks.RiskRegister.Result;
import org.concordat.store.risks.RiskRegister.StoredRisk;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StoreTest
class RiskRegisterTest {

    private final RiskRegister register;
    private final Events events;
    private final Sample sample;
    private UUID partnership = UUID.randomUUID();

    RiskRegisterTest(RiskRegister register, Events events, Sample sample) {
        this.register = register;
        this.events = events;
        this.sample = sample;
    }

    @BeforeEach
    void givenAPartnership() {
        sample.directory();
        partnership = sample.proposed();
    }

    private static EnterRisk risk(String description, String likelihood, String impact) {
        return new EnterRisk(null, description, likelihood, impact, "Talk", POLICE_REP, "2027-02-01");
    }

    private UUID added(EnterRisk risk) {
        UUID id = UUID.randomUUID();
        assertThat(register.add(partnership, id, risk, POLICE_REP)).isEqualTo(Result.STORED);
        return id;
    }

    private List<Kind> happened() {
        return events.of(partnership).stream()
                .map(Event::kind)
                .filter(kind -> kind.name().startsWith("RISK"))
                .toList();
    }

    @Test
    void shouldListTheMostSeriousOpenRiskFirstAndClosedOnesLast() {
        // given
        UUID worst = added(risk("Closed already", "5", "5"));
        added(risk("Small", "1", "2"));
        added(risk("Large", "4", "4"));
        register.close(partnership, worst, true, POLICE_REP);

        // then
        assertThat(register.of(partnership))
                .extracting(StoredRisk::description)
                .containsExactly("Large", "Small", "Closed already");
    }

    @Test
    void shouldStoreTheSameEntryOnce() {
        // given
        UUID id = added(risk("Small", "1", "2"));

        // when
        Result again = register.add(partnership, id, risk("Small", "1", "2"), POLICE_REP);

        // then
        assertThat(again).isEqualTo(Result.REPEATED);
        assertThat(register.of(partnership)).hasSize(1);
        assertThat(happened()).containsExactly(Kind.RISK_ENTERED);
    }

    @Test
    void shouldNotOverwriteWhatSomebodyElseChanged() {
        // given
        UUID id = added(risk("Small", "1", "2"));
        register.change(partnership, id, 1, risk("Larger now", "2", "4"), POLICE_REP);

        // when
        Result late = register.change(partnership, id, 1, risk("From an old page", "1", "1"), POLICE_REP);

        // then
        assertThat(late).isEqualTo(Result.CHANGED_MEANWHILE);
        assertThat(register.find(partnership, id).orElseThrow().description()).isEqualTo("Larger now");
    }

    @Test
    void shouldCloseOnceAndOpenAgain() {
        // given
        UUID id = added(risk("Small", "1", "2"));

        // when
        register.close(partnership, id, true, POLICE_REP);
        register.close(partnership, id, true, POLICE_REP);
        register.close(partnership, id, false, POLICE_REP);

        // then
        assertThat(happened()).containsExactlyInAnyOrder(Kind.RISK_ENTERED, Kind.RISK_CLOSED, Kind.RISK_OPENED_AGAIN);
    }

    @Test
    void shouldKeepTheRisksOfPartnershipsApart() {
        UUID id = added(risk("Ours", "1", "1"));

        assertThat(register.find(sample.proposed(), id)).isEmpty();
        assertThat(register.change(sample.proposed(), id, 1, risk("Theirs", "1", "1"), POLICE_REP))
                .isEqualTo(Result.CHANGED_MEANWHILE);
    }

    @Test
    void shouldRefuseAnOwnerFromOutside() {
        EnterRisk risk = new EnterRisk(null, "Large", "5", "5", "Talk", NOBODY, "2027-02-01");

        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> register.add(partnership, UUID.randomUUID(), risk, POLICE_REP))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(new Problem("ownerId", "Choose somebody of the partnership")));
        assertThat(register.of(partnership)).isEmpty();
    }
}

package org.concordat.store.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.Standing;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.events.Events.Kind;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TwoThreads;
import org.concordat.store.support.TwoThreads.Both;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StoreTest
class LifecycleTest {

    private final Lifecycle lifecycle;
    private final PartnershipRepository partnerships;
    private final Events events;
    private final Sample sample;
    private final TwoThreads threads;
    private UUID partnership = UUID.randomUUID();

    LifecycleTest(
            Lifecycle lifecycle, PartnershipRepository partnerships, Events events, Sample sample, TwoThreads threads) {
        this.lifecycle = lifecycle;
        this.partnerships = partnerships;
        this.events = events;
        this.sample = sample;
        this.threads = threads;
    }

    @BeforeEach
    void givenAProposal() {
        sample.directory();
        partnership = sample.proposed();
    }

    @Test
    void shouldRegisterTheSameInstanceTwiceAndTellItOnce() {
        assertThat(lifecycle.register(partnership, 7)).contains(Stage.SET_UP);
        assertThat(lifecycle.register(partnership, 7)).contains(Stage.SET_UP);
        assertThat(partnerships.get(partnership).lifecycleKey()).isEqualTo(7);
        thenToldOnce(Kind.SET_UP_STARTED);
    }

    @Test
    void shouldRefuseASecondInstance() {
        assertThat(lifecycle.register(partnership, 7)).contains(Stage.SET_UP);
        assertThat(lifecycle.register(partnership, 8)).isEmpty();
        assertThat(partnerships.get(partnership).lifecycleKey()).isEqualTo(7);
        thenToldOnce(Kind.SET_UP_STARTED);
    }

    @Test
    void shouldTellTheStartOnceWhenTwoWorkersHoldTheSameJob() throws Exception {
        // when
        Both<Optional<Stage>, Optional<Stage>> registered = threads.oneBehindTheOther(
                () -> lifecycle.register(partnership, 7), () -> lifecycle.register(partnership, 7));

        // then
        assertThat(registered).isEqualTo(new Both<>(Optional.of(Stage.SET_UP), Optional.of(Stage.SET_UP)));
        thenToldOnce(Kind.SET_UP_STARTED);
    }

    @Test
    void shouldRegisterOneOfTwoInstancesThatAskAtOnce() throws Exception {
        // when
        Both<Optional<Stage>, Optional<Stage>> registered = threads.oneBehindTheOther(
                () -> lifecycle.register(partnership, 7), () -> lifecycle.register(partnership, 8));

        // then
        assertThat(registered).isEqualTo(new Both<>(Optional.of(Stage.SET_UP), Optional.empty()));
    }

    @Test
    void shouldNotKnowAPartnershipThatIsNotThere() {
        UUID unknown = UUID.randomUUID();
        assertThatIllegalStateException()
                .isThrownBy(() -> lifecycle.register(unknown, 7))
                .withMessageContaining(unknown.toString());
    }

    @Test
    void shouldRecordTheEndOfTheSetUpTwiceAndTellItOnce() {
        // when
        lifecycle.recordSetUp(partnership, Standing.SET_UP);
        lifecycle.recordSetUp(partnership, Standing.SET_UP);

        // then
        assertThat(partnerships.get(partnership).standing()).isEqualTo(Standing.SET_UP);
        thenToldOnce(Kind.SET_UP);
    }

    private void thenToldOnce(Kind kind) {
        assertThat(events.of(partnership)).extracting(Event::kind).containsOnlyOnce(kind);
    }
}

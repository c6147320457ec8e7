package org.concordat.store.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.concordat.store.follower.EngineFacts.Incident;
import org.concordat.store.partnerships.Lifecycle;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@StoreTest
class EngineFactsTest {

    private final EngineFacts facts;
    private final Lifecycle lifecycle;
    private final Sample sample;

    EngineFactsTest(EngineFacts facts, Lifecycle lifecycle, Sample sample) {
        this.facts = facts;
        this.lifecycle = lifecycle;
        this.sample = sample;
    }

    private void started(long key, @Nullable Long parent) {
        facts.instanceStarted(key, "Process", 1, parent, TestClock.START);
    }

    @Test
    void shouldFindThePartnershipOfALifecycleItself() {
        // given
        sample.directory();
        UUID partnership = sample.proposed();
        lifecycle.register(partnership, 7);

        // then: even before the record of the instance has been read
        assertThat(facts.partnershipOf(7)).contains(partnership);
        assertThat(facts.partnershipOf(8)).isEmpty();
    }

    @Test
    void shouldFindThePartnershipThroughAnyNumberOfAncestors() {
        // given: 7 calls 8, which calls 9
        sample.directory();
        UUID partnership = sample.proposed();
        lifecycle.register(partnership, 7);
        started(9, 8L);
        started(8, 7L);
        started(7, null);
        started(20, null);
        started(21, 20L);

        // then
        assertThat(facts.partnershipOf(8)).contains(partnership);
        assertThat(facts.partnershipOf(9)).contains(partnership);
        assertThat(facts.partnershipOf(21)).as("of another tree").isEmpty();
    }

    @Test
    void shouldPreferTheNearestAncestorThatHasAPartnership() {
        // given
        sample.directory();
        UUID outer = sample.proposed();
        UUID inner = sample.proposed();
        lifecycle.register(outer, 7);
        lifecycle.register(inner, 8);
        started(7, null);
        started(8, 7L);
        started(9, 8L);

        // then
        assertThat(facts.partnershipOf(9)).contains(inner);
    }

    @Test
    void shouldNotFindAPartnershipWhileALinkOfTheChainIsMissing() {
        // given: the record of 8 has not been read yet
        sample.directory();
        UUID partnership = sample.proposed();
        lifecycle.register(partnership, 7);
        started(9, 8L);
        assertThat(facts.partnershipOf(9)).isEmpty();

        // when
        started(8, 7L);

        // then
        assertThat(facts.partnershipOf(9)).contains(partnership);
    }

    @Test
    void shouldKnowTheScopeOfATaskOnceItsRecordHasBeenRead() {
        // given
        assertThat(facts.scopeOf(31)).isEmpty();

        // when: the record comes twice
        facts.taskScope(31, 30, 7);
        facts.taskScope(31, 30, 7);

        // then
        assertThat(facts.scopeOf(31)).contains(30L);
    }

    @Test
    void shouldListIncidentsUntilTheyAreResolvedOldestFirst() {
        // given
        Incident later = incident(1, Duration.ofMinutes(2));
        Incident earlier = incident(2, Duration.ofMinutes(1));
        facts.incidentRaised(later);
        facts.incidentRaised(earlier);
        facts.incidentRaised(earlier);

        // then
        assertThat(facts.openIncidents()).containsExactly(earlier, later);

        // when
        facts.incidentResolved(2, TestClock.START);

        // then
        assertThat(facts.openIncidents()).containsExactly(later);
        assertThat(facts.incident(2)).contains(earlier);
        assertThat(facts.incident(3)).isEmpty();
    }

    private static Incident incident(long key, Duration after) {
        return new Incident(key, 7, "Process", "Task_Any", 31, null, "JOB_NO_RETRIES", TestClock.START.plus(after));
    }
}

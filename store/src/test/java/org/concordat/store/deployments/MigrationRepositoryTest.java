package org.concordat.store.deployments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.UUID;
import org.concordat.store.deployments.MigrationRepository.NotMoved;
import org.concordat.store.follower.EngineFacts;
import org.concordat.store.partnerships.Lifecycle;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.Test;

@StoreTest
class MigrationRepositoryTest {

    private static final String WHY = "It waits at a step that is gone";

    private final MigrationRepository migrations;
    private final EngineFacts facts;
    private final Lifecycle lifecycle;
    private final Sample sample;

    MigrationRepositoryTest(MigrationRepository migrations, EngineFacts facts, Lifecycle lifecycle, Sample sample) {
        this.migrations = migrations;
        this.facts = facts;
        this.lifecycle = lifecycle;
        this.sample = sample;
    }

    @Test
    void shouldKnowWhatWasMovedToAVersion() {
        // given
        migrations.moved(7, 1, 3, TestClock.START);
        migrations.moved(8, 1, 2, TestClock.START);
        migrations.refused(9, 1, 3, WHY, TestClock.START);

        // then
        assertThat(migrations.movedTo(3)).containsExactly(7L);
    }

    @Test
    void shouldListWhatCouldNotBeMovedWithItsPartnership() {
        // given
        sample.directory();
        UUID partnership = sample.proposed();
        lifecycle.register(partnership, 7);
        migrations.refused(7, 1, 3, WHY, TestClock.START);
        migrations.refused(8, 2, 3, WHY, TestClock.START);

        // then
        assertThat(migrations.notMoved())
                .extracting(NotMoved::instanceKey, NotMoved::partnershipId, NotMoved::fromVersion, NotMoved::toVersion)
                .containsExactly(tuple(7L, partnership, 1, 3), tuple(8L, null, 2, 3));
        assertThat(migrations.partnershipOf(7)).contains(partnership);
        assertThat(migrations.partnershipOf(8)).isEmpty();
    }

    @Test
    void shouldForgetWhatWasMovedAfterAll() {
        // given
        migrations.refused(7, 1, 3, WHY, TestClock.START);
        migrations.refused(8, 1, 3, WHY, TestClock.START);

        // when
        migrations.moved(7, 1, 3, TestClock.START);
        migrations.moved(8, 1, 4, TestClock.START);

        // then
        assertThat(migrations.notMoved()).isEmpty();
    }

    @Test
    void shouldListOnlyTheLatestTry() {
        // given
        migrations.refused(7, 1, 3, WHY, TestClock.START);

        // when
        migrations.refused(7, 1, 4, WHY, TestClock.START);

        // then
        assertThat(migrations.notMoved()).extracting(NotMoved::toVersion).containsExactly(4);
    }

    @Test
    void shouldForgetWhatHasEndedOrRunsTheVersionByNow() {
        // given three that were refused
        for (long key = 7; key <= 9; key++) {
            facts.instanceStarted(key, "PartnershipLifecycle", 1, null, TestClock.START);
            migrations.refused(key, 1, 3, WHY, TestClock.START);
        }

        // when one ends, and somebody moves another one
        facts.instanceEnded(7, "TERMINATED", TestClock.START);
        facts.instanceMigrated(8, 3);

        // then
        assertThat(migrations.notMoved()).extracting(NotMoved::instanceKey).containsExactly(9L);
    }
}

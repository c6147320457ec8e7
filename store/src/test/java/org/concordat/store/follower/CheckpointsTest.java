package org.concordat.store.follower;

import static org.assertj.core.api.Assertions.assertThat;

import org.concordat.store.follower.Checkpoints.Checkpoint;
import org.concordat.store.follower.Checkpoints.Stream;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TwoThreads;
import org.concordat.store.support.TwoThreads.Both;
import org.junit.jupiter.api.Test;

@StoreTest
class CheckpointsTest {

    private static final Stream TASKS = new Stream("effects", 1, "USER_TASK");

    private final Checkpoints checkpoints;
    private final TwoThreads threads;

    CheckpointsTest(Checkpoints checkpoints, TwoThreads threads) {
        this.checkpoints = checkpoints;
        this.threads = threads;
    }

    @Test
    void shouldStartAtNothingAndMoveOn() {
        assertThat(checkpoints.of(TASKS)).isZero();
        assertThat(checkpoints.advance(TASKS, 0, 5)).isTrue();
        assertThat(checkpoints.advance(TASKS, 5, 9)).isTrue();
        assertThat(checkpoints.of(TASKS)).isEqualTo(9);
    }

    @Test
    void shouldKeepStreamsAndConsumersApart() {
        // when
        checkpoints.advance(TASKS, 0, 5);
        checkpoints.advance(new Stream("effects", 2, "USER_TASK"), 0, 6);
        checkpoints.advance(new Stream("effects", 1, "INCIDENT"), 0, 7);
        checkpoints.advance(new Stream("index", 1, "USER_TASK"), 0, 8);

        // then
        assertThat(checkpoints.all())
                .containsExactly(
                        new Checkpoint("effects", 1, "INCIDENT", 7),
                        new Checkpoint("effects", 1, "USER_TASK", 5),
                        new Checkpoint("effects", 2, "USER_TASK", 6),
                        new Checkpoint("index", 1, "USER_TASK", 8));
    }

    @Test
    void shouldRefuseWhoeverStartsFromAnOldPlace() {
        // given
        checkpoints.advance(TASKS, 0, 5);

        // then
        assertThat(checkpoints.advance(TASKS, 0, 3)).isFalse();
        assertThat(checkpoints.advance(TASKS, 4, 6)).isFalse();
        assertThat(checkpoints.advance(TASKS, 6, 7)).isFalse();
        assertThat(checkpoints.of(TASKS)).isEqualTo(5);
    }

    @Test
    void shouldReadEverythingAgainAfterAResetOfTheConsumer() {
        // given
        Stream other = new Stream("index", 1, "USER_TASK");
        checkpoints.advance(TASKS, 0, 5);
        checkpoints.advance(other, 0, 5);

        // when
        checkpoints.reset("effects");

        // then
        assertThat(checkpoints.of(TASKS)).isZero();
        assertThat(checkpoints.of(other)).isEqualTo(5);
    }

    @Test
    void shouldNotLetAReaderAtWorkUndoAReset() {
        // given
        checkpoints.advance(TASKS, 0, 500);
        checkpoints.reset("effects");

        // when: it had read on from 500 meanwhile
        boolean advanced = checkpoints.advance(TASKS, 500, 510);

        // then
        assertThat(advanced).isFalse();
        assertThat(checkpoints.of(TASKS)).isZero();
    }

    @Test
    void shouldLetOneOfTwoReadersStart() throws Exception {
        assertThat(threads.oneBehindTheOther(
                        () -> checkpoints.advance(TASKS, 0, 5), () -> checkpoints.advance(TASKS, 0, 7)))
                .isEqualTo(new Both<>(true, false));
        assertThat(checkpoints.of(TASKS)).isEqualTo(5);
    }

    @Test
    void shouldLetOneOfTwoReadersMoveOn() throws Exception {
        // given
        checkpoints.advance(TASKS, 0, 5);

        // then
        assertThat(threads.oneBehindTheOther(
                        () -> checkpoints.advance(TASKS, 5, 6), () -> checkpoints.advance(TASKS, 5, 7)))
                .isEqualTo(new Both<>(true, false));
        assertThat(checkpoints.of(TASKS)).isEqualTo(6);
    }
}

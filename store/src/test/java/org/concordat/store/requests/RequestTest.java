package org.concordat.store.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.store.support.Sample.HEALTH;

import java.time.Instant;
import java.util.UUID;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.junit.jupiter.api.Test;

@StoreTest
class RequestTest {

    private final RequestRepository rows;
    private final Requests requests;
    private final Sample sample;

    RequestTest(RequestRepository rows, Requests requests, Sample sample) {
        this.rows = rows;
        this.requests = requests;
        this.sample = sample;
    }

    @Test
    void shouldBeOverdueOnlyWhileOpenAndAfterItsDeadline() {
        // given
        sample.directory();
        UUID id = sample.asked(sample.proposed(), HEALTH);
        Instant due = Requests.deadlinesOf(rows.get(id)).dueAt();

        // then
        assertThat(rows.get(id).isOverdue(due)).isFalse();
        assertThat(rows.get(id).isOverdue(due.plusMillis(1))).isTrue();

        // when
        requests.close(id);

        // then
        assertThat(rows.get(id).isOverdue(due.plusMillis(1))).isFalse();
    }

    @Test
    void shouldNoteWhatTheFollowerLearntOnlyWhenItIsNew() {
        // given
        sample.directory();
        UUID id = sample.asked(sample.proposed(), HEALTH);

        // then
        assertThat(rows.linkTask(id, 11, 22L, "CREATED")).isTrue();
        assertThat(rows.linkTask(id, 11, 22L, "CREATED")).isFalse();
        assertThat(rows.linkTask(id, 11, null, "COMPLETED")).isTrue();
        assertThat(rows.byTask(11)).hasValueSatisfying(row -> {
            assertThat(row.id()).isEqualTo(id);
            assertThat(row.formKey()).isEqualTo(22L);
            assertThat(row.taskState()).isEqualTo("COMPLETED");
        });
    }
}

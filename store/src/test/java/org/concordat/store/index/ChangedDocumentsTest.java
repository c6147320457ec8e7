package org.concordat.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.UUID;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.index.ChangedDocuments.Changed;
import org.concordat.store.index.ChangedDocuments.Type;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@StoreTest
class ChangedDocumentsTest {

    private final ChangedDocuments changed;
    private final Events events;
    private final Sample sample;
    private final TransactionTemplate transactions;

    ChangedDocumentsTest(ChangedDocuments changed, Events events, Sample sample, TransactionTemplate transactions) {
        this.changed = changed;
        this.events = events;
        this.sample = sample;
        this.transactions = transactions;
    }

    @Test
    void shouldListADocumentOnceHoweverOftenItChangedAndByItsLatestChange() {
        // when
        changed.add(Type.PARTNERSHIP, "a");
        changed.add(Type.REQUEST, "a");
        changed.add(Type.PARTNERSHIP, "b");
        changed.add(Type.PARTNERSHIP, "a");

        // then
        assertThat(changed.oldest(10))
                .extracting(Changed::type, Changed::id)
                .containsExactly(tuple(Type.REQUEST, "a"), tuple(Type.PARTNERSHIP, "b"), tuple(Type.PARTNERSHIP, "a"));
        assertThat(changed.oldest(2)).hasSize(2);
        assertThat(changed.waiting()).isEqualTo(3);
    }

    @Test
    void shouldTakeADocumentOffTheListOnceItIsWritten() {
        // given
        changed.add(Type.PARTNERSHIP, "a");

        // when
        changed.written(changed.oldest(1).getFirst());

        // then
        assertThat(changed.waiting()).isZero();
    }

    @Test
    void shouldKeepADocumentOnTheListThatChangedWhileItWasWritten() {
        // given
        changed.add(Type.PARTNERSHIP, "a");
        Changed read = changed.oldest(1).getFirst();

        // when
        changed.add(Type.PARTNERSHIP, "a");
        changed.written(read);

        // then
        assertThat(changed.waiting()).isEqualTo(1);
    }

    @Test
    void shouldListNothingForAChangeThatWasRolledBack() {
        // when
        transactions.executeWithoutResult(status -> {
            changed.add(Type.PARTNERSHIP, "a");
            status.setRollbackOnly();
        });

        // then
        assertThat(changed.waiting()).isZero();
    }

    @Test
    void shouldListEveryDocumentThereIsForARebuild() {
        // given
        sample.directory();
        UUID partnership = sample.proposed();
        sample.asked(partnership);
        changed.oldest(100).forEach(changed::written);
        assertThat(changed.waiting()).isZero();

        // when
        changed.addAll();
        changed.addAll();

        // then: the partnership, two requests, and what happened
        assertThat(changed.oldest(100)).extracting(Changed::type).containsOnly(Type.values());
        assertThat(changed.waiting()).isEqualTo(3 + events.of(partnership).size());
        assertThat(events.byIds(events.of(partnership).stream().map(Event::id).toList()))
                .containsExactlyInAnyOrderElementsOf(events.of(partnership));
    }
}

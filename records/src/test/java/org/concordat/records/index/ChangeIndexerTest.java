package org.concordat.records.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.concordat.domain.requests.RequestState;
import org.concordat.records.support.RecordsTest;
import org.concordat.records.support.Story;
import org.concordat.records.support.Story.Told;
import org.concordat.store.events.Events;
import org.concordat.store.index.ChangedDocuments;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.requests.RequestRepository;
import org.junit.jupiter.api.Test;

@RecordsTest
class ChangeIndexerTest {

    private final ChangeIndexer indexer;
    private final ChangedDocuments changed;
    private final OwnIndices indices;
    private final IndexWriter writer;
    private final PartnershipRepository partnerships;
    private final RequestRepository requests;
    private final Story story;
    private final Events events;

    ChangeIndexerTest(
            ChangeIndexer indexer,
            ChangedDocuments changed,
            OwnIndices indices,
            IndexWriter writer,
            PartnershipRepository partnerships,
            RequestRepository requests,
            Story story,
            Events events) {
        this.indexer = indexer;
        this.changed = changed;
        this.indices = indices;
        this.writer = writer;
        this.partnerships = partnerships;
        this.requests = requests;
        this.story = story;
        this.events = events;
    }

    private void indexAll() throws IOException {
        int rounds = 0;
        while (indexer.index() > 0) {
            assertThat(++rounds).as("rounds of the indexer").isLessThan(50);
        }
    }

    private Map<String, Object> stored(OwnIndex index, UUID id) throws IOException {
        return writer.read(index, List.of(id.toString())).getOrDefault(id.toString(), Map.of());
    }

    @Test
    void shouldWriteEveryKindOfDocument() throws IOException {
        // given
        indices.ensure();
        Told told = story.tell();

        // when
        indexAll();

        // then
        UUID partnership = told.partnerships().getFirst();
        assertThat(changed.waiting()).isZero();
        assertThat(stored(OwnIndex.PARTNERSHIP, partnership))
                .containsEntry("name", "Young carers")
                .containsEntry("agencyNames", List.of("Education", "Health"));
        assertThat(stored(OwnIndex.REQUEST, told.decision()))
                .containsEntry("state", "OPEN")
                .containsEntry("partnershipId", partnership.toString());
        assertThat(writer.read(OwnIndex.EVENT, eventIds(partnership)))
                .isNotEmpty()
                .allSatisfy((id, event) -> assertThat(event).containsEntry("partnershipId", partnership.toString()));
    }

    private List<String> eventIds(UUID partnership) {
        return events.of(partnership).stream()
                .map(event -> Long.toString(event.id()))
                .toList();
    }

    @Test
    void shouldWriteADocumentAgainWhenItsRowChanges() throws IOException {
        // given
        indices.ensure();
        Told told = story.tell();
        indexAll();

        // when
        requests.close(told.decision(), RequestState.NOT_ANSWERED, null, null, java.time.Instant.EPOCH);
        partnerships.updateProposal(told.partnerships().getFirst(), "New name", "a", "b");
        indexAll();

        // then
        assertThat(stored(OwnIndex.REQUEST, told.decision())).containsEntry("state", "NOT_ANSWERED");
        assertThat(stored(OwnIndex.PARTNERSHIP, told.partnerships().getFirst())).containsEntry("name", "New name");
    }

    @Test
    void shouldKeepWhatChangedOnTheListWhileItCannotBeWritten() throws IOException {
        // given the indices are not there
        story.tell();
        long waiting = changed.waiting();

        // when
        assertThatThrownBy(indexer::index).isInstanceOf(IOException.class);
        long after = changed.waiting();
        indices.ensure();
        indexAll();

        // then
        assertThat(after).isEqualTo(waiting).isPositive();
        assertThat(changed.waiting()).isZero();
    }
}

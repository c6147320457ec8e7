package org.concordat.records.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.concordat.records.elasticsearch.SearchStore;
import org.concordat.records.index.ChangeIndexer;
import org.concordat.records.index.OwnIndices;
import org.concordat.records.support.RecordsTest;
import org.concordat.records.support.Story;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.events.Events.Kind;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.PartnershipRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RecordsTest
class HistoryTest {

    /** The index keeps milliseconds, the database microseconds. */
    private static final Comparator<Instant> MILLISECONDS = Comparator.comparing(Instant::toEpochMilli);

    private final History history;
    private final Events events;
    private final PartnershipRepository partnerships;
    private final ChangeIndexer indexer;
    private final OwnIndices indices;
    private final SearchStore store;
    private final Story story;

    HistoryTest(
            History history,
            Events events,
            PartnershipRepository partnerships,
            ChangeIndexer indexer,
            OwnIndices indices,
            SearchStore store,
            Story story) {
        this.history = history;
        this.events = events;
        this.partnerships = partnerships;
        this.indexer = indexer;
        this.indices = indices;
        this.store = store;
        this.story = story;
    }

    private List<UUID> ids = List.of();

    @BeforeEach
    void indexThreePartnerships() throws IOException {
        indices.ensure();
        ids = story.tell().partnerships();
        partnerships.updateProposal(ids.get(0), "Young carers", "Children who care for somebody", "Nobody sees them");
        partnerships.updateProposal(ids.get(1), "Warm homes", "Families in cold flats", "Damp makes children ill");
        partnerships.updateProposal(ids.get(2), "Safe streets", "Young people at night", "Carers asked for it");
        index();
    }

    private void index() throws IOException {
        int rounds = 0;
        while (indexer.index() > 0) {
            assertThat(++rounds).isLessThan(50);
        }
        store.client().indices().refresh(r -> r.index("concordat-*"));
    }

    @Test
    void shouldTellTheTimelineNewestFirst() {
        // when
        List<Event> timeline = history.timeline(ids.getFirst());

        // then
        assertThat(timeline)
                .usingRecursiveComparison()
                .withComparatorForType(MILLISECONDS, Instant.class)
                .isEqualTo(events.of(ids.getFirst()).reversed());
        assertThat(timeline).extracting(Event::kind).endsWith(Kind.SET_UP_STARTED, Kind.PROPOSED);
    }

    @Test
    void shouldAddWhatIsTooNewForTheIndex() {
        // given
        events.record(NewEvent.of(ids.getFirst(), Kind.REMINDED, Instant.EPOCH).saying("x"));

        // when
        List<Event> timeline = history.timeline(ids.getFirst());

        // then
        assertThat(timeline.getFirst().kind()).isEqualTo(Kind.REMINDED);
        assertThat(timeline).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(timeline).hasSameSizeAs(events.of(ids.getFirst()));
    }

    @Test
    void shouldTellTheSameTimelineWhileTheSearchStoreIsDown() throws IOException {
        // given
        try (SearchStore nowhere = new SearchStore("http://127.0.0.1:1")) {
            History withoutIndex = new History(nowhere, events);

            // then
            assertThat(withoutIndex.timeline(ids.getFirst()))
                    .isNotEmpty()
                    .usingRecursiveComparison()
                    .withComparatorForType(MILLISECONDS, Instant.class)
                    .isEqualTo(history.timeline(ids.getFirst()));
            assertThat(withoutIndex.search("young", ids)).isEmpty();
        }
    }

    @Test
    void shouldFindPartnershipsByEveryWordTheBestMatchFirst() {
        assertThat(history.search("young carers", ids))
                .hasValueSatisfying(found -> assertThat(found).containsExactly(ids.get(0), ids.get(2)));
        assertThat(history.search("damp", ids)).contains(List.of(ids.get(1)));
        assertThat(history.search("health", ids))
                .hasValueSatisfying(found -> assertThat(found).containsExactlyInAnyOrderElementsOf(ids));
        assertThat(history.search("unicorn", ids)).contains(List.of());
    }

    @Test
    void shouldSearchOnlyAmongThePartnershipsGiven() {
        assertThat(history.search("young", List.of(ids.get(2)))).contains(List.of(ids.get(2)));
        assertThat(history.search("young", List.of())).contains(List.of());
    }

    @Test
    void shouldTakeAnyTextAsWordsToSearchFor() {
        assertThat(history.search("\"carers (AND OR * :", ids)).isPresent();
    }

    @Test
    void shouldSayWhetherTheSearchStoreIsUp() {
        assertThat(store.isUp()).isTrue();
    }
}

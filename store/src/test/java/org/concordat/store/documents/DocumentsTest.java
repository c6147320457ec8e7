package org.concordat.store.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.POLICE_REP;
import static org.concordat.store.support.SampleFiles.pdf;
import static org.concordat.store.support.SampleFiles.sentPdf;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.commands.WithdrawDocument;
import org.concordat.domain.partnership.DocumentKind;
import org.concordat.store.documents.Documents.Content;
import org.concordat.store.documents.Documents.Document;
import org.concordat.store.documents.Documents.Result;
import org.concordat.store.documents.Documents.Version;
import org.concordat.store.documents.Documents.Withdrawal;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.concordat.store.support.TwoThreads;
import org.concordat.store.support.TwoThreads.Both;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class DocumentsTest {

    private final Documents documents;
    private final Events events;
    private final Sample sample;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final TwoThreads threads;
    private UUID partnership = UUID.randomUUID();

    DocumentsTest(
            Documents documents, Events events, Sample sample, TestClock clock, JdbcClient jdbc, TwoThreads threads) {
        this.documents = documents;
        this.events = events;
        this.sample = sample;
        this.clock = clock;
        this.jdbc = jdbc;
        this.threads = threads;
    }

    @BeforeEach
    void givenAPartnership() {
        sample.directory();
        partnership = sample.proposed();
    }

    private Result add(UUID id, String title, String comment) {
        return documents.add(partnership, id, title, DocumentKind.MINUTES, sentPdf(comment), POLICE_REP);
    }

    private UUID added(String title) {
        UUID id = UUID.randomUUID();
        assertThat(add(id, title, title)).isEqualTo(Result.STORED);
        return id;
    }

    private List<String> happened() {
        return events.of(partnership).stream()
                .filter(event -> event.kind().name().startsWith("DOCUMENT"))
                .map(event -> event.kind().label() + " | " + event.note())
                .toList();
    }

    @Test
    void shouldKeepADocumentAsItWasSent() {
        // when
        UUID id = UUID.randomUUID();
        SentFile file = new SentFile("C:\\work\\Minutes of May.PDF", pdf("May"));
        documents.add(partnership, id, " Minutes of May ", DocumentKind.MINUTES, file, POLICE_REP);

        // then
        assertThat(documents.of(partnership))
                .containsExactly(new Document(
                        id,
                        partnership,
                        "Minutes of May",
                        DocumentKind.MINUTES,
                        List.of(new Version(
                                1,
                                "Minutes of May.PDF",
                                "application/pdf",
                                pdf("May").length,
                                Sample.nameOf(POLICE_REP),
                                TestClock.START)),
                        null));
        Content content = documents.content(partnership, id, 1).orElseThrow();
        assertThat(content.bytes()).isEqualTo(pdf("May"));
        assertThat(content.mediaType()).isEqualTo("application/pdf");
        assertThat(happened()).containsExactly("Document added | Minutes of May (Minutes)");
        assertThat(jdbc.sql("select sha256 = encode(sha256(content), 'hex') from document_version")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void shouldStoreTheSameFileOnceAndSayWhenItIsAnother() {
        // given
        UUID id = added("Minutes");

        // then
        assertThat(add(id, "Minutes", "Minutes")).isEqualTo(Result.REPEATED);
        assertThat(add(id, "Minutes", "another")).isEqualTo(Result.SENT_BEFORE);
        assertThat(documents.of(partnership)).hasSize(1);
        assertThat(happened()).hasSize(1);
    }

    @Test
    void shouldStoreOnceWhenTheSamePageIsSentTwiceAtOnce() throws Exception {
        // when
        UUID id = UUID.randomUUID();
        Both<Result, Result> both =
                threads.oneBehindTheOther(() -> add(id, "Minutes", "May"), () -> add(id, "Minutes", "May"));

        // then
        assertThat(both).isEqualTo(new Both<>(Result.STORED, Result.REPEATED));
        assertThat(documents.of(partnership)).hasSize(1);
    }

    @Test
    void shouldListEveryProblemAndStoreNothing() {
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> documents.add(
                        partnership, UUID.randomUUID(), " ", null, new SentFile("", new byte[0]), POLICE_REP))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(
                                new Problem("title", "Say what the document is called"),
                                new Problem("kind", "Choose what kind of document it is"),
                                new Problem("file", "Choose a file")));
        assertThat(documents.of(partnership)).isEmpty();
        assertThat(happened()).isEmpty();
    }

    @Test
    void shouldKeepEarlierVersions() {
        // given
        UUID id = added("Plan");
        UUID second = UUID.randomUUID();
        clock.advance(Duration.ofDays(1));

        // when
        Result stored = documents.addVersion(partnership, id, second, sentPdf("second"), HEALTH_REP);
        Result again = documents.addVersion(partnership, id, second, sentPdf("second"), HEALTH_REP);

        // then
        assertThat(List.of(stored, again)).containsExactly(Result.STORED, Result.REPEATED);
        Document document = documents.find(partnership, id).orElseThrow();
        assertThat(document.versions()).extracting(Version::number).containsExactly(2, 1);
        assertThat(document.newest().addedByName()).isEqualTo(Sample.nameOf(HEALTH_REP));
        assertThat(documents.content(partnership, id, 1).orElseThrow().bytes()).isEqualTo(pdf("Plan"));
        assertThat(documents.content(partnership, id, 2).orElseThrow().bytes()).isEqualTo(pdf("second"));
        assertThat(happened())
                .containsExactly(
                        "Document added | Plan (Minutes)", "New version of a document added | Plan, version 2");
    }

    @Test
    void shouldNumberVersionsThatComeAtOnce() throws Exception {
        // given
        UUID id = added("Plan");

        // when
        threads.oneBehindTheOther(
                () -> documents.addVersion(partnership, id, UUID.randomUUID(), sentPdf("mine"), HEALTH_REP),
                () -> documents.addVersion(partnership, id, UUID.randomUUID(), sentPdf("yours"), POLICE_REP));

        // then
        assertThat(documents.find(partnership, id).orElseThrow().versions())
                .extracting(Version::number)
                .containsExactly(3, 2, 1);
    }

    @Test
    void shouldListTheLatestFirstAndWithdrawnOnesLast() {
        // given
        UUID first = added("First");
        clock.advance(Duration.ofDays(1));
        added("Second");
        clock.advance(Duration.ofDays(1));
        UUID gone = added("Gone");
        clock.advance(Duration.ofDays(1));
        documents.addVersion(partnership, first, UUID.randomUUID(), sentPdf("again"), POLICE_REP);
        documents.withdraw(partnership, gone, new WithdrawDocument("Old"), POLICE_REP);

        // then
        assertThat(documents.of(partnership)).extracting(Document::title).containsExactly("First", "Second", "Gone");
    }

    @Test
    void shouldRemoveTheContentOfAllVersionsWhenADocumentIsWithdrawnAndKeepThatItWasThere() {
        // given
        UUID id = added("Plan");
        documents.addVersion(partnership, id, UUID.randomUUID(), sentPdf("second"), POLICE_REP);

        // when
        boolean withdrawn = documents.withdraw(partnership, id, new WithdrawDocument(" Names of people "), HEALTH_REP);
        boolean again = documents.withdraw(partnership, id, new WithdrawDocument("Again"), HEALTH_REP);

        // then
        assertThat(List.of(withdrawn, again)).containsExactly(true, false);
        assertThat(documents.content(partnership, id, 1)).isEmpty();
        assertThat(documents.content(partnership, id, 2)).isEmpty();
        assertThat(documents.find(partnership, id).orElseThrow().withdrawal())
                .isEqualTo(new Withdrawal(Sample.nameOf(HEALTH_REP), TestClock.START, "Names of people"));
        assertThat(jdbc.sql("select count(*) from document_version where content is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(happened())
                .endsWith("Document withdrawn | Plan: Names of people")
                .hasSize(3);
    }

    @Test
    void shouldTakeNoNewVersionOfWhatWasWithdrawn() {
        // given
        UUID id = added("Plan");
        documents.withdraw(partnership, id, new WithdrawDocument("Old"), POLICE_REP);

        // then
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> documents.addVersion(partnership, id, UUID.randomUUID(), sentPdf("new"), POLICE_REP));
        assertThat(documents.find(partnership, id).orElseThrow().versions()).hasSize(1);
    }

    @Test
    void shouldKeepTheDocumentsOfPartnershipsApart() {
        // given
        UUID id = added("Ours");
        UUID other = sample.proposed();

        // then
        assertThat(documents.find(other, id)).isEmpty();
        assertThat(documents.content(other, id, 1)).isEmpty();
        assertThat(documents.of(other)).isEmpty();
        assertThat(documents.withdraw(other, id, new WithdrawDocument("Theirs"), POLICE_REP))
                .isFalse();
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> documents.addVersion(other, id, UUID.randomUUID(), sentPdf("theirs"), POLICE_REP));
        assertThat(documents.add(other, id, "Ours", DocumentKind.PLAN, sentPdf("Ours"), POLICE_REP))
                .isEqualTo(Result.REPEATED);
        assertThat(documents.of(other)).isEmpty();
        assertThat(documents.content(partnership, id, 1)).isPresent();
    }

    @Test
    void shouldTakeNoMoreFilesThanAPartnershipCanHaveUntilSomeAreWithdrawn() {
        // given
        UUID id = added("Many");
        jdbc.sql("""
                        insert into document_version (id, document_id, number, file_name, media_type, size, sha256, content,
                                                      added_by, added_at)
                        select gen_random_uuid(), document_id, n, file_name, media_type, size, sha256, content, added_by,
                               added_at
                          from document_version, generate_series(2, ?) n""").param(Documents.MOST_FILES).update();

        // then
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> added("One too many"))
                .satisfies(e -> assertThat(e.problems().getFirst().message()).contains("200 files"));
        documents.withdraw(partnership, id, new WithdrawDocument("Too many"), POLICE_REP);
        added("Room again");
    }

    @Test
    void shouldTellWhoDidIt() {
        added("Plan");

        assertThat(events.of(partnership)).last().extracting(Event::actorId).isEqualTo(POLICE_REP);
    }
}

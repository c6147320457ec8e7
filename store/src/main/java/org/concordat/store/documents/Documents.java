package org.concordat.store.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.commands.AddDocument;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.commands.WithdrawDocument;
import org.concordat.domain.partnership.DocumentKind;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents of each partnership, every version of them, until they are withdrawn. */
@Service
public class Documents {

    /** How many files, versions counted, one partnership can have at a time. */
    public static final int MOST_FILES = 200;

    /** A document with its versions, the newest first. */
    public record Document(
            UUID id,
            UUID partnershipId,
            String title,
            DocumentKind kind,
            List<Version> versions,
            @Nullable Withdrawal withdrawal) {

        public Version newest() {
            return versions.getFirst();
        }
    }

    /** What a document was at one time, without its content. */
    public record Version(
            int number, String fileName, String mediaType, int size, String addedByName, Instant addedAt) {}

    /** Who took a document back, when and why. */
    public record Withdrawal(String byName, Instant at, String why) {}

    /** A file to be handed out. */
    public record Content(String fileName, String mediaType, byte[] bytes) {}

    /** What became of a file that was sent. */
    public enum Result {
        STORED,
        /** The same page was sent before, with the same file; nothing was changed. */
        REPEATED,
        /** The same page was sent before, with another file; nothing was changed. */
        SENT_BEFORE
    }

    private record Row(
            UUID id,
            UUID partnershipId,
            String title,
            DocumentKind kind,
            @Nullable String withdrawnByName,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnWhy,
            int number,
            String fileName,
            String mediaType,
            int size,
            String addedByName,
            Instant addedAt) {

        Document withVersions(List<Version> versions) {
            return new Document(
                    id,
                    partnershipId,
                    title,
                    kind,
                    versions,
                    withdrawnAt == null
                            ? null
                            : new Withdrawal(
                                    Objects.requireNonNull(withdrawnByName),
                                    withdrawnAt,
                                    Objects.requireNonNull(withdrawnWhy)));
        }

        Version version() {
            return new Version(number, fileName, mediaType, size, addedByName, addedAt);
        }
    }

    private static final String SELECT = """
            select d.id, d.partnership_id, d.title, d.kind, w.name as withdrawn_by_name, d.withdrawn_at, d.withdrawn_why,
                   v.number, v.file_name, v.media_type, v.size, a.name as added_by_name, v.added_at
              from document d
              join document_version v on v.document_id = d.id
              join person a on a.id = v.added_by
              left join person w on w.id = d.withdrawn_by
            """;

    private final JdbcClient jdbc;
    private final PartnershipRepository partnerships;
    private final Events events;
    private final BusinessClock clock;

    public Documents(JdbcClient jdbc, PartnershipRepository partnerships, Events events, BusinessClock clock) {
        this.jdbc = jdbc;
        this.partnerships = partnerships;
        this.events = events;
        this.clock = clock;
    }

    /** All of a partnership, withdrawn ones last, otherwise the newest first. */
    public List<Document> of(UUID partnershipId) {
        return grouped(
                jdbc.sql(SELECT + """
                         where d.partnership_id = ?
                         order by d.withdrawn_at is not null,
                                  max(v.added_at) over (partition by d.id) desc, d.id, v.number desc""").param(partnershipId).query(Row.class).list());
    }

    /** How many of a partnership can be read. */
    public int count(UUID partnershipId) {
        return jdbc.sql("select count(*) from document where partnership_id = ? and withdrawn_at is null")
                .param(partnershipId)
                .query(Integer.class)
                .single();
    }

    /** One document of this partnership. */
    public Optional<Document> find(UUID partnershipId, UUID documentId) {
        return grouped(jdbc.sql(SELECT + " where d.partnership_id = ? and d.id = ? order by v.number desc")
                        .param(partnershipId)
                        .param(documentId)
                        .query(Row.class)
                        .list())
                .stream()
                .findFirst();
    }

    private static List<Document> grouped(List<Row> rows) {
        return rows.stream()
                .map(Row::id)
                .distinct()
                .map(id -> {
                    List<Row> ofOne =
                            rows.stream().filter(row -> row.id().equals(id)).toList();
                    return ofOne.getFirst()
                            .withVersions(ofOne.stream().map(Row::version).toList());
                })
                .toList();
    }

    /** One version of a document of this partnership; nothing when there is none or it was withdrawn. */
    public Optional<Content> content(UUID partnershipId, UUID documentId, int number) {
        return jdbc.sql("""
                        select v.file_name, v.media_type, v.content as bytes
                          from document_version v join document d on d.id = v.document_id
                         where d.partnership_id = :partnership and d.id = :id and v.number = :number
                           and v.content is not null""")
                .param("partnership", partnershipId)
                .param("id", documentId)
                .param("number", number)
                .query((row, at) ->
                        new Content(row.getString("file_name"), row.getString("media_type"), row.getBytes("bytes")))
                .optional();
    }

    /**
     * Adds a document.
     *
     * @param documentId chosen by the page before it is sent, so that the same file is stored once
     * @throws InvalidCommand with every problem of title, kind and file
     */
    @Transactional
    public Result add(
            UUID partnershipId,
            UUID documentId,
            @Nullable String title,
            @Nullable DocumentKind kind,
            SentFile file,
            String personId) {
        AddDocument command = new AddDocument(title, kind, file.fault());
        String name = Objects.requireNonNull(command.title());
        partnerships.lock(partnershipId);
        Optional<Result> earlier = sentBefore(documentId, file);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        checkRoom(partnershipId);
        jdbc.sql("insert into document (id, partnership_id, title, kind) values (?, ?, ?, ?)")
                .param(documentId)
                .param(partnershipId)
                .param(name)
                .param(Objects.requireNonNull(command.kind()).name())
                .update();
        insert(documentId, documentId, 1, file, personId);
        events.record(NewEvent.of(partnershipId, Events.Kind.DOCUMENT_ADDED, clock.now())
                .by(personId)
                .saying("%s (%s)".formatted(name, command.kind().label())));
        return Result.STORED;
    }

    /**
     * Adds the next version of a document; the earlier ones stay.
     *
     * @param versionId chosen by the page before it is sent, so that the same file is stored once
     * @throws InvalidCommand when the file will not do, or there is no such document any more
     */
    @Transactional
    public Result addVersion(UUID partnershipId, UUID documentId, UUID versionId, SentFile file, String personId) {
        String fault = file.fault();
        if (fault != null) {
            throw refused(fault);
        }
        partnerships.lock(partnershipId);
        Optional<Result> earlier = sentBefore(versionId, file);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Document document = find(partnershipId, documentId)
                .filter(found -> found.withdrawal() == null)
                .orElseThrow(() -> refused("This document has been withdrawn. Add it as a new one"));
        checkRoom(partnershipId);
        int number = document.newest().number() + 1;
        insert(versionId, documentId, number, file, personId);
        events.record(NewEvent.of(partnershipId, Events.Kind.DOCUMENT_RENEWED, clock.now())
                .by(personId)
                .saying("%s, version %d".formatted(document.title(), number)));
        return Result.STORED;
    }

    private Optional<Result> sentBefore(UUID versionId, SentFile file) {
        return jdbc.sql("select sha256 from document_version where id = ?")
                .param(versionId)
                .query(String.class)
                .optional()
                .map(stored -> stored.equals(sha256(file.content())) ? Result.REPEATED : Result.SENT_BEFORE);
    }

    private void checkRoom(UUID partnershipId) {
        int files = jdbc.sql("""
                        select count(*) from document_version v join document d on d.id = v.document_id
                         where d.partnership_id = ? and v.content is not null""").param(partnershipId).query(Integer.class).single();
        if (files >= MOST_FILES) {
            throw refused(
                    "The partnership has %d files, which is all it can have. Withdraw one that is not needed any more"
                            .formatted(files));
        }
    }

    private static InvalidCommand refused(String message) {
        return new InvalidCommand(List.of(new Problem("file", message)));
    }

    private void insert(UUID versionId, UUID documentId, int number, SentFile file, String personId) {
        jdbc.sql("""
                        insert into document_version (id, document_id, number, file_name, media_type, size, sha256, content,
                                                      added_by, added_at)
                        values (:id, :document, :number, :name, :type, :size, :sha256, :content, :by, :at)""")
                .param("id", versionId)
                .param("document", documentId)
                .param("number", number)
                .param("name", file.cleanName())
                .param("type", file.type().orElseThrow().mediaType())
                .param("size", file.content().length)
                .param("sha256", sha256(file.content()))
                .param("content", file.content())
                .param("by", personId)
                .param("at", Times.utc(clock.now()))
                .update();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Takes a document back: the content of all its versions is deleted; what it was called, and who withdrew it, when and
     * why, stays. Returns whether it was there to be withdrawn; the second time changes nothing.
     */
    @Transactional
    public boolean withdraw(UUID partnershipId, UUID documentId, WithdrawDocument command, String personId) {
        partnerships.lock(partnershipId);
        int rows = jdbc.sql("""
                        update document set withdrawn_by = :by, withdrawn_at = :at, withdrawn_why = :why
                         where id = :id and partnership_id = :partnership and withdrawn_at is null""")
                .param("by", personId)
                .param("at", Times.utc(clock.now()))
                .param("why", command.reason())
                .param("id", documentId)
                .param("partnership", partnershipId)
                .update();
        if (rows == 0) {
            return false;
        }
        jdbc.sql("update document_version set content = null where document_id = ?")
                .param(documentId)
                .update();
        String title = find(partnershipId, documentId).map(Document::title).orElse("");
        events.record(NewEvent.of(partnershipId, Events.Kind.DOCUMENT_WITHDRAWN, clock.now())
                .by(personId)
                .saying("%s: %s".formatted(title, command.reason())));
        return true;
    }
}

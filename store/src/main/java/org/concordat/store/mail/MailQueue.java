package org.concordat.store.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.time.SystemClock;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The mails to send. A mail is unique by what it is about, its kind, its occurrence and its recipient, so a job that
 * runs twice adds it once. A mail that was being handed over when the application died is kept as possibly sent and
 * never repeated by itself.
 */
@Repository
public class MailQueue {

    /** What a mail says. The template of the same name (lower case, hyphens) holds the words. */
    public enum Kind {
        NEW_TASK("New task"),
        REMINDER("Reminder"),
        DEPUTY("Mail to deputies"),
        SET_UP_DECIDED("Decision on a set-up"),
        ANSWER_LINK("Link to answer"),
        ANSWER_CODE("Code for a link");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The words administrators read. */
        public String label() {
            return label;
        }
    }

    /** Where a mail stands. */
    public enum State {
        WAITING("Waiting"),
        SENDING("Being sent"),
        SENT("Sent"),
        POSSIBLY_SENT("Possibly sent"),
        GIVEN_UP("Given up");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** The words people read. */
        public String label() {
            return label;
        }
    }

    /**
     * One mail; what it says is made from the database when it is sent.
     *
     * @param recipientId a person of the directory; empty when it goes to the contact of a link
     * @param answerLinkId the link whose contact it goes to, otherwise null
     */
    public record Mail(
            UUID id,
            @Nullable UUID requestId,
            @Nullable UUID partnershipId,
            Kind kind,
            String occurrence,
            String recipientId,
            @Nullable UUID answerLinkId,
            State state,
            int attempts,
            @Nullable String lastError,
            Instant createdAt) {}

    private static final String COLUMNS =
            "id, request_id, partnership_id, kind, occurrence, coalesce(recipient_id, '') as recipient_id,"
                    + " answer_link_id, state, attempts, last_error, created_at";
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final SystemClock clock;

    public MailQueue(JdbcClient jdbc, SystemClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a mail in the caller's transaction; the same mail again changes nothing. Returns whether it was new. */
    public boolean add(
            @Nullable UUID requestId, @Nullable UUID partnershipId, Kind kind, String occurrence, String recipientId) {
        return jdbc.sql("""
                        insert into mail (id, request_id, partnership_id, kind, occurrence, recipient_id, state,
                                          created_at, next_try_at)
                        values (:id, :request, :partnership, :kind, :occurrence, :recipient, 'WAITING', :now, :now)
                        on conflict do nothing""")
                        .param("id", UUID.randomUUID())
                        .param("request", requestId)
                        .param("partnership", partnershipId)
                        .param("kind", kind.name())
                        .param("occurrence", occurrence)
                        .param("recipient", recipientId)
                        .param("now", Times.utc(clock.now()))
                        .update()
                == 1;
    }

    /**
     * Adds a mail to the contact of a link, in the caller's transaction; the same mail again changes nothing. It holds no
     * address and no secret: both are looked up or made when it is sent.
     */
    public boolean addToContact(UUID requestId, Kind kind, String occurrence, UUID answerLinkId) {
        return jdbc.sql("""
                        insert into mail (id, request_id, kind, occurrence, answer_link_id, state, created_at, next_try_at)
                        values (:id, :request, :kind, :occurrence, :link, 'WAITING', :now, :now)
                        on conflict do nothing""")
                        .param("id", UUID.randomUUID())
                        .param("request", requestId)
                        .param("kind", kind.name())
                        .param("occurrence", occurrence)
                        .param("link", answerLinkId)
                        .param("now", Times.utc(clock.now()))
                        .update()
                == 1;
    }

    /** The mail with the token of this link. */
    public Optional<Mail> ofLink(UUID answerLinkId) {
        return jdbc.sql("select %s from mail where answer_link_id = ? and kind = 'ANSWER_LINK'".formatted(COLUMNS))
                .param(answerLinkId)
                .query(Mail.class)
                .optional();
    }

    /** Takes the next mail that is due and marks it as being sent, so that no other instance takes it. */
    public Optional<Mail> take() {
        Instant now = clock.now();
        return jdbc.sql("""
                        update mail set state = 'SENDING', sending_since = :now, attempts = attempts + 1
                         where id = (select id from mail where state = 'WAITING' and next_try_at <= :now
                                      order by next_try_at, created_at limit 1 for update skip locked)
                        returning %s""".formatted(COLUMNS))
                .param("now", Times.utc(now))
                .query(Mail.class)
                .optional();
    }

    /** The mail server has taken it. */
    public void sent(Mail mail) {
        settle(mail, State.SENT, null);
    }

    /** The connection broke while the server may already have taken it: never repeated by itself. */
    public void possiblySent(Mail mail, String error) {
        settle(mail, State.POSSIBLY_SENT, error);
    }

    /** It can never be sent, for example because the address is refused. */
    public void givenUp(Mail mail, String error) {
        settle(mail, State.GIVEN_UP, error);
    }

    /** It was certainly not sent; it comes back after a pause that doubles up to five minutes. */
    public void notSent(Mail mail, String error) {
        Duration pause = Duration.ofSeconds(1L << Math.min(mail.attempts(), 9));
        jdbc.sql("""
                        update mail set state = 'WAITING', next_try_at = :next, last_error = :error
                         where id = :id and state = 'SENDING' and attempts = :attempts""")
                .param("next", Times.utc(clock.now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)))
                .param("error", error)
                .param("id", mail.id())
                .param("attempts", mail.attempts())
                .update();
    }

    // The number of the attempt keeps a sender long given up from speaking for a later one.
    private void settle(Mail mail, State state, @Nullable String error) {
        jdbc.sql("""
                        update mail set state = :state, settled_at = :now, last_error = :error
                         where id = :id and state = 'SENDING' and attempts = :attempts""")
                .param("state", state.name())
                .param("now", Times.utc(clock.now()))
                .param("error", error)
                .param("id", mail.id())
                .param("attempts", mail.attempts())
                .update();
    }

    /** Marks mails whose sender has been silent for longer than {@code silence} as possibly sent. Returns how many. */
    public int settleAbandoned(Duration silence) {
        return jdbc.sql("""
                        update mail set state = 'POSSIBLY_SENT', settled_at = :now,
                               last_error = 'The application stopped while this mail was being sent'
                         where state = 'SENDING' and sending_since < :before""")
                .param("now", Times.utc(clock.now()))
                .param("before", Times.utc(clock.now().minus(silence)))
                .update();
    }

    /** An administrator decides that a mail which may not have arrived is sent once more. */
    public boolean sendAgain(UUID mailId) {
        return jdbc.sql("""
                        update mail set state = 'WAITING', next_try_at = :now
                         where id = :id and state in ('POSSIBLY_SENT', 'GIVEN_UP')""")
                        .param("now", Times.utc(clock.now()))
                        .param("id", mailId)
                        .update()
                == 1;
    }

    /** Mails that an administrator should look at: not sent yet after the first try, possibly sent, or given up. */
    public List<Mail> needingAttention() {
        return jdbc.sql("""
                        select %s from mail
                         where state in ('POSSIBLY_SENT', 'GIVEN_UP') or state = 'WAITING' and attempts > 0
                         order by created_at limit 200""".formatted(COLUMNS)).query(Mail.class).list();
    }

    /** How many mails wait to be sent. */
    public long waitingCount() {
        return jdbc.sql("select count(*) from mail where state in ('WAITING', 'SENDING')")
                .query(Long.class)
                .single();
    }

    /** All mails about a partnership or its requests, oldest first. */
    public List<Mail> about(UUID partnershipId) {
        return jdbc.sql("""
                        select %s from mail where partnership_id = :id
                            or request_id in (select id from request where partnership_id = :id)
                         order by created_at""".formatted(COLUMNS))
                .param("id", partnershipId)
                .query(Mail.class)
                .list();
    }
}

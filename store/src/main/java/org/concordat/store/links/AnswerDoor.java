package org.concordat.store.links;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.time.SystemClock;
import org.concordat.store.links.AnswerLinkRepository.OpenLink;
import org.concordat.store.links.AttemptLimit.Act;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody who holds a link can do: ask for a code, enter it, and be let in to one request for a while. Every
 * refusal looks the same from outside, whatever its reason.
 */
@Service
public class AnswerDoor {

    /** How long a code is good once it is on its way. */
    public static final Duration CODE_LIFE = Duration.ofMinutes(15);

    /** How often one code may be tried. */
    public static final int CODE_TRIES = 5;

    /** How long somebody who entered the code may stay. */
    public static final Duration VISIT_LIFE = Duration.ofMinutes(30);

    /** Asking again within this time, as when a button is pressed twice, sends no second mail. */
    private static final Duration SAME_WISH = Duration.ofSeconds(30);

    /** Somebody who has been let in. */
    public record Visit(UUID linkId, UUID requestId) {}

    /** A secret on its way to the contact of a link. Never kept and never logged. */
    public record Letter(Contact contact, String sentBy, String secret) {

        @Override
        public String toString() {
            return "Letter";
        }
    }

    private record Code(
            UUID id,
            Instant askedAt,
            byte @Nullable [] codeHash,
            @Nullable Instant madeAt,
            int tries,
            @Nullable Instant usedAt) {

        boolean mayBeTried(Instant now) {
            return codeHash != null
                    && madeAt != null
                    && usedAt == null
                    && tries < CODE_TRIES
                    && now.isBefore(madeAt.plus(CODE_LIFE));
        }
    }

    private final JdbcClient jdbc;
    private final AnswerLinkRepository links;
    private final AttemptLimit limit;
    private final MailQueue mails;
    private final SystemClock clock;

    AnswerDoor(JdbcClient jdbc, AnswerLinkRepository links, AttemptLimit limit, MailQueue mails, SystemClock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.limit = limit;
        this.mails = mails;
        this.clock = clock;
    }

    /** Whether this token leads anywhere. Changes nothing. */
    public boolean knows(String token) {
        return links.open(Secrets.ofToken(token)).isPresent();
    }

    /**
     * Sends a new code to the invited address; an earlier one is good for nothing from now on.
     *
     * @param client the address the request came from
     * @return false when the token leads nowhere or there were too many wishes; nothing is sent then
     */
    @Transactional
    public boolean askForCode(String token, String client) {
        boolean within = limit.takeForClient(Act.ASK, client);
        Optional<OpenLink> link = links.open(Secrets.ofToken(token));
        if (!within || link.isEmpty()) {
            return false;
        }
        UUID linkId = link.get().id();
        if (latestCode(linkId).filter(this::isTheSameWish).isPresent()) {
            return true;
        }
        if (!limit.takeForLink(Act.ASK, linkId)) {
            return false;
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into answer_code (id, answer_link_id, asked_at) values (:id, :link, :now)")
                .param("id", id)
                .param("link", linkId)
                .param("now", Times.utc(clock.now()))
                .update();
        mails.addToContact(link.get().requestId(), MailQueue.Kind.ANSWER_CODE, id.toString(), linkId);
        return true;
    }

    private boolean isTheSameWish(Code code) {
        return code.usedAt() == null && clock.now().isBefore(code.askedAt().plus(SAME_WISH));
    }

    // Locks the link's row, so that codes are asked for and tried one after the other.
    private Optional<Code> latestCode(UUID linkId) {
        jdbc.sql("select id from answer_link where id = ? for update")
                .param(linkId)
                .query(UUID.class)
                .single();
        return jdbc.sql("""
                        select id, asked_at, code_hash, made_at, tries, used_at from answer_code
                         where answer_link_id = ? order by position desc limit 1""").param(linkId).query(Code.class).optional();
    }

    /**
     * Tries a code. A wrong one counts against the code, the link and the client.
     *
     * @return the secret of a visit, or nothing, for whatever reason
     */
    @Transactional
    public Optional<String> enter(String token, String code, String client) {
        boolean within = limit.takeForClient(Act.ENTER, client);
        Optional<OpenLink> link = links.open(Secrets.ofToken(token));
        Optional<Code> known = link.filter(open -> within && limit.takeForLink(Act.ENTER, open.id()))
                .flatMap(open -> latestCode(open.id()))
                .filter(latest -> latest.mayBeTried(clock.now()));
        // A hash is made in any case, so that the time it takes does not tell whether there is a code.
        byte[] entered = Secrets.ofCode(code, known.map(Code::id).orElseGet(UUID::randomUUID));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        boolean right = isRight(known.get(), entered);
        jdbc.sql("update answer_code set tries = tries + 1, used_at = :used where id = :id")
                .param("used", right ? Times.utc(clock.now()) : null)
                .param("id", known.get().id())
                .update();
        return right ? Optional.of(letIn(link.orElseThrow().id())) : Optional.empty();
    }

    private static boolean isRight(Code code, byte[] entered) {
        byte[] hash = code.codeHash();
        return hash != null && Secrets.same(hash, entered);
    }

    private String letIn(UUID linkId) {
        Instant now = clock.now();
        String secret = Secrets.newToken();
        jdbc.sql("delete from answer_visit where expires_at < ?")
                .param(Times.utc(now))
                .update();
        jdbc.sql("insert into answer_visit (secret_hash, answer_link_id, expires_at) values (:hash, :link, :expires)")
                .param("hash", Secrets.ofToken(secret))
                .param("link", linkId)
                .param("expires", Times.utc(now.plus(VISIT_LIFE)))
                .update();
        return secret;
    }

    /**
     * Who holds this secret, for half an hour at most and not once the link was withdrawn or replaced. Whether the
     * request can still be answered is another question: after the answer the visit shows the receipt.
     */
    public Optional<Visit> visit(String secret) {
        return jdbc.sql("""
                        select l.id as link_id, l.request_id
                          from answer_visit v join answer_link l on l.id = v.answer_link_id
                         where v.secret_hash = :hash and v.expires_at > :now and l.ended_at is null""")
                .param("hash", Secrets.ofToken(secret))
                .param("now", Times.utc(clock.now()))
                .query(Visit.class)
                .optional();
    }

    /**
     * Makes the token of a link, at the moment its mail is written. A token, code or visit that came from an earlier mail
     * of the same link ends.
     *
     * @return nothing when the link is no longer good
     */
    @Transactional
    public Optional<Letter> newToken(UUID linkId) {
        String token = Secrets.newToken();
        if (!links.renewToken(linkId, Secrets.ofToken(token))) {
            return Optional.empty();
        }
        jdbc.sql("delete from answer_visit where answer_link_id = ?")
                .param(linkId)
                .update();
        jdbc.sql("update answer_code set used_at = :now where answer_link_id = :link and used_at is null")
                .param("now", Times.utc(clock.now()))
                .param("link", linkId)
                .update();
        return letter(linkId, token);
    }

    /**
     * Makes a code, at the moment its mail is written.
     *
     * @return nothing when the link is no longer good, a younger code was asked for, or it waited so long that nobody
     *     waits for it any more
     */
    @Transactional
    public Optional<Letter> newCode(UUID linkId, UUID codeId) {
        if (links.open(linkId).isEmpty()
                || latestCode(linkId).filter(latest -> isWanted(latest, codeId)).isEmpty()) {
            return Optional.empty();
        }
        String code = Secrets.newCode();
        jdbc.sql("update answer_code set code_hash = :hash, made_at = :now, tries = 0 where id = :id")
                .param("hash", Secrets.ofCode(code, codeId))
                .param("now", Times.utc(clock.now()))
                .param("id", codeId)
                .update();
        return letter(linkId, code);
    }

    private boolean isWanted(Code latest, UUID codeId) {
        return latest.id().equals(codeId)
                && latest.usedAt() == null
                && clock.now().isBefore(latest.askedAt().plus(CODE_LIFE));
    }

    private Optional<Letter> letter(UUID linkId, String secret) {
        return links.find(linkId)
                .map(link -> new Letter(new Contact(link.contactName(), link.email()), link.sentBy(), secret));
    }
}

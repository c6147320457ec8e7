package org.concordat.workers.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.directory.Person;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.links.AnswerDoor;
import org.concordat.store.links.AnswerDoor.Letter;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.mail.MailQueue.Kind;
import org.concordat.store.mail.MailQueue.Mail;
import org.concordat.workers.mail.MailText.Text;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands the queue to the mail server. A mail is marked as being sent before it goes, so one whose fate is unknown after
 * a crash is never repeated by itself.
 */
@Component
public class MailDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(MailDispatcher.class);
    /** Longer than all time-outs of the mail server together: whoever is silent for that long is gone. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(2);

    private static final int PERMANENT = 500;

    /** Where a mail goes, and what only it may say. Never logged. */
    private record Envelope(
            String name, String email, @Nullable Letter letter) {

        @Override
        public String toString() {
            return "Envelope";
        }
    }

    private final MailQueue queue;
    private final DirectoryRepository directory;
    private final AnswerDoor door;
    private final MailText texts;
    private final JavaMailSenderImpl server;
    private final MailSettings settings;
    private final BusinessClock clock;

    public MailDispatcher(
            MailQueue queue,
            DirectoryRepository directory,
            AnswerDoor door,
            MailText texts,
            JavaMailSenderImpl server,
            MailSettings settings,
            BusinessClock clock) {
        this.queue = queue;
        this.directory = directory;
        this.door = door;
        this.texts = texts;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the mail server takes connections. */
    public boolean isUp() {
        try {
            server.testConnection();
            return true;
        } catch (MessagingException e) {
            return false;
        }
    }

    /** Sends everything that is due; stops when the mail server is down. Returns how many mails it took. */
    public int send() {
        queue.settleAbandoned(ABANDONED_AFTER);
        int sent = 0;
        for (Optional<Mail> mail = queue.take(); mail.isPresent(); mail = queue.take()) {
            if (!send(mail.get())) {
                return sent;
            }
            sent++;
        }
        return sent;
    }

    private boolean send(Mail mail) {
        Optional<Envelope> envelope = envelopeOf(mail);
        if (envelope.isEmpty()) {
            queue.givenUp(
                    mail,
                    mail.answerLinkId() == null
                            ? "The recipient is no longer active"
                            : "The link or code is no longer wanted");
            return true;
        }
        MimeMessage message;
        try {
            message = write(mail, envelope.get());
        } catch (MessagingException | UnsupportedEncodingException | RuntimeException e) {
            // Not the failure itself: its text may repeat an address.
            LOG.error("Mail {} cannot be written ({})", mail.id(), e.getClass().getName());
            queue.givenUp(mail, "The mail could not be written (" + e.getClass().getSimpleName() + ")");
            return true;
        }
        return hand(mail, message);
    }

    /**
     * Where the mail goes. The secret of a link's mail is made here, for this one attempt: a mail that is repeated carries
     * a new one, and the one before is good for nothing.
     */
    private Optional<Envelope> envelopeOf(Mail mail) {
        UUID linkId = mail.answerLinkId();
        if (linkId == null) {
            return directory
                    .person(mail.recipientId())
                    .filter(Person::active)
                    .map(person -> new Envelope(person.name(), person.email(), null));
        }
        Optional<Letter> letter = mail.kind() == Kind.ANSWER_CODE
                ? door.newCode(linkId, UUID.fromString(mail.occurrence()))
                : door.newToken(linkId);
        return letter.map(it -> new Envelope(it.contact().name(), it.contact().email(), it));
    }

    private boolean hand(Mail mail, MimeMessage message) {
        try {
            server.testConnection();
        } catch (MessagingException e) {
            queue.notSent(mail, "The mail server cannot be reached");
            return false;
        }
        try {
            server.send(message);
            queue.sent(mail);
            return true;
        } catch (MailException e) {
            return refused(mail, e);
        }
    }

    /** Tells a refusal, which is certain, from a broken connection, after which nobody knows. */
    private boolean refused(Mail mail, MailException e) {
        if (neverReachedTheServer(e)) {
            queue.notSent(mail, "The mail server cannot be reached or refused the sign-in");
            return false;
        }
        Integer code = codeOf(e);
        if (code == null) {
            queue.possiblySent(mail, "The connection broke while the mail was being handed over");
            return false;
        }
        if (code >= PERMANENT) {
            queue.givenUp(mail, "The mail server refused it for good (" + code + ")");
            return true;
        }
        queue.notSent(mail, "The mail server refused it for now (" + code + ")");
        return true;
    }

    private static boolean neverReachedTheServer(MailException e) {
        return e instanceof MailAuthenticationException || e.getCause() instanceof MailConnectException;
    }

    private static @Nullable Integer codeOf(MailException e) {
        if (!(e instanceof MailSendException send)) {
            return null;
        }
        for (Exception failure : send.getMessageExceptions()) {
            for (Exception cause = failure; cause instanceof MessagingException m; cause = m.getNextException()) {
                if (cause instanceof SMTPAddressFailedException address) {
                    return address.getReturnCode();
                }
                if (cause instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                    return refused.getReturnCode();
                }
            }
        }
        return null;
    }

    private MimeMessage write(Mail mail, Envelope envelope) throws MessagingException, UnsupportedEncodingException {
        Text text = texts.write(mail, envelope.name(), envelope.letter());
        MimeMessage message = server.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.mailFrom(), "Concordat");
        InternetAddress to = new InternetAddress(envelope.email(), envelope.name());
        to.validate(); // what is no address would look like a broken connection later
        helper.setTo(to);
        helper.setSubject(text.subject());
        helper.setText(text.plain(), text.html());
        if (text.calendar() != null) {
            helper.addAttachment(
                    "due-date.ics",
                    new ByteArrayDataSource(
                            text.calendar().getBytes(StandardCharsets.UTF_8),
                            "text/calendar; charset=UTF-8; method=PUBLISH"));
        }
        // The same id if an administrator sends it again: mail programs then show it once. A mail with a secret has
        // another one each time, and both must be shown, because only the last is good.
        String attempt = envelope.letter() == null ? "" : "." + mail.attempts();
        message.setHeader("Message-ID", "<" + mail.id() + attempt + "@concordat>");
        // Only in a demo is this not the time at which it is sent.
        message.setSentDate(Date.from(clock.now()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}

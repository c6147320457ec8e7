package org.concordat.workers.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.concordat.domain.directory.Person;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.mail.MailQueue.Mail;
import org.concordat.workers.mail.MailText.Text;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
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

    private final MailQueue queue;
    private final DirectoryRepository directory;
    private final MailText texts;
    private final JavaMailSenderImpl server;
    private final MailSettings settings;

    public MailDispatcher(
            MailQueue queue,
            DirectoryRepository directory,
            MailText texts,
            JavaMailSenderImpl server,
            MailSettings settings) {
        this.queue = queue;
        this.directory = directory;
        this.texts = texts;
        this.server = server;
        this.settings = settings;
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
        Optional<Person> recipient = directory.person(mail.recipientId()).filter(Person::active);
        if (recipient.isEmpty()) {
            queue.givenUp(mail, "The recipient is no longer active");
            return true;
        }
        MimeMessage message;
        try {
            message = write(mail, recipient.get());
        } catch (MessagingException | UnsupportedEncodingException | RuntimeException e) {
            LOG.error("Mail {} cannot be written", mail.id(), e);
            queue.givenUp(mail, "The mail could not be written (" + e.getClass().getSimpleName() + ")");
            return true;
        }
        return hand(mail, message);
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

    private static @org.jspecify.annotations.Nullable Integer codeOf(MailException e) {
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

    private MimeMessage write(Mail mail, Person recipient) throws MessagingException, UnsupportedEncodingException {
        Text text = texts.write(mail, recipient);
        MimeMessage message = server.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.mailFrom(), "Concordat");
        InternetAddress to = new InternetAddress(recipient.email(), recipient.name());
        to.validate(); // what is no address would look like a broken connection later
        helper.setTo(to);
        helper.setSubject(text.subject());
        helper.setText(text.plain(), text.html());
        // the same id if an administrator sends it again: mail programs then show it once
        message.setHeader("Message-ID", "<" + mail.id() + "@concordat>");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}

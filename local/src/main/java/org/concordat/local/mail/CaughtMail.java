package org.concordat.local.mail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One mail as it was received.
 *
 * @param id the name of its file without the ending; later mails have greater ids
 * @param receivedAt when the catcher took it
 * @param sentAt when its header says that it was sent, which a demo lays into the time that is played; without a header
 *     when the catcher took it
 * @param from the sender as written in the header
 * @param to everybody it was delivered to, by the envelope, so that blind copies show
 * @param subject the subject, decoded
 * @param headers all header lines, decoded, in their order
 * @param text the plain text part, empty when there is none
 * @param html the HTML part as it was sent, not safe to embed, empty when there is none
 * @param attachments everything else
 * @param file the file that holds it
 */
public record CaughtMail(
        String id,
        Instant receivedAt,
        Instant sentAt,
        String from,
        List<String> to,
        String subject,
        List<Header> headers,
        String text,
        String html,
        List<Attachment> attachments,
        @JsonIgnore Path file) {

    /** One header line. */
    public record Header(String name, String value) {}

    /** A part that is neither the text nor the HTML of the mail. */
    public record Attachment(
            String name, String type, @JsonIgnore byte[] content) {
        @JsonProperty
        public int size() {
            return content.length;
        }
    }

    private static final Session SESSION = Session.getInstance(new Properties());

    static CaughtMail read(Path file) {
        try {
            return parse(file, Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (MessagingException broken) {
            throw new IllegalStateException("Not a mail: " + file, broken);
        }
    }

    private static CaughtMail parse(Path file, byte[] bytes) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
        String id = file.getFileName().toString().replace(MailCatcher.ENDING, "");
        Parts parts = new Parts();
        parts.collect(message);
        List<Header> headers = new ArrayList<>();
        for (jakarta.mail.Header header : Collections.list(message.getAllHeaders())) {
            headers.add(new Header(header.getName(), decoded(header.getValue())));
        }
        Instant receivedAt = Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
        Date sent = message.getSentDate();
        return new CaughtMail(
                id,
                receivedAt,
                sent == null ? receivedAt : sent.toInstant(),
                decoded(message.getHeader("From", ", ")),
                recipients(message),
                decoded(message.getHeader("Subject", " ")),
                List.copyOf(headers),
                parts.text.toString(),
                parts.html.toString(),
                List.copyOf(parts.attachments),
                file);
    }

    private static List<String> recipients(MimeMessage message) throws MessagingException {
        String envelope = message.getHeader(MailCatcher.ENVELOPE_TO, ", ");
        return envelope == null ? List.of() : Arrays.asList(envelope.split(", "));
    }

    private static String decoded(@Nullable String value) {
        if (value == null) {
            return "";
        }
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (java.io.UnsupportedEncodingException unknown) {
            return value;
        }
    }

    /** Walks through the parts of a mail and sorts them. */
    private static final class Parts {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<Attachment> attachments = new ArrayList<>();

        void collect(Part part) throws MessagingException, IOException {
            Object content = part.getContent();
            boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
            if (content instanceof Multipart multipart) {
                for (int i = 0; i < multipart.getCount(); i++) {
                    collect(multipart.getBodyPart(i));
                }
            } else if (!attached && part.isMimeType("text/plain") && content instanceof String string) {
                text.append(string);
            } else if (!attached && part.isMimeType("text/html") && content instanceof String string) {
                html.append(string);
            } else {
                try (InputStream in = part.getInputStream()) {
                    String name = part.getFileName() == null ? "part" : decoded(part.getFileName());
                    String type = MimeUtility.unfold(part.getContentType())
                            .replaceAll(";.*", "")
                            .strip();
                    attachments.add(new Attachment(name, type, in.readAllBytes()));
                }
            }
        }
    }
}

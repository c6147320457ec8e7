package org.concordat.local.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordat.local.LocalException;
import org.concordat.local.LocalSettings;
import org.concordat.local.process.Permissions;
import org.jspecify.annotations.Nullable;

/**
 * A real SMTP server on loopback that delivers nothing: each mail becomes an {@code .eml} file in the data folder before
 * the sender hears that it was taken, and is shown on a page. What earlier runs received is there again after a start.
 */
public final class MailCatcher implements AutoCloseable {
    static final String ENDING = ".eml";

    /** Written into each file: the header of a mail names no blind copies. */
    static final String ENVELOPE_TO = "X-Envelope-To";

    private final Path folder;
    private final int smtpPort;
    private final int pagePort;
    private final AtomicLong counter = new AtomicLong();
    private final ConcurrentSkipListMap<String, CaughtMail> mails = new ConcurrentSkipListMap<>();
    private @Nullable GreenMail smtp;
    private @Nullable MailPage page;

    public MailCatcher(LocalSettings settings) {
        this(settings.mail(), settings.ports().smtp(), settings.ports().mailPage());
    }

    MailCatcher(Path folder, int smtpPort, int pagePort) {
        this.folder = folder;
        this.smtpPort = smtpPort;
        this.pagePort = pagePort;
    }

    /**
     * Loads the mails of earlier runs and opens SMTP server and page.
     *
     * @throws LocalException when a port is taken
     */
    public synchronized void start() {
        Permissions.createFolder(folder, Permissions.OWNER_ONLY_FOLDER);
        load();
        try {
            MailPage newPage = new MailPage(this, pagePort);
            page = newPage;
            newPage.start();
        } catch (IOException failure) {
            throw new LocalException("Cannot open the mail page on port " + pagePort + ": " + failure.getMessage());
        }
        startSmtp();
    }

    private void startSmtp() {
        ServerSetup setup = new ServerSetup(smtpPort, LocalSettings.LOOPBACK, ServerSetup.PROTOCOL_SMTP);
        GreenMail server = new GreenMail(setup);
        smtp = server;
        server.getUserManager().setMessageDeliveryHandler(this::deliver);
        try {
            server.start();
        } catch (IllegalStateException failure) {
            throw new LocalException("Cannot open the mail server on port " + smtpPort + ": " + failure.getMessage());
        }
    }

    private void load() {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().matches("\\d+-\\d+\\.eml"))
                    .map(CaughtMail::read)
                    .forEach(mail -> mails.put(mail.id(), mail));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Called once per recipient; the mail is kept once, with all its recipients. */
    private GreenMailUser deliver(MovingMessage message, MailAddress recipient) throws MessagingException {
        if (message.getToAddresses().iterator().next().equals(recipient)) {
            try {
                CaughtMail mail = CaughtMail.read(write(message));
                mails.put(mail.id(), mail);
            } catch (IOException failure) {
                throw new MessagingException("cannot keep the mail", failure);
            }
        }
        return new Nobody(recipient.getEmail());
    }

    private Path write(MovingMessage message) throws IOException, MessagingException {
        String recipients =
                message.getToAddresses().stream().map(MailAddress::getEmail).collect(Collectors.joining(", "));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((ENVELOPE_TO + ": " + recipients + "\r\n").getBytes(StandardCharsets.UTF_8));
        message.getMessage().writeTo(bytes);
        String id = String.format("%013d-%06d", System.currentTimeMillis(), counter.incrementAndGet());
        Path part = folder.resolve(id + ".part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        return Files.move(part, folder.resolve(id + ENDING), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns all mails, the newest first. */
    public List<CaughtMail> mails() {
        return mails.values().stream()
                .sorted(Comparator.comparing(CaughtMail::id).reversed())
                .toList();
    }

    /** Returns the mail with this id. */
    public Optional<CaughtMail> mail(String id) {
        return Optional.ofNullable(mails.get(id));
    }

    /** Stops accepting mail and closes the page; the files stay. */
    public synchronized void stop() {
        if (smtp != null) {
            smtp.stop();
            smtp = null;
        }
        if (page != null) {
            page.stop();
            page = null;
        }
    }

    @Override
    public void close() {
        stop();
    }
}

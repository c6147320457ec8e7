package org.concordat.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCatcherTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private int smtpPort;
    private int pagePort;
    private MailCatcher catcher;
    private @Nullable Date sentAt;

    @BeforeEach
    void start() throws IOException {
        smtpPort = freePort();
        pagePort = freePort();
        catcher = new MailCatcher(folder, smtpPort, pagePort);
        catcher.start();
    }

    @AfterEach
    void stop() {
        catcher.stop();
    }

    @Test
    void shouldKeepAMailOnceWithAllItsRecipients() throws Exception {
        // when
        send("Zwölf neue Aufgaben", "plain <b>text</b>", "<p>Formatted</p>", "a@example.org", "blind@example.org");
        // then
        assertThat(catcher.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Zwölf neue Aufgaben");
            assertThat(mail.to()).containsExactlyInAnyOrder("a@example.org", "blind@example.org");
            assertThat(mail.from()).isEqualTo("concordat@example.org");
            assertThat(mail.text()).contains("plain <b>text</b>");
            assertThat(mail.html()).contains("<p>Formatted</p>");
            assertThat(mail.file()).exists();
        });
    }

    @Test
    void shouldShowTheMailsOfEarlierRunsNewestFirst() throws Exception {
        // given
        send("first", "one", "", "a@example.org");
        send("second", "two", "", "a@example.org");
        catcher.stop();
        // when
        catcher = new MailCatcher(folder, smtpPort, pagePort);
        catcher.start();
        send("third", "three", "", "a@example.org");
        // then
        JsonNode mails = new ObjectMapper().readTree(get("/api/mails").body());
        assertThat(mails.findValuesAsText("subject")).containsExactly("third", "second", "first");
    }

    @Test
    void shouldShowTheDayThatIsPlayedWhenAMailWasSentInADemo() throws Exception {
        // given
        sentAt = Date.from(Instant.parse("2025-05-21T09:00:00Z"));
        send("then", "one", "", "a@example.org");
        // when
        String list = get("/").body();
        // then
        assertThat(list).contains("<time datetime=\"2025-05-21T09:00:00Z\">21 May 2025");
        assertThat(catcher.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.receivedAt()).isAfter(mail.sentAt()));
    }

    @Test
    void shouldSayThatThereIsNoMailYet() throws Exception {
        assertThat(get("/").body()).contains("<html lang=\"en\">", "<h1>Caught mail</h1>", "No mail yet");
        assertThat(get("/api/mails").body().strip()).isEqualTo("[ ]");
    }

    @Test
    void shouldNeverPutAMailsOwnHtmlIntoThePage() throws Exception {
        // given
        send("<script>alert(1)</script>", "<img src=x>", "<script>alert(2)</script>", "a@example.org");
        String id = catcher.mails().get(0).id();
        // when
        String list = get("/").body();
        HttpResponse<String> page = get("/mails/" + id);
        HttpResponse<String> frame = get("/mails/" + id + "/html");
        // then
        assertThat(list).doesNotContain("<script>").contains("&lt;script&gt;alert(1)");
        assertThat(page.body())
                .doesNotContain("<script>", "<img")
                .contains("&lt;img src=x&gt;", "sandbox=\"allow-popups");
        assertThat(policy(page)).contains("default-src 'none'").doesNotContain("script-src", "unsafe");
        assertThat(policy(frame))
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("allow-scripts", "script-src");
    }

    @Test
    void shouldLinkAddressesInThePlainText() throws Exception {
        // given
        send("task", "Open http://127.0.0.1:8700/tasks/7?a=1&b=2.", "", "a@example.org");
        // then
        assertThat(get("/mails/" + catcher.mails().get(0).id()).body())
                .contains("<a href=\"http://127.0.0.1:8700/tasks/7?a=1&amp;b=2\" target=\"_blank\"");
    }

    @Test
    void shouldShowAnAttachmentWhoseHeaderIsLongerThanALine() throws Exception {
        // given a mail as Concordat sends it, with a text, its formatted form and an entry for calendars
        MimeMessage message = message("task", "a@example.org");
        MimeMultipart texts = texts("text", "<p>Formatted</p>");
        MimeBodyPart both = new MimeBodyPart();
        both.setContent(texts);
        MimeBodyPart entry = new MimeBodyPart();
        entry.setDataHandler(new DataHandler(new ByteArrayDataSource(
                "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar; charset=UTF-8; method=PUBLISH")));
        entry.setFileName("a-name-that-makes-the-line-too-long.ics");
        message.setContent(new MimeMultipart(both, entry));
        // when
        Transport.send(message);
        // then
        assertThat(catcher.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.text()).contains("text");
            assertThat(mail.html()).contains("<p>Formatted</p>");
            assertThat(mail.attachments()).singleElement().satisfies(attachment -> {
                assertThat(attachment.type()).isEqualTo("text/calendar");
                assertThat(attachment.name()).isEqualTo("a-name-that-makes-the-line-too-long.ics");
            });
        });
        String address = "/mails/" + catcher.mails().getFirst().id();
        assertThat(get(address).body())
                .contains("a-name-that-makes-the-line-too-long.ics</a> (text/calendar, 32 bytes)");
        assertThat(get(address + "/attachments/0").body()).isEqualTo("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    }

    @Test
    void shouldHandOutTheRawFile() throws Exception {
        // given
        send("task", "text", "", "a@example.org");
        // when
        HttpResponse<String> raw = get("/mails/" + catcher.mails().get(0).id() + "/raw");
        // then
        assertThat(raw.body()).startsWith("X-Envelope-To: a@example.org\r\n").contains("Subject: task");
        assertThat(raw.headers().firstValue("Content-Disposition"))
                .get()
                .asString()
                .contains(".eml");
    }

    @Test
    void shouldAnswerNotFoundForAnythingElse() throws Exception {
        assertThat(get("/mails/../../etc/passwd").statusCode()).isEqualTo(404);
        assertThat(get("/mails/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/other").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldRefuseAPageOfAnotherSiteThatPointsToThisMachine() throws IOException {
        // when another host name leads here, which HttpClient would not let us pretend
        try (Socket socket = new Socket("127.0.0.1", pagePort);
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.getOutputStream()
                    .write("GET /api/mails HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            // then
            assertThat(answer.readLine()).contains("403");
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + pagePort + path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }

    private void send(String subject, String text, String html, String... recipients) throws Exception {
        MimeMessage message = message(subject, recipients[0]);
        message.setContent(texts(text, html));
        message.saveChanges();
        message.setSentDate(sentAt);
        InternetAddress[] envelope = new InternetAddress[recipients.length];
        for (int i = 0; i < recipients.length; i++) {
            envelope[i] = new InternetAddress(recipients[i]);
        }
        Transport.send(message, envelope);
    }

    private MimeMessage message(String subject, String recipient) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", "" + smtpPort);
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("concordat@example.org"));
        message.setRecipients(RecipientType.TO, recipient);
        message.setSubject(subject, "UTF-8");
        return message;
    }

    private static MimeMultipart texts(String text, String html) throws Exception {
        MimeMultipart parts = new MimeMultipart("alternative");
        for (String[] part : List.of(new String[] {text, "plain"}, new String[] {html, "html"})) {
            if (!part[0].isEmpty()) {
                MimeBodyPart body = new MimeBodyPart();
                body.setText(part[0], "UTF-8", part[1]);
                parts.addBodyPart(body);
            }
        }
        return parts;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

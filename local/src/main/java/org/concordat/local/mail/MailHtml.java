package org.concordat.local.mail;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The HTML of the mail page. Whatever comes from a mail passes through {@link #escaped}. */
final class MailHtml {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.UK).withZone(ZoneId.systemDefault());
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

    private MailHtml() {}

    static String list(List<CaughtMail> mails) {
        if (mails.isEmpty()) {
            return frame("Caught mail", """
                    <h1>Caught mail</h1>
                    <p>No mail yet. Everything that Concordat sends on this machine arrives here and goes nowhere else.</p>
                    <p><a href="/">Check again</a></p>
                    """);
        }
        StringBuilder rows = new StringBuilder();
        for (CaughtMail mail : mails) {
            rows.append("""
                    <tr>
                      <th scope="row"><a href="/mails/%s">%s</a></th>
                      <td>%s</td>
                      <td>%s</td>
                      <td><time datetime="%s">%s</time></td>
                    </tr>
                    """.formatted(
                            mail.id(),
                            escaped(mail.subject().isBlank() ? "(no subject)" : mail.subject()),
                            escaped(String.join(", ", mail.to())),
                            escaped(mail.from()),
                            mail.sentAt(),
                            TIME.format(mail.sentAt())));
        }
        return frame("Caught mail (" + mails.size() + ")", """
                <h1>Caught mail</h1>
                <p>%d %s, the newest first. Nothing here has left this machine. <a href="/">Check again</a></p>
                <table>
                  <caption class="hidden">Mails received</caption>
                  <thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">From</th><th scope="col">Sent</th></tr></thead>
                  <tbody>
                %s</tbody>
                </table>
                """.formatted(
                        mails.size(), mails.size() == 1 ? "mail" : "mails", rows));
    }

    static String mail(CaughtMail mail) {
        StringBuilder page = new StringBuilder();
        page.append("<p><a href=\"/\">All mails</a></p>\n<h1>%s</h1>\n"
                .formatted(escaped(mail.subject().isBlank() ? "(no subject)" : mail.subject())));
        page.append("<dl>\n");
        term(page, "From", mail.from());
        term(page, "To", String.join(", ", mail.to()));
        term(page, "Sent", TIME.format(mail.sentAt()));
        page.append("</dl>\n");
        if (!mail.html().isEmpty()) {
            page.append("""
                    <h2 id="html">Formatted text</h2>
                    <iframe src="/mails/%s/html" title="Formatted text of the mail" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
                    """.formatted(mail.id()));
        }
        page.append("<h2>Plain text</h2>\n");
        page.append(
                mail.text().isEmpty()
                        ? "<p>This mail has no plain text.</p>\n"
                        : "<pre tabindex=\"0\" aria-label=\"Plain text of the mail\">" + linked(mail.text())
                                + "</pre>\n");
        attachments(page, mail);
        page.append("<details><summary>All headers</summary>\n<dl>\n");
        mail.headers().forEach(header -> term(page, header.name(), header.value()));
        page.append(
                "</dl></details>\n<p><a href=\"/mails/%s/raw\">Download as .eml file</a></p>\n".formatted(mail.id()));
        return frame(mail.subject(), page.toString());
    }

    private static void attachments(StringBuilder page, CaughtMail mail) {
        if (mail.attachments().isEmpty()) {
            return;
        }
        page.append("<h2>Attachments</h2>\n<ul>\n");
        for (int i = 0; i < mail.attachments().size(); i++) {
            CaughtMail.Attachment attachment = mail.attachments().get(i);
            page.append("<li><a href=\"/mails/%s/attachments/%d\">%s</a> (%s, %d bytes)</li>\n"
                    .formatted(
                            mail.id(), i, escaped(attachment.name()), escaped(attachment.type()), attachment.size()));
        }
        page.append("</ul>\n");
    }

    /** Returns the HTML of the mail itself, for the sandboxed frame; its links open in a tab of their own. */
    static byte[] body(CaughtMail mail) {
        return ("<!doctype html><base target=\"_blank\">" + mail.html()).getBytes(StandardCharsets.UTF_8);
    }

    static String missing() {
        return frame("Not found", "<h1>Not found</h1>\n<p>There is nothing here. <a href=\"/\">All mails</a></p>\n");
    }

    private static void term(StringBuilder page, String name, String value) {
        page.append("<dt>%s</dt><dd>%s</dd>\n".formatted(escaped(name), escaped(value)));
    }

    private static String frame(String title, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s – mail of this machine</title>
                <link rel="stylesheet" href="/style.css">
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(escaped(title), content);
    }

    private static String linked(String text) {
        return LINK.matcher(escaped(text))
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement("<a href=\"" + match.group()
                        + "\" target=\"_blank\" rel=\"noopener\">" + match.group() + "</a>"));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

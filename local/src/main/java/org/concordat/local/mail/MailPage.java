package org.concordat.local.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.concordat.local.LocalSettings;

/**
 * The page on which a person reads what the catcher received. A mail is not trusted: its text is escaped, its HTML is
 * shown only in a sandboxed frame that runs no script and loads nothing.
 */
final class MailPage {
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String BODY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            + "form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private final MailCatcher catcher;
    private final int port;
    private final HttpServer server;
    private final ObjectMapper json;

    MailPage(MailCatcher catcher, int port) throws IOException {
        this.catcher = catcher;
        this.port = port;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(LocalSettings.LOOPBACK), port), 0);
        this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        this.server.createContext("/", this::handle);
        this.json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    }

    void start() {
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = allowed(exchange)
                    ? answer(exchange.getRequestURI().getPath())
                    : Answer.text(403, "Only for this machine, and only for reading.");
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head ? -1 : answer.body().length);
            if (!head) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    /** A page of another site must not read the mails through a host name of its own that points to this machine. */
    private boolean allowed(HttpExchange exchange) {
        String host = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Host"), "");
        return (host.equals(LocalSettings.LOOPBACK + ":" + port) || host.equals("localhost:" + port))
                && (exchange.getRequestMethod().equals("GET")
                        || exchange.getRequestMethod().equals("HEAD"));
    }

    private Answer answer(String path) throws IOException {
        String[] steps = path.substring(1).split("/");
        return switch (steps[0]) {
            case "" -> page(200, MailHtml.list(catcher.mails()));
            case "style.css" -> new Answer(200, "text/css; charset=utf-8", style());
            case "api" -> steps.length == 2 && steps[1].equals("mails") ? api() : missing();
            case "mails" ->
                steps.length > 1
                        ? catcher.mail(steps[1])
                                .flatMap(mail -> part(mail, steps))
                                .orElseGet(MailPage::missing)
                        : missing();
            default -> missing();
        };
    }

    private Answer api() throws IOException {
        return new Answer(
                200,
                "application/json",
                json.writeValueAsBytes(
                        catcher.mails().stream().map(MailPage::forTests).toList()));
    }

    private static Map<String, Object> forTests(CaughtMail mail) {
        Map<String, Object> view = new TreeMap<>();
        view.put("id", mail.id());
        view.put("receivedAt", mail.receivedAt().toString());
        view.put("from", mail.from());
        view.put("to", mail.to());
        view.put("subject", mail.subject());
        view.put("headers", mail.headers());
        view.put("text", mail.text());
        view.put("html", mail.html());
        view.put("attachments", mail.attachments());
        return view;
    }

    private Optional<Answer> part(CaughtMail mail, String[] steps) {
        if (steps.length == 2) {
            return Optional.of(page(200, MailHtml.mail(mail)));
        }
        return switch (steps[2]) {
            case "html" ->
                Optional.of(new Answer(200, "text/html; charset=utf-8", MailHtml.body(mail))
                        .with("Content-Security-Policy", BODY_POLICY));
            case "raw" -> Optional.of(raw(mail));
            case "attachments" -> attachment(mail, steps);
            default -> Optional.empty();
        };
    }

    private static Answer raw(CaughtMail mail) {
        try {
            return download(mail.id() + MailCatcher.ENDING, "message/rfc822", Files.readAllBytes(mail.file()));
        } catch (IOException gone) {
            return missing();
        }
    }

    private static Optional<Answer> attachment(CaughtMail mail, String[] steps) {
        if (steps.length != 4 || !steps[3].matches("\\d{1,4}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(steps[3]);
        return number < mail.attachments().size()
                ? Optional.of(download(
                        mail.attachments().get(number).name(),
                        "application/octet-stream",
                        mail.attachments().get(number).content()))
                : Optional.empty();
    }

    private static Answer download(String name, String type, byte[] content) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return new Answer(200, type, content).with("Content-Disposition", "attachment; filename=\"" + safe + "\"");
    }

    private static Answer page(int status, String html) {
        return new Answer(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", PAGE_POLICY);
    }

    private static Answer missing() {
        return page(404, MailHtml.missing());
    }

    private static byte[] style() throws IOException {
        try (InputStream in = Objects.requireNonNull(MailPage.class.getResourceAsStream("style.css"))) {
            return in.readAllBytes();
        }
    }

    private record Answer(int status, Map<String, String> headers, byte[] body) {
        Answer(int status, String type, byte[] body) {
            this(status, new TreeMap<>(Map.of("Content-Type", type)), body);
        }

        static Answer text(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
        }

        Answer with(String name, String value) {
            headers.put(name, value);
            return this;
        }
    }
}

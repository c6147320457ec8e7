package org.concordat.endtoend.support;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody at the portal without a browser: sends what a page's form would send, and sees plain answers. */
public final class Visitor {

    /** An answer of the portal; {@code location} is the path it redirects to, or empty. */
    public record Answer(int status, String body, String location) {}

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String portal;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private volatile @Nullable String token;

    Visitor(String portal) {
        this.portal = portal;
    }

    static Visitor signedIn(String portal, String userName, @Nullable String password) {
        if (password == null) {
            throw new IllegalArgumentException("No sign-in for " + userName);
        }
        Visitor visitor = new Visitor(portal);
        Answer answer = visitor.post("/sign-in", Map.of("userName", List.of(userName), "password", List.of(password)));
        if (!answer.location().startsWith("/tasks")) {
            throw new IllegalStateException(userName + " cannot sign in: " + answer.status() + " " + answer.location());
        }
        visitor.token = null; // the session has a new one
        return visitor;
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(portal + path)).GET());
    }

    /** Sends a form, with the token that every page of this session carries. */
    public Answer post(String path, Map<String, List<String>> fields) {
        String body = fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> encode(field.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&", "", "&_csrf=" + encode(token())));
        return send(HttpRequest.newBuilder(URI.create(portal + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends an empty form as another site would: with this person's session, but without the token. */
    public Answer withoutToken(String path) {
        return send(HttpRequest.newBuilder(URI.create(portal + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("answers=%7B%7D")));
    }

    /** Sends JSON with any method, as the scripts of the pages do. */
    public Answer json(String method, String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(portal + path))
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token())
                .method(method, BodyPublishers.ofString(json)));
    }

    /** Sends a form and returns the page it leads to. */
    public Answer postAndFollow(String path, Map<String, List<String>> fields) {
        Answer answer = post(path, fields);
        return answer.location().isEmpty() ? answer : get(answer.location());
    }

    /** Fetches this session's token ahead, so that the next form goes at once. */
    public void prepare() {
        token();
    }

    private synchronized String token() {
        String known = token;
        if (known != null) {
            return known;
        }
        // Any page has it: a signed-in person's in the button to sign out, a stranger's in the form to sign in.
        Answer page = get("/tasks");
        if (page.status() != 200) {
            page = get("/sign-in");
        }
        Matcher matcher = TOKEN.matcher(page.body());
        if (!matcher.find()) {
            throw new IllegalStateException("No token on the page: " + page.status());
        }
        token = matcher.group(1);
        return matcher.group(1);
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = Http.send(http, request.header("Accept", "text/html"));
        String location = response.headers()
                .firstValue("Location")
                .map(address -> address.replace(portal, ""))
                .orElse("");
        return new Answer(response.statusCode(), response.body(), location);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

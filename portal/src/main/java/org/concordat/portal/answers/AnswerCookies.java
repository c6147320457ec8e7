package org.concordat.portal.answers;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concordat.store.links.AnswerDoor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Two cookies that only the pages behind a link get: the token from the mail, so that it leaves the address, and the secret
 * of a visit. The session of people who sign in has no part in it.
 */
@Component
class AnswerCookies {

    private static final String TOKEN = "CONCORDAT-LINK";
    private static final String VISIT = "CONCORDAT-ANSWER";
    private static final String PATH = "/answer";
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Keeps whatever the address held, if it could be a token at all; an earlier visit in this browser ends. */
    void keepToken(String token, HttpServletRequest request, HttpServletResponse response) {
        boolean possible = SECRET.matcher(token).matches();
        // Until the browser is closed, and long enough to fetch a code from the mail.
        add(TOKEN, possible ? token : "", possible ? Duration.ofSeconds(-1) : Duration.ZERO, request, response);
        add(VISIT, "", Duration.ZERO, request, response);
    }

    void keepVisit(String secret, HttpServletRequest request, HttpServletResponse response) {
        add(VISIT, secret, AnswerDoor.VISIT_LIFE, request, response);
    }

    // Lax, not strict: who follows the link from a page of mail comes from another site.
    private static void add(
            String name, String value, Duration life, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path(PATH)
                        .maxAge(life)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    Optional<String> token(HttpServletRequest request) {
        return find(TOKEN, request);
    }

    Optional<String> visit(HttpServletRequest request) {
        return find(VISIT, request);
    }

    private static Optional<String> find(String name, HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> SECRET.matcher(value).matches())
                .findFirst();
    }
}

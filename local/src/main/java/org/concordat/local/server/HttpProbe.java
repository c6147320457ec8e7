package org.concordat.local.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Small requests to loopback addresses; a server that does not answer is an empty answer, not an error. */
public final class HttpProbe {
    private static final int CONNECT_MILLIS = 1000;

    private HttpProbe() {}

    /** Returns the body of a 2xx answer. */
    public static Optional<String> get(String url) {
        return request("GET", url, Duration.ofSeconds(3));
    }

    /** Sends an empty POST; returns the body of a 2xx answer. */
    public static Optional<String> post(String url, Duration patience) {
        return request("POST", url, patience);
    }

    private static Optional<String> request(String method, String url, Duration patience) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection(java.net.Proxy.NO_PROXY);
            connection.setRequestMethod(method);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(Math.toIntExact(patience.toMillis()));
            try {
                if (connection.getResponseCode() / 100 != 2) {
                    return Optional.empty();
                }
                return Optional.of(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            } finally {
                connection.disconnect();
            }
        } catch (IOException noAnswer) {
            return Optional.empty();
        }
    }
}

package org.concordat.portal.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away files that are too large by what the request says of itself, before anybody looks for the form's token in it:
 * otherwise people would read that the page is not open to them. They are led to another page, because even an error page
 * would have to read the request. Only pages that take documents have the whole limit; others would hold what they are sent
 * in memory.
 */
@Component
@Profile("!deploy")
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class UploadLimit extends OncePerRequestFilter {

    private static final long MOST_ELSEWHERE = DataSize.ofMegabytes(2).toBytes();
    private static final Pattern TAKES_DOCUMENTS = Pattern.compile("/register|/partnerships/[^/]+/documents(/.*)?");

    private final long mostBytes;

    UploadLimit(@Value("${spring.servlet.multipart.max-request-size}") DataSize limit) {
        this.mostBytes = limit.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type != null && type.startsWith("multipart/") && request.getContentLengthLong() > mostFor(request)) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getContextPath() + "/too-large");
        } else {
            chain.doFilter(request, response);
        }
    }

    private long mostFor(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return TAKES_DOCUMENTS.matcher(path).matches() ? mostBytes : MOST_ELSEWHERE;
    }
}

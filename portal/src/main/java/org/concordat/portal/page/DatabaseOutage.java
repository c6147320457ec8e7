package org.concordat.portal.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.concordat.portal.web.SecurityHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Says that the database does not answer when nothing further inside can: the sessions are in it, too, so a request
 * fails before it reaches a page, and the ordinary error page as well.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@Profile("!deploy")
class DatabaseOutage extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutage.class);
    private static final String RETRY_AFTER_SECONDS = "30";
    private static final int LONGEST_CHAIN = 20;

    private final WebApplicationContext context;
    private final ViewResolver views;

    DatabaseOutage(WebApplicationContext context, ViewResolver viewResolver) {
        this.context = context;
        this.views = viewResolver;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !isOutage(e)) {
                throw e;
            }
            LOG.error("The database does not answer ({})", e.getClass().getSimpleName());
            say(request, response);
        }
    }

    private static boolean isOutage(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                .limit(LONGEST_CHAIN)
                .anyMatch(cause -> cause instanceof DataAccessResourceFailureException
                        || cause instanceof QueryTimeoutException
                        || cause instanceof TransactionException);
    }

    private void say(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        response.reset();
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", SecurityHeaders.CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        // The dispatcher prepares these for views; it is not at work here.
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
        try {
            View page = views.resolveViewName("error/503", Locale.UK);
            if (page != null) {
                page.render(Map.of(), request, response);
            }
        } catch (Exception e) {
            throw new ServletException("The page about the outage cannot be shown", e);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }
}

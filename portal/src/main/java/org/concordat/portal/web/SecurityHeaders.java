package org.concordat.portal.web;

/** The headers with which every page is sent. */
public final class SecurityHeaders {

    /**
     * Nothing from other hosts, nothing written into the page itself runs, nobody frames us. It is the whole policy for
     * public pages; pages with editors get one of their own.
     */
    public static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    /** An address may name a partnership or a task: it is told to no other host. */
    public static final String REFERRER_POLICY = "same-origin";

    /** None of the browser's senses and sensors is used. */
    public static final String PERMISSIONS_POLICY =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), display-capture=()";

    private SecurityHeaders() {}
}

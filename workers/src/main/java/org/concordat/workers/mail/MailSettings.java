package org.concordat.workers.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves.
 *
 * @param baseUrl where links lead, without a slash at the end
 * @param mailFrom the sender's address
 */
@ConfigurationProperties("concordat")
public record MailSettings(
        @DefaultValue("http://127.0.0.1:8700") String baseUrl,
        @DefaultValue("concordat@example.org") String mailFrom) {}

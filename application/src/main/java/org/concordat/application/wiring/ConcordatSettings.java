package org.concordat.application.wiring;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the parts are.
 *
 * @param elasticsearchUrl the search store
 * @param data the folder for files of this installation, such as the local sign-ins
 * @param enginePartitions how many partitions the engine has
 */
@ConfigurationProperties("concordat")
public record ConcordatSettings(
        @DefaultValue("http://127.0.0.1:8704") String elasticsearchUrl,
        @DefaultValue("data") Path data,
        @DefaultValue("1") int enginePartitions) {}

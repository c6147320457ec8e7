package org.concordat.records.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.IOException;
import java.time.Duration;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;

/** The one connection to Elasticsearch, with short time-outs: a search store that is down must not hold up a page. */
public final class SearchStore implements AutoCloseable {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = (int) Duration.ofSeconds(15).toMillis();

    private final RestClient rest;
    private final ElasticsearchClient client;

    /** @param url for example {@code http://127.0.0.1:9200} */
    public SearchStore(String url) {
        rest = RestClient.builder(HttpHost.create(url))
                .setRequestConfigCallback(
                        config -> config.setConnectTimeout(CONNECT_MILLIS).setSocketTimeout(ANSWER_MILLIS))
                .build();
        client = new ElasticsearchClient(new RestClientTransport(rest, new JacksonJsonpMapper()));
    }

    /** Elasticsearch's own client. */
    public ElasticsearchClient client() {
        return client;
    }

    /** Whether it answers and its shards can be read. */
    public boolean isUp() {
        try {
            return client.cluster().health(h -> h.timeout(t -> t.time("1s"))).status()
                    != co.elastic.clients.elasticsearch._types.HealthStatus.Red;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        rest.close();
    }
}

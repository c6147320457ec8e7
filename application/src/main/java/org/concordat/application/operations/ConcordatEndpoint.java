package org.concordat.application.operations;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordat.application.schedules.Heartbeat;
import org.concordat.records.follower.Follower;
import org.concordat.store.index.ChangedDocuments;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.outbox.Outbox;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** {@code /actuator/concordat}: how far behind the follower is and what waits. Only numbers, no contents. */
@Component
@Profile("!deploy")
@Endpoint(id = "concordat")
public class ConcordatEndpoint {

    private final Follower follower;
    private final Outbox outbox;
    private final MailQueue mails;
    private final ChangedDocuments changed;
    private final Heartbeat heartbeat;

    public ConcordatEndpoint(
            Follower follower, Outbox outbox, MailQueue mails, ChangedDocuments changed, Heartbeat heartbeat) {
        this.follower = follower;
        this.outbox = outbox;
        this.mails = mails;
        this.changed = changed;
        this.heartbeat = heartbeat;
    }

    /** {@code follower.lagRecords} counts records not taken yet, over all consumers and streams. */
    @ReadOperation
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("follower", followerState());
        state.put("outboxWaiting", outbox.waitingCount());
        state.put("mailWaiting", mails.waitingCount());
        state.put("documentsWaiting", changed.waiting());
        state.put("work", heartbeat.beats());
        return state;
    }

    private Map<String, Object> followerState() {
        try {
            List<Follower.Lag> lags = follower.lags();
            return Map.of(
                    "lagRecords", lags.stream().mapToLong(Follower.Lag::records).sum(), "streams", lags);
        } catch (IOException | RuntimeException e) {
            return Map.of("error", "Elasticsearch does not answer");
        }
    }
}

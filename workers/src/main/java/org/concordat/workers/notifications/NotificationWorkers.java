package org.concordat.workers.notifications;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.processes.JobTypes;
import org.concordat.store.mail.Notifications;
import org.concordat.store.mail.Notifications.Audience;
import org.concordat.store.mail.Notifications.Level;
import org.concordat.store.mail.Notifications.Message;
import org.springframework.stereotype.Component;

/** Puts mails into the queue when a model says so. A repeated job has the same element instance and so adds nothing. */
@Component
public class NotificationWorkers {

    private final Notifications notifications;

    public NotificationWorkers(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Reminds the addressee of a request, or tells the deputies. */
    @JobWorker(type = JobTypes.NOTIFICATIONS_CHASE)
    public void chase(ActivatedJob job, @Variable String requestId, @CustomHeaders Map<String, String> headers) {
        notifications.chase(UUID.fromString(requestId), Level.valueOf(header(headers, "level")), occurrenceOf(job));
    }

    /** Tells people who have no task. */
    @JobWorker(type = JobTypes.NOTIFICATIONS_SEND_MESSAGE)
    public void sendMessage(
            ActivatedJob job, @Variable String partnershipId, @CustomHeaders Map<String, String> headers) {
        notifications.tell(
                UUID.fromString(partnershipId),
                Message.ofKey(header(headers, "message")),
                Audience.valueOf(header(headers, "audience")),
                occurrenceOf(job));
    }

    private static String occurrenceOf(ActivatedJob job) {
        return Long.toString(job.getElementInstanceKey());
    }

    private static String header(Map<String, String> headers, String name) {
        return Objects.requireNonNull(headers.get(name), () -> "The model gives no header '" + name + "'");
    }
}

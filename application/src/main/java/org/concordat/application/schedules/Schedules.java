package org.concordat.application.schedules;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.time.Duration;
import org.concordat.records.follower.Follower;
import org.concordat.records.index.ChangeIndexer;
import org.concordat.records.index.OwnIndices;
import org.concordat.workers.engine.OutboxSender;
import org.concordat.workers.mail.MailDispatcher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * What runs again and again. db-scheduler keeps each schedule's lease in the database: one instance runs it at a time,
 * and another takes over when that one has been silent for a few heartbeats.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!deploy")
class Schedules {

    private static final FixedDelay OFTEN = FixedDelay.of(Duration.ofMillis(400));
    private static final FixedDelay EVERY_SECOND = FixedDelay.of(Duration.ofSeconds(1));

    private final Heartbeat heartbeat;

    Schedules(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    /** Follows the engine's records until there is nothing more. */
    @Bean
    Task<Void> followRecords(Follower follower, OwnIndices indices) {
        return Tasks.recurring("follow-records", OFTEN)
                .execute((instance, context) -> heartbeat.run("follower", () -> {
                    indices.ensure();
                    while (follower.follow() > 0 && !context.getSchedulerState().isShuttingDown()) {
                        // as long as there is more
                    }
                }));
    }

    /** Writes what changed in the database to our indices. */
    @Bean
    Task<Void> indexChanges(ChangeIndexer indexer) {
        return Tasks.recurring("index-changes", OFTEN)
                .execute((instance, context) -> heartbeat.run("indexer", () -> {
                    while (indexer.index() > 0 && !context.getSchedulerState().isShuttingDown()) {
                        // as long as there is more
                    }
                }));
    }

    /** Tries again what the engine has not taken yet. */
    @Bean
    Task<Void> sendOutbox(OutboxSender sender) {
        return Tasks.recurring("send-outbox", EVERY_SECOND)
                .execute((instance, context) -> heartbeat.run("outbox", sender::send));
    }

    /** Sends the mails that are due. */
    @Bean
    Task<Void> sendMail(MailDispatcher dispatcher) {
        return Tasks.recurring("send-mail", EVERY_SECOND)
                .execute((instance, context) -> heartbeat.run("mail", dispatcher::send));
    }

    /** Work that may fail because something outside is down; the next run tries again. */
    interface Work {
        void run() throws IOException;
    }
}

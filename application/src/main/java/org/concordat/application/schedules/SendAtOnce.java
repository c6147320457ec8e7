package org.concordat.application.schedules;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.concordat.store.outbox.Outbox;
import org.concordat.workers.engine.OutboxSender;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sends the outbox right after the transaction that filled it, so that a person need not wait for the schedule. */
@Component
@Profile("!deploy")
class SendAtOnce implements DisposableBean {

    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("outbox-at-once").factory());
    private final AtomicBoolean queued = new AtomicBoolean();
    private final OutboxSender sender;
    private final Heartbeat heartbeat;

    SendAtOnce(OutboxSender sender, Heartbeat heartbeat) {
        this.sender = sender;
        this.heartbeat = heartbeat;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void added(Outbox.Added event) {
        if (queued.compareAndSet(false, true)) {
            executor.execute(() -> {
                queued.set(false);
                heartbeat.run("outbox", sender::send);
            });
        }
    }

    @Override
    public void destroy() {
        executor.shutdown();
    }
}

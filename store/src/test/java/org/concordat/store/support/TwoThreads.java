package org.concordat.store.support;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs two transactions against each other. */
public class TwoThreads {

    /** What the two came to. */
    public record Both<A, B>(A first, B second) {}

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    public TwoThreads(TransactionTemplate transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** The second starts when the first has done its work, and must wait for a lock until the first has committed. */
    public <A, B> Both<A, B> oneBehindTheOther(Callable<A> first, Callable<B> second) throws Exception {
        CountDownLatch worked = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<A> one = start(() -> transactions.execute(status -> {
            A result = call(first);
            worked.countDown();
            waitFor(mayCommit);
            return result;
        }));
        waitFor(worked);
        CompletableFuture<B> other = start(second);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(this::somebodyWaitsForALock);
        mayCommit.countDown();
        return new Both<>(one.get(10, TimeUnit.SECONDS), other.get(10, TimeUnit.SECONDS));
    }

    /** Both start at the same moment; a positive head start holds the second back, a negative one the first. */
    public <A, B> Both<A, B> atOnce(Callable<A> first, Callable<B> second, Duration headStart) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        CompletableFuture<A> one = start(() -> {
            start.await(10, TimeUnit.SECONDS);
            spin(-headStart.toNanos());
            return first.call();
        });
        CompletableFuture<B> other = start(() -> {
            start.await(10, TimeUnit.SECONDS);
            spin(headStart.toNanos());
            return second.call();
        });
        return new Both<>(one.get(10, TimeUnit.SECONDS), other.get(10, TimeUnit.SECONDS));
    }

    /** Runs on another thread, outside the caller's transaction, and waits for it. */
    public <T> T elsewhere(Callable<T> work) {
        return start(work).orTimeout(10, TimeUnit.SECONDS).join();
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private static void spin(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static <T> CompletableFuture<T> start(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Waited in vain for the other thread");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

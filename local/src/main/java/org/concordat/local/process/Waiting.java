package org.concordat.local.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for a condition outside this process, which nothing can notify us of. */
public final class Waiting {
    private Waiting() {}

    /** Asks {@code condition} every {@code pause} until it holds; returns whether it did within {@code patience}. */
    public static boolean until(BooleanSupplier condition, Duration patience, Duration pause) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                return condition.getAsBoolean();
            }
        }
        return true;
    }
}

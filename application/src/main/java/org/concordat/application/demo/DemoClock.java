package org.concordat.application.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * What the business clock of a demo reads: the machine's time until somebody sets it, then exactly what was set. It is
 * moved together with the engine's clock, and whoever asks for the time meanwhile waits, so that no job that a timer
 * brings forth reads the time before the timer.
 */
final class DemoClock implements InstantSource {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final InstantSource machine;
    private @Nullable Instant set;

    DemoClock(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        lock.readLock().lock();
        try {
            return set == null ? machine.instant() : set;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Moves the engine first, then this clock; when the engine does not follow, nothing has changed. */
    void set(Instant to, Runnable moveTheEngine) {
        change(to, moveTheEngine);
    }

    /** Lets the engine go on at the machine's time, then this clock. */
    void release(Runnable releaseTheEngine) {
        change(null, releaseTheEngine);
    }

    private void change(@Nullable Instant to, Runnable engine) {
        lock.writeLock().lock();
        try {
            engine.run();
            set = to;
        } finally {
            lock.writeLock().unlock();
        }
    }
}

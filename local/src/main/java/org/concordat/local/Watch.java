package org.concordat.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.concordat.local.server.Server;

/** Stays beside a running stack and starts again what has ended, a limited number of times. */
final class Watch {
    static final int ATTEMPTS = 5;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Stack stack;
    private final Terminal terminal;
    private final CountDownLatch stop;
    private final Deque<Long> restarts = new ArrayDeque<>();

    Watch(Stack stack, Terminal terminal, CountDownLatch stop) {
        this.stack = stack;
        this.terminal = terminal;
        this.stop = stop;
    }

    /**
     * Watches until told to stop.
     *
     * @throws LocalException when servers end so often that starting them again is no help
     */
    void untilStopped() throws InterruptedException {
        while (!stop.await(1, TimeUnit.SECONDS)) {
            for (Server server : stack.servers()) {
                if (!server.isAlive() && stop.getCount() > 0) {
                    restart(server);
                }
            }
        }
    }

    private void restart(Server server) {
        if (!mayRestart(restarts, System.nanoTime())) {
            throw new LocalException("Servers ended " + (ATTEMPTS + 1) + " times within " + WINDOW.toMinutes()
                    + " minutes, the last one was " + server.name() + ". Giving up. Its log: "
                    + server.log().path());
        }
        terminal.line(server.name() + " has ended unexpectedly, starting it again (" + restarts.size() + " of "
                + ATTEMPTS + ")");
        try {
            stack.restart(server);
        } catch (LocalException failure) {
            // The next round tries again, as long as attempts are left.
            terminal.line(String.valueOf(failure.getMessage()));
        }
    }

    /** Notes a restart at {@code now} (nanoseconds) if fewer than the limit lie within the window before it. */
    static boolean mayRestart(Deque<Long> restarts, long now) {
        restarts.removeIf(earlier -> now - earlier > WINDOW.toNanos());
        if (restarts.size() >= ATTEMPTS) {
            return false;
        }
        restarts.add(now);
        return true;
    }
}

package org.concordat.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
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
    private final Map<String, Deque<Long>> restarts = new HashMap<>();

    Watch(Stack stack, Terminal terminal, CountDownLatch stop) {
        this.stack = stack;
        this.terminal = terminal;
        this.stop = stop;
    }

    /**
     * Watches until told to stop.
     *
     * @throws LocalException when a server ends so often that starting it again is no help
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
        Deque<Long> earlier = restarts.computeIfAbsent(server.name(), name -> new ArrayDeque<>());
        if (!mayRestart(earlier, System.nanoTime())) {
            throw new LocalException(server.name() + " ended " + (ATTEMPTS + 1) + " times within " + WINDOW.toMinutes()
                    + " minutes. Giving up. Its log: "
                    + server.log().path());
        }
        terminal.line(server.name() + " has ended unexpectedly, starting it again (" + earlier.size() + " of "
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
        restarts.removeIf(restart -> now - restart > WINDOW.toNanos());
        if (restarts.size() >= ATTEMPTS) {
            return false;
        }
        restarts.add(now);
        return true;
    }
}

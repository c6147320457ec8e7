package org.concordat.local;

import java.io.PrintStream;
import java.time.Duration;

/**
 * What a person sees. On a real terminal a running line is drawn over itself; elsewhere (a pipe, a build server) only
 * whole lines are written, and running lines at most every ten seconds.
 */
public final class Terminal {
    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private final PrintStream out;
    private final boolean interactive;
    private int drawn;
    private long lastRunning = System.nanoTime() - QUIET_NANOS;

    public Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** Returns a terminal that swallows everything, for tests. */
    public static Terminal silent() {
        return new Terminal(new PrintStream(java.io.OutputStream.nullOutputStream()), false);
    }

    public boolean interactive() {
        return interactive;
    }

    /** Writes one whole line. */
    public synchronized void line(String text) {
        erase();
        out.println(text);
        out.flush();
    }

    /** Shows {@code text} until the next call of this class replaces it. */
    public synchronized void running(String text) {
        if (interactive) {
            String shown = text.length() > 110 ? text.substring(0, 110) : text;
            out.print("\r" + shown + " ".repeat(Math.max(0, drawn - shown.length())));
            drawn = shown.length();
            out.flush();
        } else if (System.nanoTime() - lastRunning >= QUIET_NANOS) {
            lastRunning = System.nanoTime();
            out.println(text);
            out.flush();
        }
    }

    private void erase() {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }
}

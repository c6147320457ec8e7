package org.concordat.local.distribution;

import java.time.Duration;
import org.concordat.local.Terminal;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Draws the download of the one large file; the small checksum files beside it are not worth a line. */
final class ProgressListener extends AbstractTransferListener {
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final Terminal terminal;
    private final String name;
    private final String ending;
    private long began;
    private long drawn;

    ProgressListener(Terminal terminal, String name, String ending) {
        this.terminal = terminal;
        this.name = name;
        this.ending = ending;
    }

    @Override
    public void transferStarted(TransferEvent event) {
        if (concernsUs(event)) {
            began = System.nanoTime();
            drawn = began;
            terminal.running(new Progress(name, 0, event.getResource().getContentLength(), Duration.ZERO).line());
        }
    }

    @Override
    public void transferProgressed(TransferEvent event) {
        long now = System.nanoTime();
        if (concernsUs(event) && now - drawn >= REDRAW_NANOS) {
            drawn = now;
            terminal.running(new Progress(
                            name,
                            event.getTransferredBytes(),
                            event.getResource().getContentLength(),
                            Duration.ofNanos(now - began))
                    .line());
        }
    }

    private boolean concernsUs(TransferEvent event) {
        return event.getResource().getResourceName().endsWith(ending);
    }
}

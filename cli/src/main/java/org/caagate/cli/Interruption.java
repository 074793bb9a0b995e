package org.caagate.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the process is told to end (Ctrl-C, SIGTERM): the work is stopped, and the JVM waits a moment for what is done
 * to be written. The status is the JVM's own then: 128 and the number of the signal.
 */
public final class Interruption {
    /** Nobody who presses Ctrl-C waits for a reader that does not read. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook;

    /**
     * Begins to wait for the signal.
     *
     * @param stop what stops the work
     */
    public Interruption(Runnable stop) {
        hook = new Thread(
                () -> {
                    stop.run();
                    awaitWritten();
                },
                "caa-gate interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitWritten() {
        try {
            boolean unused = written.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // The JVM ends in any case.
            Thread.currentThread().interrupt();
        }
    }

    /** Says that everything is written that there was to write. */
    public void close() {
        written.countDown();
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook is what waits for us.
            return;
        }
    }
}

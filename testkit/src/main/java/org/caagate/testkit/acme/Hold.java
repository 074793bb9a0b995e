package org.caagate.testkit.acme;

import java.time.Duration;

/**
 * Keeps the requests to one endpoint waiting, after they arrived and before the CA looks at them, so that a test can decide what
 * happens meanwhile. Ended by {@link #close()}, at the latest by closing the server. Thread-safe.
 */
public final class Hold implements AutoCloseable {

    private int waiting;
    private int passes;
    private boolean open;

    Hold() {}

    /**
     * Waits until so many requests are being held at the same time.
     *
     * @param requests how many
     * @param timeout how long to wait at most
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException if the time is up
     */
    public synchronized void awaitHeld(int requests, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (waiting < requests) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException(waiting + " of " + requests + " requests came within " + timeout);
            }
            // A wait of 0 would be for ever.
            wait(Math.max(1, left / 1_000_000));
        }
    }

    /** Lets one request pass: one that is held, or the next to come. */
    public synchronized void releaseOne() {
        passes++;
        notifyAll();
    }

    /** Lets all requests pass, now and later. */
    @Override
    public synchronized void close() {
        open = true;
        notifyAll();
    }

    synchronized void pass() throws InterruptedException {
        waiting++;
        notifyAll();
        try {
            while (!open && passes == 0) {
                wait();
            }
            passes -= open ? 0 : 1;
        } finally {
            waiting--;
        }
    }

    synchronized boolean isOpen() {
        return open;
    }
}

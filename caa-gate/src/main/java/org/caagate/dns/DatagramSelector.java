package org.caagate.dns;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A daemon thread that waits for the datagrams of all exchanges, and does nothing else: what comes in is judged elsewhere. It
 * starts when it is needed and ends when there was nothing to wait for, for a while.
 */
final class DatagramSelector {
    static final DatagramSelector SHARED = new DatagramSelector();

    private static final Logger LOGGER = LoggerFactory.getLogger(DnsLookup.class);
    private static final long IDLE_MILLIS = TimeUnit.SECONDS.toMillis(10);
    private static final int LARGEST_DATAGRAM = 65_535;

    private @Nullable Selector selector;

    private DatagramSelector() {}

    /**
     * Waits for what comes in.
     *
     * @param channel a socket; closing it ends the wait
     * @param exchange who takes what came
     */
    void watch(DatagramChannel channel, UdpExchange exchange) throws IOException {
        Selector current;
        synchronized (this) {
            current = selector == null ? start() : selector;
            channel.register(current, SelectionKey.OP_READ, exchange);
        }
        current.wakeup();
    }

    /** Makes the system let go of sockets that were closed elsewhere: the selector holds them until it looks again. */
    void wakeUp() {
        Selector current;
        synchronized (this) {
            current = selector;
        }
        if (current != null) {
            current.wakeup();
        }
    }

    private Selector start() throws IOException {
        Selector opened = Selector.open();
        Thread thread = new Thread(() -> run(opened), "caa-gate udp");
        thread.setDaemon(true);
        thread.start();
        selector = opened;
        return opened;
    }

    private void run(Selector current) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
        try {
            boolean needed = true;
            while (needed) {
                long start = System.nanoTime();
                int ready = current.select(key -> receive(key, buffer), IDLE_MILLIS);
                boolean waited = System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS);
                needed = ready > 0 || !waited || !endIfIdle(current);
            }
        } catch (IOException e) {
            LOGGER.warn("cannot wait for datagrams", e);
        } finally {
            // Whatever ended this thread, the next exchange starts another; those under way run into their timeouts.
            end(current);
        }
    }

    private static void receive(SelectionKey key, ByteBuffer buffer) {
        if (key.attachment() instanceof UdpExchange exchange) {
            exchange.receive(buffer);
        }
    }

    private synchronized boolean endIfIdle(Selector current) {
        boolean idle = current.keys().isEmpty();
        if (idle) {
            end(current);
        }
        return idle;
    }

    private synchronized void end(Selector current) {
        if (selector == current) {
            selector = null;
        }
        try {
            current.close();
        } catch (IOException e) {
            LOGGER.warn("closing the selector failed", e);
        }
    }
}

package org.caagate.dns;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.List;
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

    private final ArrayDeque<UdpExchange> arrivals = new ArrayDeque<>();
    private @Nullable Selector selector;
    /** Whether the thread has to be woken up to see what is new: that is a system call, and in a rush it sees by itself. */
    private volatile boolean isAsleep;

    private DatagramSelector() {}

    /**
     * Waits for what comes in.
     *
     * @param exchange who takes what came; closing its socket ends the wait
     */
    void watch(UdpExchange exchange) throws IOException {
        Selector sleeping;
        synchronized (this) {
            if (selector == null) {
                selector = start();
            }
            arrivals.add(exchange);
            sleeping = sleeping();
        }
        wakeUp(sleeping);
    }

    /** Makes the system let go of sockets that were closed elsewhere: the selector holds them until it looks again. */
    void wakeUp() {
        Selector sleeping;
        synchronized (this) {
            sleeping = sleeping();
        }
        wakeUp(sleeping);
    }

    /** Returns the selector if it has to be woken up, which whoever asks has to do. */
    private @Nullable Selector sleeping() {
        boolean wasAsleep = isAsleep;
        isAsleep = false;
        return wasAsleep ? selector : null;
    }

    private static void wakeUp(@Nullable Selector sleeping) {
        if (sleeping != null) {
            sleeping.wakeup();
        }
    }

    private Selector start() throws IOException {
        Selector opened = Selector.open();
        Thread thread = new Thread(() -> run(opened), "caa-gate udp");
        thread.setDaemon(true);
        thread.start();
        return opened;
    }

    private void run(Selector current) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
        try {
            boolean needed = true;
            while (needed) {
                long start = System.nanoTime();
                registerArrivals(current);
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

    private void registerArrivals(Selector current) {
        List<UdpExchange> arrived;
        synchronized (this) {
            arrived = List.copyOf(arrivals);
            arrivals.clear();
            isAsleep = true;
        }
        arrived.forEach(exchange -> exchange.register(current));
    }

    private void receive(SelectionKey key, ByteBuffer buffer) {
        isAsleep = false;
        if (key.attachment() instanceof UdpExchange exchange) {
            exchange.receive(buffer);
        }
    }

    private synchronized boolean endIfIdle(Selector current) {
        boolean idle = current.keys().isEmpty() && arrivals.isEmpty();
        if (idle) {
            end(current);
        }
        return idle;
    }

    private synchronized void end(Selector current) {
        if (selector == current) {
            selector = null;
            isAsleep = false;
        }
        try {
            current.close();
        } catch (IOException e) {
            LOGGER.warn("closing the selector failed", e);
        }
    }
}

package org.caagate.dns;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A daemon thread that waits for the datagrams of all sockets, and does nothing else: what comes in is judged elsewhere. It
 * starts when it is needed and ends when there was nothing to wait for, for a while.
 */
final class DatagramSelector {
    private static final Logger LOGGER = LoggerFactory.getLogger(DnsLookup.class);
    private static final long IDLE_MILLIS = TimeUnit.SECONDS.toMillis(5);
    private static final int LARGEST_DATAGRAM = 65_535;

    static final DatagramSelector SHARED = new DatagramSelector(IDLE_MILLIS);

    private final long idleMillis;
    private final ArrayDeque<UdpSocket> arrivals = new ArrayDeque<>();
    private @Nullable Selector selector;
    /** Whether the thread has to be woken up to see what is new: that is a system call, and in a rush it sees by itself. */
    private volatile boolean isAsleep;

    /**
     * Makes a selector.
     *
     * @param idleMillis after how long without use sockets are closed and the thread ends: at least this, at most twice as much
     */
    DatagramSelector(long idleMillis) {
        this.idleMillis = idleMillis;
    }

    /**
     * Waits for what comes in.
     *
     * @param socket what takes it; closing it ends the wait
     */
    void watch(UdpSocket socket) throws IOException {
        Selector sleeping;
        synchronized (this) {
            if (selector == null) {
                selector = start();
            }
            arrivals.add(socket);
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
        try {
            ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
            long rested = System.nanoTime();
            boolean isUsed = false;
            boolean needed = true;
            while (needed) {
                isUsed |= registerArrivals(current);
                current.select(key -> receive(key, buffer), idleMillis);
                if (System.nanoTime() - rested >= TimeUnit.MILLISECONDS.toNanos(idleMillis)) {
                    rested = System.nanoTime();
                    current.keys().forEach(DatagramSelector::rest);
                    // What was closed is let go of only now.
                    needed = current.selectNow(key -> receive(key, buffer)) > 0 || isUsed || !endIfIdle(current);
                    isUsed = false;
                }
            }
        } catch (IOException e) {
            LOGGER.warn("cannot wait for datagrams", e);
        } finally {
            // Whatever ended this thread, the next socket starts another.
            end(current);
        }
    }

    /** Returns whether there were any. */
    private boolean registerArrivals(Selector current) {
        List<UdpSocket> arrived;
        synchronized (this) {
            arrived = List.copyOf(arrivals);
            arrivals.clear();
            isAsleep = true;
        }
        arrived.forEach(socket -> socket.register(current));
        return !arrived.isEmpty();
    }

    private void receive(SelectionKey key, ByteBuffer buffer) {
        isAsleep = false;
        if (key.attachment() instanceof UdpSocket socket) {
            socket.receive(buffer);
        }
    }

    private static void rest(SelectionKey key) {
        if (key.attachment() instanceof UdpSocket socket) {
            socket.rest();
        }
    }

    private synchronized boolean endIfIdle(Selector current) {
        boolean idle = current.keys().isEmpty() && arrivals.isEmpty();
        if (idle) {
            end(current);
        }
        return idle;
    }

    private void end(Selector current) {
        List<UdpSocket> left = left(current);
        try {
            current.close();
        } catch (IOException e) {
            LOGGER.warn("closing the selector failed", e);
        }
        for (UdpSocket socket : left) {
            socket.end().ifPresent(exchange -> exchange.fail(new IOException("nobody waits for datagrams any more")));
        }
    }

    /** Where the thread broke off, there are sockets, and nobody may use one for which no thread waits. */
    private synchronized List<UdpSocket> left(Selector current) {
        List<UdpSocket> left = new ArrayList<>();
        if (current.isOpen()) {
            for (SelectionKey key : current.keys()) {
                if (key.attachment() instanceof UdpSocket socket) {
                    left.add(socket);
                }
            }
        }
        if (selector == current) {
            selector = null;
            isAsleep = false;
            left.addAll(arrivals);
            arrivals.clear();
        }
        return left;
    }
}

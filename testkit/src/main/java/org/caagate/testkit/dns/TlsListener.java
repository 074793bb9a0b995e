package org.caagate.testkit.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;

/**
 * A further entrance of a {@link ScriptedDnsServer}: DNS over TLS (RFC 7858) or over HTTPS (RFC 8484, by HTTP/1.1), with the same
 * zones, faults and record of questions. {@link ScriptedDnsServer#listenOverTls} and {@link ScriptedDnsServer#listenOverHttps}
 * make one.
 *
 * <p>What goes wrong before a question is read, and over HTTP after it, is scripted here. {@link Forgery#drip} and
 * {@link Forgery#closeAfter} count the octets within TLS: those of the length over TLS, those of the response's head over HTTPS.
 * Each connection has two daemon threads, and {@link #close} ends them. Safe for use by several threads.
 */
public final class TlsListener implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final ServerSocket socket;
    private final Transport transport;
    private final Entrance entrance;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<TlsConversation> open = new HashSet<>();
    private int accepted;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Manner manner = Manner.USUAL;
    private volatile HttpReply reply = HttpReply.USUAL;

    /** How connections are treated. */
    public enum Manner {
        /** As they should be. */
        USUAL,
        /** Each is closed when it has been sent one answer. */
        CLOSE_AFTER_ANSWER,
        /** They are accepted, and nothing is ever read or written. */
        MUTE,
        /** Whoever connects is greeted in clear text. */
        CLEAR_TEXT
    }

    /**
     * Where questions go.
     *
     * @param identity the key and certificate to show
     * @param loop the server's thread
     * @param answers what answers, on that thread
     */
    record Entrance(SSLContext identity, EventLoop loop, Answers answers) {}

    private TlsListener(ServerSocket socket, Transport transport, Entrance entrance) {
        this.socket = socket;
        this.transport = transport;
        this.entrance = entrance;
    }

    static TlsListener start(InetAddress host, Transport transport, Entrance entrance) {
        try {
            TlsListener listener = new TlsListener(new ServerSocket(0, BACKLOG, host), transport, entrance);
            daemon("scripted-dns-tls-" + listener.address().getPort(), listener::accept);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** {@return where it listens} */
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /**
     * Sets how connections are treated that are made from now on. The default is {@link Manner#USUAL}.
     *
     * @param how the manner
     * @return this listener
     */
    public TlsListener manner(Manner how) {
        manner = how;
        return this;
    }

    /**
     * Sets what HTTP responses look like from now on. The default is {@link HttpReply#usual}.
     *
     * @param response the response
     * @return this listener
     */
    public TlsListener reply(HttpReply response) {
        reply = response;
        return this;
    }

    /** {@return how many connections have been accepted} */
    public int connections() {
        lock.lock();
        try {
            return accepted;
        } finally {
            lock.unlock();
        }
    }

    /** {@return the heads of the HTTP requests that have arrived, in order} */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /**
     * Waits until just so many connections are open.
     *
     * @param count how many
     * @param timeout how long to wait at most
     * @throws AssertionError if there are more or fewer when the time is over
     * @throws InterruptedException if the thread is interrupted
     */
    public void awaitOpenConnections(int count, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (open.size() != count) {
                if (left <= 0) {
                    throw new AssertionError(open.size() + " connections are open, not " + count);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes all connections, as servers do with those that are idle. */
    public void closeConnections() {
        List<TlsConversation> all;
        lock.lock();
        try {
            all = new ArrayList<>(open);
        } finally {
            lock.unlock();
        }
        all.forEach(TlsConversation::close);
    }

    /** Closes the port and all connections. A second call has no effect. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitClosed();
        closeConnections();
    }

    /** The port takes connections until the last attempt to accept one has ended. */
    private void awaitClosed() {
        boolean interrupted = false;
        while (closed.getCount() > 0) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                interrupted = true; // It ends in any case, so wait for it, and pass the interrupt on.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (true) {
                serve(socket.accept());
            }
        } catch (SocketException e) {
            // The listener was closed.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            closed.countDown();
        }
    }

    private void serve(Socket client) {
        Framing framing =
                transport == Transport.TLS ? new Framing.Lengths() : new Framing.Http(() -> reply, requests::add);
        TlsConversation conversation = new TlsConversation(client, framing, this);
        // Before anybody can see the connection, and change it.
        Manner now = manner;
        lock.lock();
        try {
            accepted++;
            open.add(conversation);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        conversation.start(now);
        if (socket.isClosed()) {
            conversation.close();
        }
    }

    void ended(TlsConversation conversation) {
        lock.lock();
        try {
            open.remove(conversation);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Entrance entrance() {
        return entrance;
    }

    Transport transport() {
        return transport;
    }
}

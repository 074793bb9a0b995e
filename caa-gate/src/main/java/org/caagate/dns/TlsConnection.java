package org.caagate.dns;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caagate.lookup.Failure;

/**
 * A connection to a server over TLS that queries share: sent without waiting for one another, answered in any order, told apart
 * by ids (RFC 7766 sections 6.2.1 and 7).
 *
 * <p>It is read by a thread of its own, and written by another while there is something to write. JSSE's sockets do all of TLS
 * and block; its engine would not, but leaves handshake, key updates and half-closed connections to its caller, which is a lot
 * to get wrong for the sake of one thread for each server. These end with the connection, and that ends soon:
 *
 * <ul>
 *   <li>when nobody has asked anything for a few seconds;
 *   <li>when it is dead or too slow: one on which a query waited in vain, without any reply to another meanwhile, takes no more,
 *       and is closed when those on it have their replies or have given up, which takes no longer than a try;
 *   <li>when the server closes it. Then the queries on it are sent again over another, if this one has ever brought a reply: so
 *       each connection answers something, or is the last.
 * </ul>
 */
final class TlsConnection {
    private static final Duration IDLE = Duration.ofSeconds(5);
    /** Ids that cannot be used again. More means a server that is better left. */
    private static final int MOST_ABANDONED = 1_000;

    private final DnsServer server;
    private final TlsWire wire;
    private final TlsSocket socket;
    private final Map<Integer, Waiting> waiting = new HashMap<>();
    private final Set<Integer> abandoned = new HashSet<>();
    private final List<Query> outgoing = new ArrayList<>();
    private long replies;
    private long idleSince;
    private boolean isConnected;
    private boolean isWriting;
    private boolean isFull;
    private boolean isAlarmSet;
    private boolean isEnded;

    TlsConnection(DnsServer server, TlsWire wire) {
        this.server = server;
        this.wire = wire;
        this.socket = new TlsSocket(server);
    }

    /**
     * A query without its reply.
     *
     * @param exchange the query
     * @param repliesBefore how many replies the connection had brought when it was sent
     */
    private record Waiting(TlsExchange exchange, long repliesBefore) {}

    /** Connects; what was taken so far is sent then. */
    void open() {
        Workers.BLOCKING.execute(this::run);
    }

    /**
     * Takes a query, unless there will be no reply to it.
     *
     * @param exchange the query
     * @return whether it was taken
     */
    synchronized boolean take(TlsExchange exchange) {
        if (isEnded || isFull) {
            return false;
        }
        int id = exchange.query().id();
        while (waiting.containsKey(id) || abandoned.contains(id)) {
            id = (id + 1) & 0xFFFF;
        }
        Query query = exchange.query().withId(id);
        exchange.takenBy(this, query);
        waiting.put(id, new Waiting(exchange, replies));
        outgoing.add(query);
        writeSoon();
        return true;
    }

    private synchronized void connected() {
        isConnected = true;
        writeSoon();
    }

    /** With the lock held. */
    private void writeSoon() {
        if (isConnected && !isWriting && !outgoing.isEmpty()) {
            isWriting = true;
            Workers.BLOCKING.execute(this::write);
        }
    }

    private void write() {
        try {
            for (List<Query> next = written(); !next.isEmpty(); next = written()) {
                socket.write(next);
            }
        } catch (IOException e) {
            leaveToReader();
        }
    }

    /** The connection is broken, but replies may have come before that: they are read, then whoever reads finds the end too. */
    private synchronized void leaveToReader() {
        isFull = true;
        outgoing.clear();
    }

    private synchronized List<Query> written() {
        List<Query> next = List.copyOf(outgoing);
        outgoing.clear();
        isWriting = !next.isEmpty();
        return next;
    }

    private void run() {
        try {
            socket.connect(wire.settings());
            connected();
            socket.read(this::receive);
        } catch (EOFException e) {
            end(TransportException.network("closed the connection before it answered"));
        } catch (IOException e) {
            end(TlsTrouble.in(e, server.tlsName()).map(IOException.class::cast).orElse(e));
        } catch (RuntimeException e) {
            // The caller's trust manager, or an address of a family that this host does not have.
            end(TransportException.network("cannot be asked over TLS (" + Texts.error(e) + ")"));
        }
    }

    private void receive(byte[] message) throws TransportException {
        Optional<TlsExchange> asker = asker(message, wire.timer().nanoTime());
        asker.ifPresent(exchange -> exchange.complete(message));
        restIfIdle();
    }

    /** Returns whose reply it is: nobody's, if it comes too late. */
    private synchronized Optional<TlsExchange> asker(byte[] message, long now) throws TransportException {
        int id = message.length < 2 ? -1 : ByteBuffer.wrap(message).getShort() & 0xFFFF;
        Waiting answered = waiting.remove(id);
        if (answered == null && !abandoned.remove(id)) {
            throw new TransportException(Failure.Kind.MALFORMED, "sent a reply that was not asked for");
        }
        replies++;
        idleSince = now;
        return Optional.ofNullable(answered).map(Waiting::exchange);
    }

    /** Forgets a query that was given up; its id stays taken, for the reply that may come. */
    void abandon(TlsExchange exchange) {
        long now = wire.timer().nanoTime();
        synchronized (this) {
            int id = exchange.query().id();
            Waiting left = waiting.get(id);
            if (left == null || left.exchange() != exchange) {
                return;
            }
            waiting.remove(id);
            abandoned.add(id);
            idleSince = now;
            isFull |= replies == left.repliesBefore() || abandoned.size() >= MOST_ABANDONED;
        }
        restIfIdle();
    }

    private void restIfIdle() {
        synchronized (this) {
            if (isEnded || !waiting.isEmpty()) {
                return;
            }
            if (isAlarmSet && !isFull) {
                return;
            }
            isAlarmSet = true;
        }
        closeAfter(isFull() ? Duration.ZERO : IDLE);
    }

    private synchronized boolean isFull() {
        return isFull;
    }

    private void closeAfter(Duration rest) {
        if (rest.isNegative() || rest.isZero()) {
            end(new EOFException("idle"));
            return;
        }
        try {
            wire.timer().after(rest, this::closeIfIdle);
        } catch (RuntimeException e) {
            // The caller's timer. Without an alarm the connection might stay open for ever.
            end(new EOFException("idle"));
        }
    }

    private void closeIfIdle() {
        long now = wire.timer().nanoTime();
        Duration rest;
        synchronized (this) {
            isAlarmSet = !isEnded && waiting.isEmpty();
            if (!isAlarmSet) {
                return;
            }
            rest = IDLE.minusNanos(now - idleSince);
        }
        closeAfter(rest);
    }

    private void end(IOException cause) {
        List<TlsExchange> left;
        boolean isProven;
        synchronized (this) {
            if (isEnded) {
                return;
            }
            isEnded = true;
            left = waiting.values().stream().map(Waiting::exchange).toList();
            waiting.clear();
            isProven = replies > 0;
        }
        socket.close();
        wire.forget(server, this);
        left.forEach(isProven ? wire::dispatch : exchange -> exchange.fail(cause));
    }
}

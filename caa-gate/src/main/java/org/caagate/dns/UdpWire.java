package org.caagate.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends queries as datagrams: each over a socket of its own with a random port, so that whoever forges a reply has to guess it (RFC
 * 5452 section 9.2).
 *
 * <p>Towards a loopback address a socket that has brought a reply is kept for a while and takes further queries, one after the
 * other, as opening it is a third of what a query costs. Nobody outside this host can send to it: datagrams from a loopback address
 * must not come in from a network (RFC 1122 section 3.2.1.3 (g), RFC 4291 section 2.5.3), and a connected socket takes those of its
 * server alone.
 */
final class UdpWire implements Wire {
    static final UdpWire SHARED = new UdpWire(DnsServer::isLoopback, DatagramSelector.SHARED);

    /** Enough that opening sockets costs next to nothing, and few enough that ports change often. */
    static final int QUERIES_FOR_KEPT = 256;

    private final Predicate<DnsServer> keeping;
    private final DatagramSelector selector;
    private final Map<InetSocketAddress, ArrayDeque<UdpSocket>> idle = new HashMap<>();

    /**
     * Makes a wire.
     *
     * @param keeping which servers' sockets are kept
     * @param selector what waits for datagrams
     */
    UdpWire(Predicate<DnsServer> keeping, DatagramSelector selector) {
        this.keeping = keeping;
        this.selector = selector;
    }

    @Override
    public Pending send(Query query, DnsServer server) throws IOException {
        UdpExchange exchange = taken(query, server);
        exchange.send();
        return exchange;
    }

    private UdpExchange taken(Query query, DnsServer server) throws IOException {
        boolean isKept = keeping.test(server);
        for (UdpSocket socket = poll(server.address()); socket != null; socket = poll(server.address())) {
            Optional<UdpExchange> taken = socket.take(query);
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        return open(server.address(), isKept ? QUERIES_FOR_KEPT : 1).take(query).orElseThrow();
    }

    private UdpSocket open(InetSocketAddress server, int queries) throws IOException {
        UdpSocket socket = UdpSocket.open(server, this, queries);
        try {
            selector.watch(socket);
            return socket;
        } catch (IOException | RuntimeException | Error e) {
            // Error: there may be no thread to be had. The socket has to go in any case.
            socket.end();
            throw e;
        }
    }

    /** The one that was used last, so that those that are too many grow idle. */
    private synchronized @Nullable UdpSocket poll(InetSocketAddress server) {
        ArrayDeque<UdpSocket> sockets = idle.get(server);
        return sockets == null ? null : sockets.poll();
    }

    /** Takes note that a socket is ready for another query. */
    synchronized void free(InetSocketAddress server, UdpSocket socket) {
        idle.computeIfAbsent(server, any -> new ArrayDeque<>()).push(socket);
    }

    /** Takes note that a socket was closed. */
    void forget(InetSocketAddress server, UdpSocket socket) {
        synchronized (this) {
            ArrayDeque<UdpSocket> sockets = idle.get(server);
            if (sockets != null) {
                sockets.remove(socket);
                if (sockets.isEmpty()) {
                    idle.remove(server);
                }
            }
        }
        selector.wakeUp();
    }
}

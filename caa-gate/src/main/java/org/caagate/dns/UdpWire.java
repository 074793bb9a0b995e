package org.caagate.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Sends queries as datagrams: each over a socket of its own with a random port, so that whoever forges a reply has to guess it (RFC
 * 5452 section 9.2).
 *
 * <p>Servers with a loopback address are asked over a few sockets that are kept, as a socket for each query is half of what it
 * costs. Nobody outside this host can send to these: datagrams from a loopback address must not come in from a network (RFC 1122
 * section 3.2.1.3 (g), RFC 4291 section 2.5.3), and a connected socket takes only those of its server.
 */
final class UdpWire implements Wire {
    static final UdpWire SHARED = new UdpWire(DnsServer::isLoopback, DatagramSelector.SHARED);

    /** Enough that opening sockets costs next to nothing, and few enough that ports change often. */
    static final int QUERIES_FOR_KEPT = 256;

    private final Predicate<DnsServer> keeping;
    private final DatagramSelector selector;
    private final Map<InetSocketAddress, List<UdpSocket>> kept = new HashMap<>();

    /**
     * Makes a wire.
     *
     * @param keeping which servers are asked over sockets that are kept
     * @param selector what waits for datagrams
     */
    UdpWire(Predicate<DnsServer> keeping, DatagramSelector selector) {
        this.keeping = keeping;
        this.selector = selector;
    }

    @Override
    public Pending send(Query query, DnsServer server) throws IOException {
        return keeping.test(server) ? overKept(query, server.address()) : overOwn(query, server.address());
    }

    private UdpExchange overOwn(Query query, InetSocketAddress server) throws IOException {
        UdpExchange exchange = open(server, 1).take(query).orElseThrow();
        exchange.send();
        return exchange;
    }

    private UdpExchange overKept(Query query, InetSocketAddress server) throws IOException {
        UdpExchange exchange = taken(query, server);
        try {
            exchange.send();
            return exchange;
        } catch (IOException e) {
            // Perhaps what came of an earlier query: this one has not been sent.
            return overOwn(query, server);
        }
    }

    private synchronized UdpExchange taken(Query query, InetSocketAddress server) throws IOException {
        for (UdpSocket socket : kept.getOrDefault(server, List.of())) {
            Optional<UdpExchange> taken = socket.take(query);
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        UdpSocket socket = open(server, QUERIES_FOR_KEPT);
        kept.computeIfAbsent(server, any -> new ArrayList<>()).add(socket);
        return socket.take(query).orElseThrow();
    }

    private UdpSocket open(InetSocketAddress server, int queries) throws IOException {
        UdpSocket socket = UdpSocket.open(server, queries, closed -> {
            selector.wakeUp();
            forget(server, closed);
        });
        try {
            selector.watch(socket);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private synchronized void forget(InetSocketAddress server, UdpSocket closed) {
        List<UdpSocket> sockets = kept.get(server);
        if (sockets != null && sockets.remove(closed) && sockets.isEmpty()) {
            kept.remove(server);
        }
    }
}

package org.caagate.dns;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.caagate.lookup.Timer;

/**
 * DNS over TLS (RFC 7858): for each server one connection that all queries share, and beside it for a short while those that
 * take no more.
 */
final class TlsWire implements Wire {
    private final TlsSettings settings;
    private final Timer timer;
    private final ConcurrentMap<DnsServer, TlsConnection> connections = new ConcurrentHashMap<>();

    TlsWire(TlsSettings settings, Timer timer) {
        this.settings = settings;
        this.timer = timer;
    }

    TlsSettings settings() {
        return settings;
    }

    Timer timer() {
        return timer;
    }

    @Override
    public Pending send(Query query, DnsServer server) {
        TlsExchange exchange = new TlsExchange(query, server);
        dispatch(exchange);
        return exchange;
    }

    /** Hands a query to the connection to its server, and to a new one if that takes no more. */
    void dispatch(TlsExchange exchange) {
        connections.compute(exchange.server(), (server, current) -> {
            if (current != null && current.take(exchange)) {
                return current;
            }
            TlsConnection fresh = new TlsConnection(server, this);
            fresh.take(exchange);
            fresh.open();
            return fresh;
        });
        if (exchange.isOver()) {
            // It was given up while it was between two connections.
            exchange.leave();
        }
    }

    void forget(DnsServer server, TlsConnection connection) {
        connections.remove(server, connection);
    }
}

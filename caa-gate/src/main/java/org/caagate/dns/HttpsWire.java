package org.caagate.dns;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** DNS over HTTPS (RFC 8484): for each server a client of its own. */
final class HttpsWire implements Wire {
    private final HttpsSettings settings;
    private final ConcurrentMap<DnsServer, HttpsOrigin> origins = new ConcurrentHashMap<>();

    HttpsWire(HttpsSettings settings) {
        this.settings = settings;
    }

    @Override
    public Pending send(Query query, DnsServer server) {
        HttpsOrigin origin = origins.computeIfAbsent(server, any -> new HttpsOrigin(server, settings));
        HttpsExchange exchange = new HttpsExchange(query.withId(0), origin);
        origin.admit(exchange);
        return exchange;
    }
}

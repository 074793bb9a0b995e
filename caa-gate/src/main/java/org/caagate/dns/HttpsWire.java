package org.caagate.dns;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.caagate.lookup.Timer;

/** DNS over HTTPS (RFC 8484): for each server a client of its own. */
final class HttpsWire implements Wire {
    private final HttpsSettings settings;
    private final Timer timer;
    private final ConcurrentMap<DnsServer, HttpsOrigin> origins = new ConcurrentHashMap<>();

    HttpsWire(HttpsSettings settings, Timer timer) {
        this.settings = settings;
        this.timer = timer;
    }

    @Override
    public Pending send(Query query, DnsServer server) {
        HttpsOrigin origin = origins.computeIfAbsent(server, any -> new HttpsOrigin(server, settings, timer));
        HttpsExchange exchange = new HttpsExchange(query.withId(0), origin);
        origin.admit(exchange);
        return exchange;
    }
}

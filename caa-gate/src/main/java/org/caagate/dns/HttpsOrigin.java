package org.caagate.dns;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server over HTTPS, and the client that asks it.
 *
 * <p>The client of the JDK shares connections only once they are there: asked for a hundred things at once, it opens a hundred.
 * So the first of them goes ahead, and the others follow when it has its connection: over HTTP/2 all on that one.
 *
 * <p>And it keeps using a connection that has died without a word, until the system gives it up, which takes many minutes. So a
 * client with which a query waited in vain, without any response to another meanwhile, is left for a new one.
 */
final class HttpsOrigin {
    private final DnsServer server;
    private final HttpsSettings settings;
    private final URI url;
    private final List<HttpsExchange> followers = new ArrayList<>();
    private @Nullable HttpClient client;
    private @Nullable HttpsExchange pioneer;
    private int underWay;
    private long responses;

    HttpsOrigin(DnsServer server, HttpsSettings settings) {
        this.server = server;
        this.settings = settings;
        this.url = server.url();
    }

    DnsServer server() {
        return server;
    }

    HttpsSettings settings() {
        return settings;
    }

    URI url() {
        return url;
    }

    /** Starts a query, now or when there is a connection. */
    void admit(HttpsExchange exchange) {
        synchronized (this) {
            if (pioneer != null) {
                followers.add(exchange);
                return;
            }
            if (underWay == 0) {
                pioneer = exchange;
            }
            underWay++;
        }
        start(exchange);
    }

    private static void start(HttpsExchange exchange) {
        // Not here: the first use reads the trust roots.
        Workers.BLOCKING.execute(exchange::start);
    }

    /** Takes note that an exchange has a connection, or will have none. */
    void connected(HttpsExchange exchange) {
        List<HttpsExchange> admitted;
        synchronized (this) {
            if (pioneer != exchange) {
                return;
            }
            pioneer = null;
            admitted = List.copyOf(followers);
            followers.clear();
            underWay += admitted.size();
        }
        admitted.forEach(HttpsOrigin::start);
    }

    /** Takes note that an exchange has come to its end. */
    void ended(HttpsExchange exchange) {
        connected(exchange);
        synchronized (this) {
            underWay--;
        }
    }

    synchronized HttpClient client() throws TransportException {
        HttpClient current = client;
        if (current == null) {
            current = settings.client();
            client = current;
        }
        return current;
    }

    synchronized long responses() {
        return responses;
    }

    synchronized void responded() {
        responses++;
    }

    /** Takes note that a query waited in vain, and since when. */
    synchronized void silent(HttpClient used, long responsesBefore) {
        if (client == used && responses == responsesBefore) {
            client = null;
        }
    }
}

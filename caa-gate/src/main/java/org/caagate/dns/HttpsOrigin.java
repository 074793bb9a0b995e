package org.caagate.dns;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.caagate.lookup.Timer;
import org.jspecify.annotations.Nullable;

/**
 * A server over HTTPS, and the client that asks it.
 *
 * <p>The client of the JDK shares connections only once they are there: asked for a hundred things at once, it opens a hundred.
 * So the first of them goes ahead, and the others follow when it has its connection: over HTTP/2 all on that one. It fails what is
 * more than the server takes at once, instead of waiting, so the rest waits here.
 *
 * <p>And it keeps using a connection that has died without a word, until the system gives it up, which takes many minutes. So a
 * client with which a query waited in vain, without any response to another meanwhile, is left for a new one; one that has never
 * had a response is left twice a minute at most, because the threads of those that were left end with the next garbage
 * collection and not before.
 */
final class HttpsOrigin {
    /**
     * Most servers take 100 streams at once (RFC 9113 section 6.5.2), and that is what the client of the JDK supposes until it knows. It
     * counts a stream for a moment longer than we do.
     */
    private static final int MOST_AT_ONCE = 90;

    /** So few are started again at a time that they are seldom refused for the same reason as before. */
    private static final int MOST_AGAIN = 4;

    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(30);

    private final DnsServer server;
    private final HttpsSettings settings;
    private final Timer timer;
    private final URI url;
    private final Queue<HttpsExchange> waiting = new ArrayDeque<>();
    private final Queue<HttpsExchange> refused = new ArrayDeque<>();
    private final Set<HttpsExchange> again = new HashSet<>();
    private @Nullable HttpClient client;
    private @Nullable HttpsExchange pioneer;
    private int underWay;
    private int most = MOST_AT_ONCE;
    private long responses;
    private boolean isProven;
    private boolean isSuccessor;
    private long startedAt;

    HttpsOrigin(DnsServer server, HttpsSettings settings, Timer timer) {
        this.server = server;
        this.settings = settings;
        this.timer = timer;
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

    /** Starts a query, now or when there is a connection with room for it. */
    void admit(HttpsExchange exchange) {
        synchronized (this) {
            if (pioneer != null || underWay >= most) {
                waiting.add(exchange);
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

    private void admitWaiting() {
        List<HttpsExchange> admitted = new ArrayList<>();
        synchronized (this) {
            while (pioneer == null && underWay < most && again.size() < MOST_AGAIN && !refused.isEmpty()) {
                HttpsExchange next = refused.remove();
                again.add(next);
                admitted.add(next);
                underWay++;
            }
            while (pioneer == null && underWay < most && !waiting.isEmpty()) {
                admitted.add(waiting.remove());
                underWay++;
            }
        }
        admitted.forEach(HttpsOrigin::start);
    }

    /** Takes note that an exchange has a connection, or will have none. */
    void connected(HttpsExchange exchange) {
        synchronized (this) {
            if (pioneer != exchange) {
                return;
            }
            pioneer = null;
        }
        admitWaiting();
    }

    /** Takes note that an exchange has come to its end. */
    void ended(HttpsExchange exchange) {
        synchronized (this) {
            underWay--;
            again.remove(exchange);
        }
        connected(exchange);
        admitWaiting();
    }

    /** Takes note that the server takes fewer at once, and starts the exchange again when there is room. */
    void crowded(HttpsExchange exchange) {
        synchronized (this) {
            most = Math.max(1, Math.min(most, underWay - 1));
            waiting.add(exchange);
        }
        ended(exchange);
    }

    /** Starts an exchange again that the server did not take, in its turn. */
    void refused(HttpsExchange exchange) {
        synchronized (this) {
            refused.add(exchange);
        }
        ended(exchange);
    }

    /** Returns the client; it is made without the lock, as that reads the trust roots, and nobody may have to wait for it. */
    HttpClient client() throws TransportException {
        HttpClient current = current();
        return current == null ? firstOf(settings.client()) : current;
    }

    private synchronized @Nullable HttpClient current() {
        return client;
    }

    private synchronized HttpClient firstOf(HttpClient made) {
        HttpClient current = client;
        if (current == null) {
            current = made;
            client = made;
        }
        return current;
    }

    synchronized long responses() {
        return responses;
    }

    synchronized void responded(HttpClient used) {
        responses++;
        isProven |= client == used;
    }

    /** Takes note that a query waited in vain, and since when. */
    void silent(HttpClient used, long responsesBefore) {
        long now = timer.nanoTime();
        synchronized (this) {
            boolean mayBeLeft = isProven || !isSuccessor || now - startedAt >= SHORTEST_LIFE.toNanos();
            if (client == used && responses == responsesBefore && mayBeLeft) {
                client = null;
                isProven = false;
                isSuccessor = true;
                startedAt = now;
            }
        }
    }
}

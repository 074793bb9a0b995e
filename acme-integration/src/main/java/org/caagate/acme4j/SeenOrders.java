package org.caagate.acme4j;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.toolbox.JSON;

/**
 * The orders that came by, to be found by their finalize URL, since nothing else of an order is in the request that finalizes it.
 *
 * <p>They are held weakly: acme4j takes the finalize URL out of the very document that is remembered here, so an order that
 * somebody can still finalize is remembered, and nothing is held longer than by those who use it.
 */
final class SeenOrders {
    private final Map<String, Seen> orders = new ConcurrentHashMap<>();
    private final ReferenceQueue<JSON> forgotten = new ReferenceQueue<>();

    private static final class Seen extends WeakReference<JSON> {
        private final String finalizeUrl;

        private Seen(String finalizeUrl, JSON order, ReferenceQueue<JSON> forgotten) {
            super(order, forgotten);
            this.finalizeUrl = finalizeUrl;
        }
    }

    /** Remembers a document if it is an order. */
    void remember(JSON document) {
        for (Reference<?> gone = forgotten.poll(); gone != null; gone = forgotten.poll()) {
            Seen seen = (Seen) gone;
            orders.remove(seen.finalizeUrl, seen);
        }
        finalizeUrl(document).ifPresent(url -> orders.put(url, new Seen(url, document, forgotten)));
    }

    Optional<JSON> find(URL finalizeUrl) {
        return Optional.ofNullable(orders.get(finalizeUrl.toString())).map(Reference::get);
    }

    int size() {
        return orders.size();
    }

    private static Optional<String> finalizeUrl(JSON document) {
        if (!document.contains("identifiers") || !document.contains("finalize")) {
            return Optional.empty();
        }
        try {
            return Optional.of(document.get("finalize").asURL().toString());
        } catch (AcmeProtocolException | IllegalArgumentException unusable) {
            // acme4j cannot take the URL out either, so nobody can finalize this order.
            return Optional.empty();
        }
    }
}

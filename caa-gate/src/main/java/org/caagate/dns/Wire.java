package org.caagate.dns;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A way to send octets to a server and to get octets back. What they mean is nothing to a wire. */
@FunctionalInterface
interface Wire {
    /**
     * Sends a query and waits for one message; never blocks.
     *
     * @param query what to send
     * @param server where to
     * @param limit after which sockets are not needed any more
     * @return completes with the message, or with what the network said, on any thread; completing it from outside gives up
     */
    CompletableFuture<byte[]> exchange(Query query, DnsServer server, Duration limit);
}

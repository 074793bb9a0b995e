package org.caagate.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A connection of its own for every query (RFC 7766 allows it, section 6.2.1).
 *
 * <p>Not dnsjava's: it shares one connection for each server and cannot let go of a dead one, and in 3.6.5 a reset while
 * queries are being written ends its selector thread, and with it all lookups of the JVM, UDP as well.
 */
final class TcpWire implements Wire {
    @Override
    public CompletableFuture<byte[]> exchange(Query query, DnsServer server, Duration limit) {
        try {
            return new TcpExchange(query.octets()).with(server.address());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}

package org.caagate.dns;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.xbill.DNS.io.DefaultIoClientFactory;
import org.xbill.DNS.io.UdpIoClient;

/**
 * Datagrams by dnsjava: a connected socket with a random port for each query (RFC 5452 section 9.2).
 *
 * <p>dnsjava looks for expired sockets about once a second and then closes them; it is not what measures a timeout here.
 */
final class UdpWire implements Wire {
    /** From the factory: constructing a client of one's own would cut off every other user of dnsjava in the JVM. */
    private static final UdpIoClient SOCKETS = new DefaultIoClientFactory().createOrGetUdpClient();

    @Override
    public CompletableFuture<byte[]> exchange(Query query, DnsServer server, Duration limit) {
        return SOCKETS.sendAndReceiveUdp(
                null, server.address(), query.message(), query.octets(), Query.UDP_PAYLOAD, limit);
    }
}

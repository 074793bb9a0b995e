package org.caagate.dns;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.io.DefaultIoClientFactory;
import org.xbill.DNS.io.UdpIoClient;

/**
 * One query and its reply as datagrams, by dnsjava: over a connected socket of its own with a random port (RFC 5452 section
 * 9.2).
 *
 * <p>The first datagram from the server's address is the reply; one that was forged without knowing the id is judged malformed
 * and costs a try. dnsjava looks for overdue sockets about once a second, so the timeout is measured elsewhere.
 */
final class UdpExchange implements Wire.Pending {
    /** From the factory: a client that one constructs oneself cuts off every other user of dnsjava in the JVM. */
    private static final UdpIoClient SOCKETS = new DefaultIoClientFactory().createOrGetUdpClient();

    private static final int LARGEST_DATAGRAM = 4096;

    private final CompletableFuture<byte[]> reply = new CompletableFuture<>();

    private UdpExchange() {}

    static UdpExchange start(Query query, DnsServer server, Duration limit) {
        UdpExchange exchange = new UdpExchange();
        CompletableFuture<byte[]> unused = SOCKETS.sendAndReceiveUdp(
                        null, server.address(), query.message(), query.octets(), LARGEST_DATAGRAM, limit)
                .whenComplete(exchange::complete);
        return exchange;
    }

    private void complete(byte @Nullable [] octets, @Nullable Throwable error) {
        if (octets != null) {
            reply.complete(octets);
        } else {
            reply.completeExceptionally(error == null ? new SocketTimeoutException("no reply") : error);
        }
    }

    @Override
    public CompletableFuture<byte[]> reply() {
        return reply;
    }

    @Override
    public void giveUp() {
        reply.completeExceptionally(new SocketTimeoutException("no reply"));
    }
}

package org.caagate.dns;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One query as a datagram, and its reply.
 *
 * <p>Datagrams with another id are somebody else's noise: they end nothing (RFC 5452 section 9.1), but are the reply if no
 * better one comes.
 */
final class UdpExchange implements Wire.Pending {
    private final CompletableFuture<byte[]> reply = new CompletableFuture<>();
    private final UdpSocket socket;
    private final Query query;
    private volatile byte @Nullable [] stray;

    UdpExchange(UdpSocket socket, Query query) {
        this.socket = socket;
        this.query = query;
    }

    /**
     * Sends the query.
     *
     * @throws IOException if it was not sent
     */
    void send() throws IOException {
        socket.send(query);
    }

    @Override
    public Query query() {
        return query;
    }

    @Override
    public CompletableFuture<byte[]> reply() {
        return reply;
    }

    /** Takes note of a datagram that may be meant for this query, but has another id. */
    void keep(byte[] noise) {
        stray = noise;
    }

    void complete(byte[] octets) {
        reply.complete(octets);
    }

    void fail(Throwable error) {
        reply.completeExceptionally(error);
    }

    @Override
    public void giveUp() {
        socket.abandon(this);
        byte[] noise = stray;
        if (noise == null) {
            fail(new SocketTimeoutException("no reply"));
        } else {
            complete(noise);
        }
    }
}

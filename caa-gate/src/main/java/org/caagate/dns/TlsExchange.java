package org.caagate.dns;

import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One query over TLS, and its reply. It may change connections: a server may close one at any time (RFC 7766 section 6.2.4). */
final class TlsExchange implements Wire.Pending {
    private final CompletableFuture<byte[]> reply = new CompletableFuture<>();
    private final DnsServer server;
    private volatile Query query;
    private volatile @Nullable TlsConnection connection;

    TlsExchange(Query query, DnsServer server) {
        this.query = query;
        this.server = server;
    }

    DnsServer server() {
        return server;
    }

    /**
     * Takes note of a connection that takes the query.
     *
     * @param taker the connection
     * @param sent the query with an id that is free there
     */
    void takenBy(TlsConnection taker, Query sent) {
        query = sent;
        connection = taker;
    }

    @Override
    public Query query() {
        return query;
    }

    @Override
    public CompletableFuture<byte[]> reply() {
        return reply;
    }

    void complete(byte[] octets) {
        reply.complete(octets);
    }

    void fail(Throwable error) {
        reply.completeExceptionally(error);
    }

    boolean isOver() {
        return reply.isDone();
    }

    @Override
    public void giveUp() {
        // Before the failure is known: the next try must not be taken by a connection that is about to be left.
        leave();
        fail(new SocketTimeoutException("no reply"));
        // The connection may have ended in between, and handed it on.
        leave();
    }

    /** Makes the connection forget a query that is over. */
    void leave() {
        TlsConnection taker = connection;
        if (taker != null) {
            taker.abandon(this);
        }
    }
}

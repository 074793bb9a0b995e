package org.caagate.dns;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** One query by POST and its reply (RFC 8484 section 4.1). */
final class HttpsExchange implements Wire.Pending {
    /**
     * A server that refuses more often does not want to answer. What it refuses are no questions, as it has not read them.
     */
    private static final int MOST_REFUSALS = 8;

    private final CompletableFuture<byte[]> reply = new CompletableFuture<>();
    private final Query query;
    private final HttpsOrigin origin;
    private volatile @Nullable Sending sending;
    private boolean isRepeated;
    private int refusals;

    HttpsExchange(Query query, HttpsOrigin origin) {
        this.query = query;
        this.origin = origin;
    }

    /**
     * A request that is on its way.
     *
     * @param client what sends it
     * @param responsesBefore how many responses had come from the server before
     * @param response what comes back
     */
    private record Sending(HttpClient client, long responsesBefore, CompletableFuture<HttpResponse<byte[]>> response) {}

    /** Sends the request, unless it is too late; the origin hears in any case when it is over. */
    void start() {
        try {
            if (reply.isDone()) {
                origin.ended(this);
            } else {
                send(origin.client());
            }
        } catch (IOException | RuntimeException e) {
            // RuntimeException: what the caller's TLS context or proxies say, and the client where it can do no more.
            over(e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // All that it would say is in the reply.
    private void send(HttpClient client) {
        Sending sent = new Sending(client, origin.responses(), client.sendAsync(request(), DnsMessageBody::of));
        sending = sent;
        if (reply.isDone()) {
            sent.response().cancel(true);
        }
        sent.response().whenComplete((response, error) -> {
            if (error == null) {
                origin.responded(client);
                reply.complete(Age.of(response.headers()).applied(response.body()));
                origin.ended(this);
            } else {
                failed(sent, error);
            }
        });
    }

    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.url())
                .header("Accept", DnsMessageBody.TYPE)
                .header("Content-Type", DnsMessageBody.TYPE)
                .header("User-Agent", "caa-gate")
                .POST(new Body());
        if (origin.settings().proxy(origin.url()).isPresent()) {
            // Sent to the proxy alone: the client keeps it out of the tunnel.
            origin.settings().authorization().ifPresent(value -> request.header("Proxy-Authorization", value));
        }
        return request.build();
    }

    /** A server may close a connection that was idle at any time, and the client repeats no POST of itself (RFC 9112 section 9.3.1). */
    private void failed(Sending sent, Throwable error) {
        if (reply.isDone()) {
            over(error);
        } else if (HttpsTrouble.isRefusedStream(error) && refusals < MOST_REFUSALS) {
            refusals++;
            origin.refused(this);
        } else if (isRepeated) {
            over(error);
        } else if (HttpsTrouble.isTooManyStreams(error)) {
            isRepeated = true;
            origin.crowded(this);
        } else if (sent.responsesBefore() > 0 && HttpsTrouble.isBrokenConnection(error)) {
            isRepeated = true;
            Workers.BLOCKING.execute(this::start);
        } else {
            over(error);
        }
    }

    private void over(Throwable error) {
        reply.completeExceptionally(HttpsTrouble.of(error, origin));
        origin.ended(this);
    }

    @Override
    public Query query() {
        return query;
    }

    @Override
    public CompletableFuture<byte[]> reply() {
        return reply;
    }

    @Override
    public void giveUp() {
        Sending sent = sending;
        if (sent != null && !sent.response().isDone()) {
            // Before the failure is known: the next try must not go over a connection that is about to be left.
            origin.silent(sent.client(), sent.responsesBefore());
        }
        reply.completeExceptionally(new SocketTimeoutException("no reply"));
        // What is sent from now on sees that it is too late.
        Sending last = sending;
        if (last != null) {
            last.response().cancel(true);
        }
    }

    /** The query as a body. The client asks for it when it has a connection. */
    private final class Body implements HttpRequest.BodyPublisher {
        private final HttpRequest.BodyPublisher octets;

        Body() {
            byte[] message = new byte[query.length()];
            query.wire().get(message);
            octets = HttpRequest.BodyPublishers.ofByteArray(message);
        }

        @Override
        public long contentLength() {
            return octets.contentLength();
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            origin.connected(HttpsExchange.this);
            octets.subscribe(subscriber);
        }
    }
}

package org.caagate.cli.directory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The body of a response up to a limit; the connection is closed as soon as there is more. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final CompletableFuture<Flow.Subscription> source = new CompletableFuture<>();
    private final int most;

    private BoundedBody(int most) {
        this.most = most;
    }

    /** The complaint that there is more. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Returns a handler that wants the body of an answer, and nothing of any other response. */
    static HttpResponse.BodyHandler<byte[]> atMost(int octets) {
        return response -> response.statusCode() == DirectoryClient.OK ? new BoundedBody(octets) : new Unread();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source.complete(subscription);
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > most - octets.size()) {
                source.join().cancel();
                whole.completeExceptionally(new TooLargeException());
                return;
            }
            byte[] piece = new byte[buffer.remaining()];
            buffer.get(piece);
            octets.writeBytes(piece);
        }
        source.join().request(1);
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(octets.toByteArray());
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    /** A body that nobody wants. */
    private static final class Unread implements HttpResponse.BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> nothing = new CompletableFuture<>();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
            nothing.complete(new byte[0]);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            // What was under way when the subscription ended.
        }

        @Override
        public void onError(Throwable failure) {
            nothing.complete(new byte[0]);
        }

        @Override
        public void onComplete() {
            nothing.complete(new byte[0]);
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return nothing;
        }
    }
}

package org.caagate.dns;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One query and one reply over a connection: two octets of length before each message (RFC 1035 section 4.2.2). */
final class TcpExchange {
    private static final int LENGTH_OCTETS = 2;

    private final CompletableFuture<byte[]> reply = new CompletableFuture<>();
    private final AsynchronousSocketChannel channel;
    private final ByteBuffer query;

    TcpExchange(byte[] message) throws IOException {
        channel = AsynchronousSocketChannel.open();
        query = ByteBuffer.allocate(LENGTH_OCTETS + message.length);
        // In one piece: some servers read no further than the first segment (RFC 7766 section 8).
        query.putShort((short) message.length).put(message).flip();
    }

    CompletableFuture<byte[]> with(InetSocketAddress server) {
        reply.whenComplete((octets, error) -> close());
        try {
            channel.connect(server, server, new Step<>(connected -> write()));
        } catch (RuntimeException e) {
            // An address that cannot be used, or nobody may connect: the socket must not stay open for it.
            reply.completeExceptionally(e);
        }
        return reply;
    }

    private void write() {
        if (query.hasRemaining()) {
            channel.write(query, query, new Step<>(written -> write()));
        } else {
            read(ByteBuffer.allocate(LENGTH_OCTETS), this::readMessage);
        }
    }

    private void readMessage(ByteBuffer length) {
        int octets = length.getShort() & 0xFFFF;
        read(ByteBuffer.allocate(octets), message -> reply.complete(message.array()));
    }

    private void read(ByteBuffer buffer, Consumer<ByteBuffer> whenFull) {
        if (!buffer.hasRemaining()) {
            whenFull.accept(buffer.flip());
            return;
        }
        channel.read(buffer, buffer, new Step<Integer>(count -> {
            if (count < 0) {
                reply.completeExceptionally(new EOFException("connection closed before the whole reply"));
            } else {
                read(buffer, whenFull);
            }
        }));
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // There is nobody left to tell, and nothing to be done.
        }
    }

    /** What follows a successful operation; a failed one ends the exchange. */
    private final class Step<V> implements CompletionHandler<V, Object> {
        private final Consumer<V> next;

        Step(Consumer<V> next) {
            this.next = next;
        }

        @Override
        public void completed(V result, Object attachment) {
            next.accept(result);
        }

        @Override
        public void failed(Throwable error, Object attachment) {
            reply.completeExceptionally(error);
        }
    }
}

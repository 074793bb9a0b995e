package org.caagate.dns;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One query and its reply over a connection of its own, which RFC 7766 section 6.2.1 allows: two octets of length before each
 * message (RFC 1035 section 4.2.2).
 *
 * <p>A connection that is shared has to be watched: a dead one swallows questions for a quarter of an hour, and one slow
 * answer holds up those behind it. TCP is for what does not fit a datagram, so the extra round trip matters little. Over TLS
 * it would matter: see {@code TlsConnection}.
 */
final class TcpExchange implements Wire.Pending {
    private static final int LENGTH_OCTETS = 2;

    private final CompletableFuture<byte[]> reply = new CompletableFuture<>();
    private final AsynchronousSocketChannel channel;
    private final Query query;
    private final ByteBuffer frame;

    private TcpExchange(AsynchronousSocketChannel channel, Query query) {
        this.channel = channel;
        this.query = query;
        this.frame = ByteBuffer.allocate(LENGTH_OCTETS + query.length());
        // In one piece: some servers read no further than the first segment (RFC 7766 section 8).
        frame.putShort((short) query.length()).put(query.wire()).flip();
    }

    static TcpExchange start(Query query, DnsServer server) throws IOException {
        TcpExchange exchange = new TcpExchange(AsynchronousSocketChannel.open(), query);
        try {
            exchange.connect(server.address());
            return exchange;
        } catch (RuntimeException e) {
            // An address of a family that this host does not have. The socket has to go in any case.
            exchange.close();
            throw e;
        }
    }

    private void connect(InetSocketAddress server) {
        channel.connect(server, server, new Step<>(connected -> write()));
    }

    private void write() {
        if (frame.hasRemaining()) {
            channel.write(frame, frame, new Step<>(written -> write()));
        } else {
            read(ByteBuffer.allocate(LENGTH_OCTETS), this::readMessage);
        }
    }

    private void readMessage(ByteBuffer length) {
        byte[] octets = new byte[length.getShort() & 0xFFFF];
        read(ByteBuffer.wrap(octets), message -> end(() -> reply.complete(octets)));
    }

    private void read(ByteBuffer buffer, Consumer<ByteBuffer> whenFull) {
        if (!buffer.hasRemaining()) {
            whenFull.accept(buffer.flip());
            return;
        }
        channel.read(buffer, buffer, new Step<Integer>(count -> {
            if (count < 0) {
                fail(new EOFException("connection closed before the whole reply"));
            } else {
                read(buffer, whenFull);
            }
        }));
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
        fail(new SocketTimeoutException("no reply"));
    }

    private void fail(Throwable error) {
        end(() -> reply.completeExceptionally(error));
    }

    /** The reply first: closing the socket fails what is under way, which must not pass for the reply. */
    private void end(Runnable completion) {
        completion.run();
        close();
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
            fail(error);
        }
    }
}

package org.caagate.dns;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One query and its reply as datagrams, over a connected socket of its own with a random port (RFC 5452 section 9.2).
 *
 * <p>Datagrams with another id are somebody else's noise: they end nothing (RFC 5452 section 9.1), but are the reply if no
 * better one comes.
 */
final class UdpExchange implements Wire.Pending {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FIRST_PORT = 32_768;
    private static final int PORTS = 28_232;
    private static final int PORTS_TRIED = 16;

    private final CompletableFuture<byte[]> reply = new CompletableFuture<>();
    private final DatagramChannel channel;
    private final Query query;
    private volatile byte @Nullable [] stray;

    private UdpExchange(DatagramChannel channel, Query query) {
        this.channel = channel;
        this.query = query;
    }

    static UdpExchange start(Query query, DnsServer server) throws IOException {
        UdpExchange exchange = new UdpExchange(DatagramChannel.open(), query);
        try {
            exchange.send(server.address());
            return exchange;
        } catch (IOException | RuntimeException e) {
            // RuntimeException: an address of a family that this host does not have. The socket has to go in any case.
            exchange.close();
            throw e;
        }
    }

    private void send(InetSocketAddress server) throws IOException {
        channel.configureBlocking(false);
        bind();
        channel.connect(server);
        if (channel.write(query.wire()) == 0) {
            throw new IOException("no room in the send buffer");
        }
        DatagramSelector.SHARED.watch(channel, this);
    }

    /** Not all systems choose ports at random. */
    private void bind() throws IOException {
        for (int i = 0; i < PORTS_TRIED; i++) {
            try {
                channel.bind(new InetSocketAddress(FIRST_PORT + RANDOM.nextInt(PORTS)));
                return;
            } catch (BindException e) {
                // Somebody has that port; another one will do.
            }
        }
        channel.bind(null);
    }

    /**
     * Takes the datagram that has come in; on the selector's thread.
     *
     * @param buffer room for any datagram
     */
    void receive(ByteBuffer buffer) {
        try {
            if (channel.read(buffer.clear()) <= 0) {
                return;
            }
        } catch (IOException e) {
            end(() -> reply.completeExceptionally(e));
            return;
        }
        byte[] octets = new byte[buffer.flip().remaining()];
        buffer.get(octets);
        if (query.hasIdOf(octets)) {
            end(() -> reply.complete(octets));
        } else {
            stray = octets;
        }
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
        byte[] noise = stray;
        end(() -> {
            if (noise == null) {
                reply.completeExceptionally(new SocketTimeoutException("no reply"));
            } else {
                reply.complete(noise);
            }
        });
        DatagramSelector.SHARED.wakeUp();
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
}

package org.caagate.dns;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
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
        InetSocketAddress address = server.address();
        UdpExchange exchange = new UdpExchange(open(address.getAddress()), query);
        try {
            exchange.send(address);
            return exchange;
        } catch (IOException | RuntimeException e) {
            // RuntimeException: an address of a family that this host does not have. The socket has to go in any case.
            exchange.close();
            throw e;
        }
    }

    /** A socket for IPv4 only costs the system less than one for both, and addresses need no mapping. */
    private static DatagramChannel open(InetAddress server) throws IOException {
        return server instanceof Inet4Address
                ? DatagramChannel.open(StandardProtocolFamily.INET)
                : DatagramChannel.open();
    }

    private void send(InetSocketAddress server) throws IOException {
        channel.configureBlocking(false);
        bind(InetAddress.getByAddress(new byte[server.getAddress().getAddress().length]));
        channel.connect(server);
        if (channel.write(query.wire()) == 0) {
            throw new IOException("no room in the send buffer");
        }
        DatagramSelector.SHARED.watch(this);
    }

    /** Not all systems choose ports at random. */
    private void bind(InetAddress wildcard) throws IOException {
        for (int i = 0; i < PORTS_TRIED; i++) {
            try {
                channel.bind(new InetSocketAddress(wildcard, FIRST_PORT + RANDOM.nextInt(PORTS)));
                return;
            } catch (BindException e) {
                // Somebody has that port; another one will do.
            }
        }
        channel.bind(null);
    }

    /**
     * Lets a selector wait for datagrams; on the selector's thread.
     *
     * @param selector what waits
     */
    void register(Selector selector) {
        try {
            channel.register(selector, SelectionKey.OP_READ, this);
        } catch (ClosedChannelException e) {
            // It was given up meanwhile.
        }
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

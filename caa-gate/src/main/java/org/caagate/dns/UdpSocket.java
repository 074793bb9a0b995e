package org.caagate.dns;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A socket with a random port, connected to a server, for one query at a time.
 *
 * <p>Each query has another id than those before it, so what comes too late or twice is nobody's reply. The socket is closed after
 * a number of queries, with the first one that gets no reply, and when nobody has used it for a while.
 */
final class UdpSocket {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FIRST_PORT = 32_768;
    private static final int PORTS = 28_232;
    private static final int PORTS_TRIED = 16;
    private static final int IDS = 0x1_0000;

    private final DatagramChannel channel;
    private final InetSocketAddress server;
    private final UdpWire wire;
    private final int queries;
    private final Set<Integer> ids = new HashSet<>();
    private @Nullable UdpExchange current;
    private boolean isRested;
    private boolean isClosed;

    private UdpSocket(DatagramChannel channel, InetSocketAddress server, UdpWire wire, int queries) {
        this.channel = channel;
        this.server = server;
        this.wire = wire;
        this.queries = queries;
    }

    /**
     * Opens a socket.
     *
     * @param server whom it is for
     * @param wire who hears when it is free, and when it is closed
     * @param queries how many it is for
     * @return the socket
     */
    static UdpSocket open(InetSocketAddress server, UdpWire wire, int queries) throws IOException {
        InetAddress host = server.getAddress();
        // A socket for IPv4 only costs the system less than one for both, and addresses need no mapping.
        DatagramChannel channel = host instanceof Inet4Address
                ? DatagramChannel.open(StandardProtocolFamily.INET)
                : DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            bind(channel, InetAddress.getByAddress(new byte[host.getAddress().length]));
            channel.connect(server);
            return new UdpSocket(channel, server, wire, queries);
        } catch (IOException | RuntimeException e) {
            // RuntimeException: an address of a family that this host does not have. The socket has to go in any case.
            channel.close();
            throw e;
        }
    }

    /** Not all systems choose ports at random. */
    private static void bind(DatagramChannel channel, InetAddress wildcard) throws IOException {
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
     * Takes a query, to be sent next.
     *
     * @param query the query; its id is changed if it has been used here
     * @return what is under way then, or nothing if the socket is closed
     */
    synchronized Optional<UdpExchange> take(Query query) {
        if (isClosed) {
            return Optional.empty();
        }
        int id = query.id();
        while (!ids.add(id)) {
            id = RANDOM.nextInt(IDS);
        }
        isRested = false;
        UdpExchange exchange = new UdpExchange(this, query.withId(id));
        current = exchange;
        return Optional.of(exchange);
    }

    /**
     * Sends a query that was taken.
     *
     * @param query the query
     * @throws IOException if it was not sent; then the socket is closed
     */
    void send(Query query) throws IOException {
        try {
            if (channel.write(query.wire()) == 0) {
                throw new IOException("no room in the send buffer");
            }
        } catch (IOException e) {
            end();
            throw e;
        }
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
            end().ifPresent(exchange -> exchange.fail(e));
            return;
        }
        byte[] octets = new byte[buffer.flip().remaining()];
        buffer.get(octets);
        Optional<UdpExchange> answered = answeredBy(octets);
        if (answered.isPresent()) {
            // First, so that who goes on with the reply finds a socket.
            release();
            answered.get().complete(octets);
        }
    }

    private synchronized Optional<UdpExchange> answeredBy(byte[] octets) {
        UdpExchange asker = current;
        if (asker == null) {
            return Optional.empty();
        }
        int id = Query.idOf(octets);
        if (id == asker.query().id()) {
            current = null;
            return Optional.of(asker);
        }
        if (!ids.contains(id)) {
            asker.keep(octets);
        }
        return Optional.empty();
    }

    private void release() {
        if (isUsedUp()) {
            end();
        } else {
            wire.free(server, this);
        }
    }

    private synchronized boolean isUsedUp() {
        return isClosed || ids.size() >= queries;
    }

    /**
     * Closes the socket if a query is still under way: its reply may yet come, and whatever swallowed that may swallow others.
     *
     * @param exchange the query
     */
    void abandon(UdpExchange exchange) {
        synchronized (this) {
            if (current != exchange) {
                return;
            }
            // At once: a reply that comes now must not free the socket for another query.
            current = null;
            isClosed = true;
        }
        end();
    }

    /** Closes the socket if nobody has used it since the last call. */
    void rest() {
        synchronized (this) {
            boolean isIdle = isRested && current == null;
            isRested = true;
            if (!isIdle) {
                return;
            }
            // Nobody takes it in between.
            isClosed = true;
        }
        end();
    }

    /** Closes the socket. Returns the query that was under way. */
    Optional<UdpExchange> end() {
        Optional<UdpExchange> left;
        synchronized (this) {
            isClosed = true;
            left = Optional.ofNullable(current);
            current = null;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // There is nobody left to tell, and nothing to be done.
        }
        wire.forget(server, this);
        return left;
    }
}

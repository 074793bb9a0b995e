package org.caagate.dns;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A socket with a random port, connected to a server, and the queries that are under way on it: told apart by their ids, of which
 * each is used once. So whatever comes too late, or twice, is nobody's reply.
 *
 * <p>It takes no more queries after a number of them, when one was given up, when the server's port turned out to be closed, or
 * when nobody has asked anything for a while; and it is closed as soon as those on it are over.
 */
final class UdpSocket {
    /** So many replies of the size that queries allow find room in the receive buffer of any system. */
    static final int MOST_AT_ONCE = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FIRST_PORT = 32_768;
    private static final int PORTS = 28_232;
    private static final int PORTS_TRIED = 16;
    private static final int IDS = 0x1_0000;

    private final DatagramChannel channel;
    private final Consumer<UdpSocket> whenClosed;
    private final Map<Integer, UdpExchange> waiting = new HashMap<>();
    private final Set<Integer> ids = new HashSet<>();
    private int queriesLeft;
    private boolean isRested;

    private UdpSocket(DatagramChannel channel, int queries, Consumer<UdpSocket> whenClosed) {
        this.channel = channel;
        this.queriesLeft = queries;
        this.whenClosed = whenClosed;
    }

    /**
     * Opens a socket.
     *
     * @param server whom it is for
     * @param queries how many it is for
     * @param whenClosed hears of its end
     * @return the socket
     */
    static UdpSocket open(InetSocketAddress server, int queries, Consumer<UdpSocket> whenClosed) throws IOException {
        InetAddress host = server.getAddress();
        // A socket for IPv4 only costs the system less than one for both, and addresses need no mapping.
        DatagramChannel channel = host instanceof Inet4Address
                ? DatagramChannel.open(StandardProtocolFamily.INET)
                : DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            bind(channel, InetAddress.getByAddress(new byte[host.getAddress().length]));
            channel.connect(server);
            return new UdpSocket(channel, queries, whenClosed);
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
     * @return what is under way then, or nothing if there is no room or no time for it
     */
    synchronized Optional<UdpExchange> take(Query query) {
        if (queriesLeft == 0 || waiting.size() >= MOST_AT_ONCE) {
            return Optional.empty();
        }
        queriesLeft--;
        isRested = false;
        int id = query.id();
        while (!ids.add(id)) {
            id = RANDOM.nextInt(IDS);
        }
        UdpExchange exchange = new UdpExchange(this, query.withId(id));
        waiting.put(id, exchange);
        return Optional.of(exchange);
    }

    /**
     * Sends a query that was taken.
     *
     * @param exchange the query
     * @throws IOException if it was not sent; that may be what came of an earlier one
     */
    void send(UdpExchange exchange) throws IOException {
        try {
            if (channel.write(exchange.query().wire()) == 0) {
                throw new IOException("no room in the send buffer");
            }
        } catch (IOException e) {
            abandon(exchange);
            if (e instanceof PortUnreachableException) {
                fail(e);
            }
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
     * Takes the datagrams that have come in; on the selector's thread. The system tells first that the server's port is closed,
     * and then what the server had said before.
     *
     * @param buffer room for any datagram
     */
    void receive(ByteBuffer buffer) {
        Optional<IOException> error = Optional.empty();
        for (int i = 0; i < 2 * MOST_AT_ONCE && isWaiting(); i++) {
            try {
                if (channel.read(buffer.clear()) <= 0) {
                    break;
                }
                byte[] octets = new byte[buffer.flip().remaining()];
                buffer.get(octets);
                deliver(octets);
            } catch (IOException e) {
                error = Optional.of(e);
            }
        }
        error.ifPresent(this::fail);
    }

    private synchronized boolean isWaiting() {
        return !waiting.isEmpty();
    }

    private void deliver(byte[] octets) {
        int id = Query.idOf(octets);
        UdpExchange answered;
        synchronized (this) {
            answered = waiting.remove(id);
            if (answered == null) {
                keepStray(id, octets);
            }
        }
        if (answered != null) {
            answered.complete(octets);
            closeIfOver();
        }
    }

    /** Noise is kept by those who asked what it says, or if nobody did, by all, unless it is a reply that comes too late or twice. */
    private void keepStray(int id, byte[] octets) {
        List<UdpExchange> askers = waiting.values().stream()
                .filter(exchange -> exchange.query().hasQuestionOf(octets))
                .toList();
        if (!askers.isEmpty()) {
            askers.forEach(exchange -> exchange.keep(octets));
        } else if (!ids.contains(id)) {
            waiting.values().forEach(exchange -> exchange.keep(octets));
        }
    }

    /**
     * Forgets a query that was given up. Whatever swallowed it or its reply may swallow others: the next one shall have another
     * port.
     *
     * @param exchange the query
     */
    void abandon(UdpExchange exchange) {
        synchronized (this) {
            if (!waiting.remove(exchange.query().id(), exchange)) {
                return;
            }
            queriesLeft = 0;
        }
        closeIfOver();
    }

    /** Fails all that are under way: with the server's port closed, there is nobody to answer any of them. */
    private void fail(IOException error) {
        List<UdpExchange> all;
        synchronized (this) {
            queriesLeft = 0;
            all = List.copyOf(waiting.values());
            waiting.clear();
        }
        all.forEach(exchange -> exchange.fail(error));
        closeIfOver();
    }

    /** Ends the socket if nobody has used it since the last call. */
    void rest() {
        synchronized (this) {
            if (isRested && waiting.isEmpty()) {
                queriesLeft = 0;
            }
            isRested = true;
        }
        closeIfOver();
    }

    private void closeIfOver() {
        synchronized (this) {
            if (queriesLeft > 0 || !waiting.isEmpty()) {
                return;
            }
        }
        close();
    }

    /** Closes the socket: for whoever opened it, if it could not be used. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // There is nobody left to tell, and nothing to be done.
        }
        whenClosed.accept(this);
    }
}

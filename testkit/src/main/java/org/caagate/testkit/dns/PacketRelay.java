package org.caagate.testkit.dns;

import java.net.InetSocketAddress;

/**
 * A bad network in process: it stands between a client and a server on loopback, and loses, delays, reorders and duplicates their
 * datagrams. TCP connections to the same port pass through unharmed, as TCP mends these things itself.
 *
 * <p>What becomes of a packet follows from the seed and the packet's number in its direction, so the same packets in the same order
 * suffer the same. Contents are never changed: that is what {@link Forgery} is for.
 *
 * <pre>{@code
 * try (ScriptedDnsServer server = ScriptedDnsServer.start();
 *         PacketRelay relay = PacketRelay.to(server.address())
 *                 .seed(42)
 *                 .lose(0.2)
 *                 .duplicate(0.1)
 *                 .reorder(0.2)
 *                 .delay(0.3, Duration.ofMillis(30))
 *                 .start()) {
 *     client.ask(relay.address(), "www.example.com");
 * }
 * }</pre>
 *
 * <p>Each client's port has a socket of its own towards the server, of which the latest 512 stay open. The relay has one daemon
 * thread, and {@link #close} ends it and all sockets. All methods are safe for use by several threads.
 */
public final class PacketRelay implements AutoCloseable {
    private final InetSocketAddress address;
    private final RelayedPackets packets;
    private final EventLoop loop;
    private boolean closed;

    PacketRelay(InetSocketAddress address, RelayedPackets packets, EventLoop loop) {
        this.address = address;
        this.packets = packets;
        this.loop = loop;
    }

    /**
     * How many datagrams suffered what so far, both directions together.
     *
     * @param arrived how many came in
     * @param lost how many went no further
     * @param duplicated how many went on twice
     * @param reordered how many let the next one pass first
     * @param delayed how many went on late
     */
    public record Tally(int arrived, int lost, int duplicated, int reordered, int delayed) {}

    /**
     * Returns the options of a relay to a server.
     *
     * @param server where the server listens, on loopback
     * @return the options
     * @throws IllegalArgumentException if the address is not on loopback
     */
    public static PacketRelayBuilder to(InetSocketAddress server) {
        if (server.isUnresolved() || !server.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("not a loopback address: " + server);
        }
        return new PacketRelayBuilder(server);
    }

    /** {@return where clients reach the server through this relay} */
    public InetSocketAddress address() {
        return address;
    }

    /** {@return what has become of the packets so far} */
    public Tally tally() {
        return packets.tally();
    }

    /**
     * Stops the relay and closes all its sockets; packets that are under way are lost. A second call has no effect.
     *
     * @throws IllegalStateException if a packet could not be sent on
     */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        loop.close().ifPresent(failure -> {
            throw new IllegalStateException("a packet could not be relayed", failure);
        });
    }
}

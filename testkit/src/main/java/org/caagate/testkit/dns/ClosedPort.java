package org.caagate.testkit.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;

/**
 * A port of 127.0.0.1 at which nobody listens: connections are refused, and datagrams are unreachable.
 *
 * <p>The port of a server that was closed may be anybody's the next moment, even that of the client that looks for the server. This
 * one is nobody's as long as it is held: it is bound, for TCP without listening, for UDP by a socket that hears only itself.
 */
public final class ClosedPort implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final DatagramChannel udp;
    private final SocketChannel tcp;
    private final InetSocketAddress address;

    private ClosedPort(DatagramChannel udp, SocketChannel tcp, InetSocketAddress address) {
        this.udp = udp;
        this.tcp = tcp;
        this.address = address;
    }

    /**
     * Holds a port.
     *
     * @return the port, until it is closed
     * @throws UncheckedIOException if there is none
     */
    public static ClosedPort hold() {
        try {
            Sockets sockets = Sockets.bind(InetAddress.getByAddress(LOOPBACK), 0, false);
            sockets.udp().connect(sockets.address());
            return new ClosedPort(sockets.udp(), sockets.refusing().orElseThrow(), sockets.address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return where nobody listens, neither over UDP nor over TCP} */
    public InetSocketAddress address() {
        return address;
    }

    /** Lets go of the port, which then may be anybody's. A second call has no effect. */
    @Override
    public void close() {
        try {
            udp.close();
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.caagate.testkit.dns;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The server's sockets on one port.
 *
 * @param udp for datagrams
 * @param tcp for connections, unless they are refused
 * @param refusing keeps the port, where connections are refused, from anybody else who would take them
 * @param address where the sockets are bound
 */
record Sockets(
        DatagramChannel udp,
        Optional<ServerSocketChannel> tcp,
        Optional<SocketChannel> refusing,
        InetSocketAddress address) {
    private static final int TRIES = 50;
    private static final int BACKLOG = 1024;
    /** For bursts of questions; the system may grant less. */
    private static final int RECEIVE_BUFFER = 4 << 20;

    /** Binds to the port, or to any free one if it is 0. */
    static Sockets bind(InetAddress host, int port, boolean withTcp) throws IOException {
        for (int tries = 1; ; tries++) {
            List<Closeable> opened = new ArrayList<>();
            try {
                return bind(new InetSocketAddress(host, port), withTcp, opened);
            } catch (IOException e) {
                for (Closeable each : opened) {
                    each.close();
                }
                // What is free in TCP may be taken in UDP.
                if (!(e instanceof BindException) || port != 0 || tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static Sockets bind(InetSocketAddress wanted, boolean withTcp, List<Closeable> opened) throws IOException {
        DatagramChannel udp = DatagramChannel.open();
        opened.add(udp);
        udp.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        udp.bind(wanted);
        InetSocketAddress address = (InetSocketAddress) udp.getLocalAddress();
        if (!withTcp && wanted.getPort() != 0) {
            // Somebody else may be there over TCP, and has to be left alone.
            return new Sockets(udp, Optional.empty(), Optional.empty(), address);
        }
        if (!withTcp) {
            // Bound and not listening: the system refuses who connects.
            SocketChannel refusing = SocketChannel.open();
            opened.add(refusing);
            refusing.bind(address);
            return new Sockets(udp, Optional.empty(), Optional.of(refusing), address);
        }
        ServerSocketChannel tcp = ServerSocketChannel.open();
        opened.add(tcp);
        tcp.bind(address, BACKLOG);
        return new Sockets(udp, Optional.of(tcp), Optional.empty(), address);
    }

    void serve(EventLoop loop, Answers answers) throws IOException {
        loop.register(udp, SelectionKey.OP_READ, new UdpEndpoint(udp, loop, answers));
        acceptWith(loop, client -> TcpConnection.serve(client, loop, answers));
        if (refusing.isPresent()) {
            // Nothing happens there, and the loop closes it with the others.
            loop.register(refusing.get(), 0, () -> {});
        }
    }

    /** What serves a client that has connected. */
    @FunctionalInterface
    interface Accepted {
        void serve(SocketChannel client) throws IOException;
    }

    void acceptWith(EventLoop loop, Accepted accepted) throws IOException {
        if (tcp.isPresent()) {
            ServerSocketChannel listener = tcp.get();
            loop.register(listener, SelectionKey.OP_ACCEPT, () -> accept(listener, accepted));
        }
    }

    private static void accept(ServerSocketChannel listener, Accepted accepted) throws IOException {
        SocketChannel client = listener.accept();
        if (client != null) {
            accepted.serve(client);
        }
    }
}

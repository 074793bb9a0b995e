package org.caagate.testkit.peers;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of 127.0.0.1 that nobody uses, neither for UDP nor for TCP. */
final class FreePorts {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private FreePorts() {}

    static List<InetSocketAddress> find(int count) {
        List<Closeable> held = new ArrayList<>();
        List<InetSocketAddress> found = new ArrayList<>();
        try {
            try {
                while (found.size() < count) {
                    hold(held, found);
                }
            } finally {
                for (Closeable socket : held) {
                    socket.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    private static void hold(List<Closeable> held, List<InetSocketAddress> found) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
        ServerSocket tcp = new ServerSocket(0, 1, loopback);
        held.add(tcp);
        try {
            held.add(new DatagramSocket(tcp.getLocalPort(), loopback));
            found.add(new InetSocketAddress(loopback, tcp.getLocalPort()));
        } catch (BindException e) {
            // Taken for UDP: the next one.
            return;
        }
    }
}

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
import java.util.Random;

/**
 * Ports of 127.0.0.1 that nobody uses, neither for UDP nor for TCP. They are below those that a system gives to clients (from 32768
 * on with Linux, from 49152 on elsewhere): else a client could get the port of the server that it waits for, and talk to itself.
 */
final class FreePorts {
    static final int LOWEST = 16_384;
    static final int HIGHEST = 32_767;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final Random RANDOM = new Random();

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
        int port = LOWEST + RANDOM.nextInt(HIGHEST - LOWEST + 1);
        try {
            held.add(new ServerSocket(port, 1, loopback));
            held.add(new DatagramSocket(port, loopback));
            found.add(new InetSocketAddress(loopback, port));
        } catch (BindException e) {
            // Taken: the next one.
            return;
        }
    }
}

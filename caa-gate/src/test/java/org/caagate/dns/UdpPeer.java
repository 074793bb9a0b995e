package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server behind a socket of its own, which says what a test wants it to say; and those who ask it. */
final class UdpPeer implements AutoCloseable {
    /** QR, in the third octet (RFC 1035 section 4.1.1). */
    static final int REPLY_BIT = 0x80;

    private final DatagramSocket server;

    private UdpPeer(DatagramSocket server) {
        this.server = server;
    }

    /** Listens on a port of the loopback interface. */
    static UdpPeer open() throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.setSoTimeout((int) Ask.PATIENCE.toMillis());
        return new UdpPeer(socket);
    }

    /** Hears only itself, so that for everybody else the port is closed, and nobody else can have it. */
    void turnDeaf() throws IOException {
        server.connect(server.getLocalSocketAddress());
    }

    void hearAgain() {
        server.disconnect();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    @Override
    public void close() {
        server.close();
    }

    /** A query as the server sees it. */
    static final class Received {
        private final SocketAddress from;
        private final byte[] octets;

        Received(SocketAddress from, byte[] octets) {
            this.from = from;
            this.octets = octets;
        }

        int port() {
            return ((InetSocketAddress) from).getPort();
        }

        int id() {
            return Query.idOf(octets);
        }

        byte[] reply() {
            byte[] reply = octets.clone();
            reply[2] |= (byte) REPLY_BIT;
            return reply;
        }

        byte[] replyWithOtherId() {
            byte[] reply = reply();
            ByteBuffer.wrap(reply).putShort((short) ~id());
            return reply;
        }
    }

    Wire.Pending send(UdpWire wire, String name) throws IOException {
        return send(wire, Ask.query(name, DnssecBits.AD));
    }

    Wire.Pending send(UdpWire wire, Query query) throws IOException {
        return wire.send(query, DnsServer.udp(address()));
    }

    List<Wire.Pending> send(UdpWire wire, int count) throws IOException {
        List<Wire.Pending> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(send(wire, "n" + i + ".example."));
        }
        return all;
    }

    Received receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        server.receive(packet);
        return new Received(packet.getSocketAddress(), Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    List<Received> receive(int count) throws IOException {
        List<Received> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(receive());
        }
        return all;
    }

    void say(byte[] octets, Received to) throws IOException {
        server.send(new DatagramPacket(octets, octets.length, to.from));
    }

    /** Sends a query and answers it: then what came in before over the same socket has been dealt with. */
    Received exchange(UdpWire wire, String name) throws Exception {
        Wire.Pending pending = send(wire, name);
        Received received = receive();
        say(received.reply(), received);
        assertThat(reply(pending)).isEqualTo(received.reply());
        return received;
    }

    static byte[] reply(Wire.Pending pending) throws InterruptedException, ExecutionException, TimeoutException {
        return pending.reply().get(Ask.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    static void assertFailed(Wire.Pending pending, Class<? extends IOException> cause) {
        assertThatThrownBy(() -> reply(pending)).hasCauseInstanceOf(cause);
    }
}

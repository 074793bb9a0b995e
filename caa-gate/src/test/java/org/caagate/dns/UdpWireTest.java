package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Over UDP")
class UdpWireTest {
    private static final int REPLY_BIT = 0x80;

    private final DatagramSelector selector = new DatagramSelector(60_000);
    private final UdpWire kept = new UdpWire(server -> true, selector);
    private final UdpWire own = new UdpWire(server -> false, selector);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private DatagramSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        server.setSoTimeout((int) Ask.PATIENCE.toMillis());
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdown();
    }

    /** A query as the server sees it. */
    private static final class Received {
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

    private Wire.Pending send(UdpWire wire, String name) throws IOException {
        return send(wire, Ask.query(name, DnssecBits.AD));
    }

    private Wire.Pending send(UdpWire wire, Query query) throws IOException {
        return wire.send(query, DnsServer.udp((InetSocketAddress) server.getLocalSocketAddress()));
    }

    private List<Wire.Pending> send(UdpWire wire, int count) throws IOException {
        List<Wire.Pending> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(send(wire, "n" + i + ".example."));
        }
        return all;
    }

    private Received receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        server.receive(packet);
        return new Received(packet.getSocketAddress(), Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    private List<Received> receive(int count) throws IOException {
        List<Received> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(receive());
        }
        return all;
    }

    private void say(byte[] octets, Received to) throws IOException {
        server.send(new DatagramPacket(octets, octets.length, to.from));
    }

    /** Sends a query and answers it: then what came in before over the same socket has been dealt with. */
    private Received exchange(UdpWire wire, String name) throws Exception {
        Wire.Pending pending = send(wire, name);
        Received received = receive();
        say(received.reply(), received);
        assertThat(reply(pending)).isEqualTo(received.reply());
        return received;
    }

    private static byte[] reply(Wire.Pending pending)
            throws InterruptedException, ExecutionException, TimeoutException {
        return pending.reply().get(Ask.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static void assertFailed(Wire.Pending pending, Class<? extends IOException> cause) {
        assertThatThrownBy(() -> reply(pending)).hasCauseInstanceOf(cause);
    }

    @Test
    void every_query_has_a_random_port_of_its_own() throws Exception {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            ports.add(exchange(own, "example.com.").port());
        }
        assertThat(ports).hasSizeGreaterThan(15);
    }

    @Test
    void queries_to_any_other_address_have_ports_of_their_own() throws Exception {
        try (DatagramSocket other = new DatagramSocket(0, InetAddress.getByName("0.0.0.0"))) {
            other.setSoTimeout((int) Ask.PATIENCE.toMillis());
            DnsServer outside = DnsServer.udp(new InetSocketAddress("0.0.0.0", other.getLocalPort()));
            Set<Integer> ports = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                Wire.Pending pending = UdpWire.SHARED.send(Ask.query("example.com.", DnssecBits.AD), outside);
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                other.receive(packet);
                ports.add(packet.getPort());
                pending.giveUp();
            }
            assertThat(ports).hasSizeGreaterThan(15);
        }
    }

    @Test
    void queries_to_a_loopback_address_share_a_socket_that_is_renewed() throws Exception {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < UdpWire.QUERIES_FOR_KEPT + 10; i++) {
            Wire.Pending pending = send(UdpWire.SHARED, "example.com.");
            Received received = receive();
            say(received.reply(), received);
            assertThat(reply(pending)).isEqualTo(received.reply());
            ports.add(received.port());
        }
        assertThat(new HashSet<>(ports)).hasSize(2);
        assertThat(new HashSet<>(ports.subList(0, UdpWire.QUERIES_FOR_KEPT))).hasSize(1);
    }

    @Test
    void queries_at_once_have_a_socket_each_and_get_their_own_replies_in_any_order() throws Exception {
        Set<Integer> ports = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            List<Wire.Pending> pending = send(kept, 40);
            List<Received> received = receive(pending.size());
            received.forEach(each -> ports.add(each.port()));
            Collections.shuffle(received);
            for (Received each : received) {
                say(each.reply(), each);
            }
            for (Wire.Pending each : pending) {
                assertThat(reply(each)).isEqualTo(replyTo(each.query()));
            }
        }
        assertThat(ports).hasSize(40);
    }

    private static byte[] replyTo(Query query) {
        byte[] octets = new byte[query.length()];
        query.wire().get(octets);
        octets[2] |= (byte) REPLY_BIT;
        return octets;
    }

    @Test
    void no_id_is_used_twice_on_a_socket_not_even_after_its_reply() throws Exception {
        Query query = Ask.query("example.com.", DnssecBits.AD);
        Set<Integer> ids = new HashSet<>();
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Wire.Pending pending = send(kept, query);
            Received received = receive();
            assertThat(received.id()).isEqualTo(pending.query().id());
            ids.add(received.id());
            ports.add(received.port());
            say(received.reply(), received);
            assertThat(reply(pending)).isEqualTo(received.reply());
        }
        assertThat(ids).hasSize(100);
        assertThat(ports).hasSize(1);
    }

    @Test
    void a_reply_that_comes_twice_is_nobody_elses() throws Exception {
        Received first = exchange(kept, "example.com.");
        Wire.Pending pending = send(kept, "example.net.");
        Received second = receive();
        assertThat(second.port()).isEqualTo(first.port());
        say(first.reply(), first);
        say(second.reply(), second);
        assertThat(reply(pending)).isEqualTo(second.reply());
    }

    @Test
    void a_reply_that_comes_twice_is_no_noise_either() throws Exception {
        Received first = exchange(kept, "example.com.");
        Wire.Pending pending = send(kept, "example.net.");
        receive();
        say(first.reply(), first);
        exchange(own, "example.org.");
        pending.giveUp();
        assertFailed(pending, SocketTimeoutException.class);
    }

    @Test
    void a_reply_that_comes_when_nobody_asks_is_dropped() throws Exception {
        Received first = exchange(kept, "example.com.");
        say(first.replyWithOtherId(), first);
        exchange(own, "example.org.");
        Wire.Pending pending = send(kept, "example.net.");
        assertThat(receive().port()).isEqualTo(first.port());
        pending.giveUp();
        assertFailed(pending, SocketTimeoutException.class);
    }

    @Test
    void a_query_that_was_given_up_takes_its_socket_with_it() throws Exception {
        Wire.Pending late = send(kept, "example.com.");
        Received abandoned = receive();
        late.giveUp();
        assertFailed(late, SocketTimeoutException.class);
        Wire.Pending again = send(kept, late.query());
        Received afresh = receive();
        assertThat(afresh.port()).isNotEqualTo(abandoned.port());
        say(abandoned.reply(), abandoned);
        assertThat(again.reply()).isNotDone();
        say(afresh.reply(), afresh);
        assertThat(reply(again)).isEqualTo(afresh.reply());
    }

    @Test
    void a_query_that_is_given_up_as_its_reply_comes_takes_nobody_elses_socket_with_it() throws Exception {
        for (int i = 0; i < 500; i++) {
            Wire.Pending late = send(kept, "example.com.");
            Received received = receive();
            CompletableFuture<Void> givingUp = CompletableFuture.runAsync(late::giveUp, threads);
            say(received.reply(), received);
            exchange(kept, "example.net.");
            givingUp.join();
            assertThat(late.reply()).isDone();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_wrong_id_ends_nothing(boolean isKept) throws Exception {
        Wire.Pending pending = send(isKept ? kept : own, "example.com.");
        Received received = receive();
        say(received.replyWithOtherId(), received);
        say(received.reply(), received);
        assertThat(reply(pending)).isEqualTo(received.reply());
    }

    @Test
    void a_wrong_id_is_the_reply_to_nobody_else_if_none_better_comes() throws Exception {
        Wire.Pending asker = send(kept, "example.com.");
        Received received = receive();
        Wire.Pending other = send(kept, "example.net.");
        receive();
        say(received.replyWithOtherId(), received);
        exchange(kept, "example.org.");
        asker.giveUp();
        other.giveUp();
        assertThat(reply(asker)).isEqualTo(received.replyWithOtherId());
        assertFailed(other, SocketTimeoutException.class);
    }

    @Test
    void a_closed_port_fails_those_who_asked_there_and_nobody_else() throws Exception {
        List<Wire.Pending> before = send(kept, 3);
        Received answered = receive();
        say(answered.reply(), answered);
        assertThat(reply(before.get(0))).isEqualTo(answered.reply());
        InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
        server.close();
        List<CompletableFuture<byte[]>> replies = IntStream.range(0, 100)
                .parallel()
                .mapToObj(i -> sendTo(DnsServer.udp(address), "n" + i + ".example."))
                .toList();
        for (CompletableFuture<byte[]> reply : replies) {
            assertThatThrownBy(() -> reply.get(Ask.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .hasCauseInstanceOf(PortUnreachableException.class);
        }
        assertThat(before.subList(1, 3)).noneMatch(pending -> pending.reply().isDone());
        server = new DatagramSocket(address);
        server.setSoTimeout((int) Ask.PATIENCE.toMillis());
        exchange(kept, "example.com.");
    }

    private CompletableFuture<byte[]> sendTo(DnsServer gone, String name) {
        try {
            return kept.send(Ask.query(name, DnssecBits.AD), gone).reply();
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Test
    void an_interrupted_thread_harms_nobody() throws Exception {
        Wire.Pending before = send(kept, "example.com.");
        Thread.currentThread().interrupt();
        Wire.Pending interrupted = send(kept, "example.net.");
        assertThat(Thread.interrupted()).isTrue();
        for (Received each : receive(2)) {
            say(each.reply(), each);
        }
        assertThat(reply(before)).isNotEmpty();
        assertThat(reply(interrupted)).isNotEmpty();
    }

    @Test
    void sockets_and_the_thread_end_when_idle() throws Exception {
        UdpWire brief = new UdpWire(server -> true, new DatagramSelector(50));
        Set<Thread> others = selectors();
        Received received = exchange(brief, "example.com.");
        Set<Thread> started = selectors();
        started.removeAll(others);
        for (Thread thread : started) {
            thread.join(Ask.PATIENCE.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(isFree(received.port())).isTrue();
        exchange(brief, "example.com.");
    }

    private static Set<Thread> selectors() {
        Set<Thread> all = new HashSet<>(Thread.getAllStackTraces().keySet());
        all.removeIf(thread -> !thread.getName().equals("caa-gate udp"));
        return all;
    }

    private static boolean isFree(int port) throws IOException {
        try (DatagramSocket probe = new DatagramSocket(port)) {
            return probe.isBound();
        } catch (BindException e) {
            return false;
        }
    }
}

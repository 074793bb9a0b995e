package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Over UDP")
class UdpWireTest {
    private final DatagramSelector selector = new DatagramSelector(60_000);
    private final UdpWire kept = new UdpWire(server -> true, selector);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private UdpPeer peer;

    @BeforeEach
    void start() throws IOException {
        peer = UdpPeer.open();
    }

    @AfterEach
    void stop() {
        peer.close();
        threads.shutdown();
    }

    @Test
    void a_closed_port_fails_those_who_asked_there_and_nobody_else() throws Exception {
        List<Wire.Pending> before = peer.send(kept, 2);
        // Who came in before the port was closed is not told of it.
        assertThat(peer.receive(2)).hasSize(2);
        peer.exchange(kept, "example.com.");
        InetSocketAddress address = peer.address();
        peer.turnDeaf();
        List<CompletableFuture<byte[]>> replies = IntStream.range(0, 100)
                .mapToObj(i -> "n" + i + ".example.")
                .map(name -> CompletableFuture.completedFuture(name)
                        .thenComposeAsync(each -> sendTo(DnsServer.udp(address), each), threads))
                .toList();
        for (CompletableFuture<byte[]> reply : replies) {
            assertThatThrownBy(() -> reply.get(Ask.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .hasCauseInstanceOf(PortUnreachableException.class);
        }
        assertThat(before).noneMatch(pending -> pending.reply().isDone());
        peer.hearAgain();
        peer.exchange(kept, "example.com.");
    }

    @Test
    void an_interrupted_thread_harms_nobody() throws Exception {
        Wire.Pending before = peer.send(kept, "example.com.");
        Thread.currentThread().interrupt();
        Wire.Pending interrupted = peer.send(kept, "example.net.");
        assertThat(Thread.interrupted()).isTrue();
        for (UdpPeer.Received each : peer.receive(2)) {
            peer.say(each.reply(), each);
        }
        assertThat(UdpPeer.reply(before)).isNotEmpty();
        assertThat(UdpPeer.reply(interrupted)).isNotEmpty();
    }

    @Test
    void sockets_and_the_thread_end_when_idle() throws Exception {
        UdpWire brief = new UdpWire(server -> true, new DatagramSelector(50));
        Set<Thread> others = selectors();
        List<Wire.Pending> pending = peer.send(brief, 10);
        List<UdpPeer.Received> received = peer.receive(pending.size());
        for (UdpPeer.Received each : received) {
            peer.say(each.reply(), each);
        }
        for (Wire.Pending each : pending) {
            assertThat(UdpPeer.reply(each)).isNotEmpty();
        }
        Set<Thread> started = selectors();
        started.removeAll(others);
        for (Thread thread : started) {
            thread.join(Ask.PATIENCE.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
        // One of them may have been given to somebody else since.
        assertThat(received.stream().filter(each -> isFree(each.port()))).hasSizeGreaterThanOrEqualTo(9);
        peer.exchange(brief, "example.com.");
    }

    private CompletableFuture<byte[]> sendTo(DnsServer gone, String name) {
        try {
            return kept.send(Ask.query(name, DnssecBits.AD), gone).reply();
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Set<Thread> selectors() {
        Set<Thread> all = new HashSet<>(Thread.getAllStackTraces().keySet());
        all.removeIf(thread -> !thread.getName().equals("caa-gate udp"));
        return all;
    }

    private static boolean isFree(int port) {
        try (DatagramSocket probe = new DatagramSocket(port)) {
            return probe.isBound();
        } catch (SocketException e) {
            return false;
        }
    }
}

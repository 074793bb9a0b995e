package org.caagate.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.caagate.testkit.dns.PacketFates.Direction;
import org.caagate.testkit.dns.PacketFates.Fate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;

class PacketRelayTest {
    private static final PacketFates.Rates EVEN = new PacketFates.Rates(0.5, 0.5, 0.5, 0.5, Duration.ofSeconds(1));

    private final ScriptedDnsServer server = ScriptedDnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private static List<Fate> fates(long seed, PacketFates.Rates rates) {
        PacketFates fates = new PacketFates(seed, rates);
        return LongStream.range(0, 1000)
                .mapToObj(number -> fates.of(Direction.TO_SERVER, number))
                .toList();
    }

    @Test
    void the_same_seed_does_the_same_to_the_same_packets_and_another_one_does_not() {
        assertThat(fates(7, EVEN)).isEqualTo(fates(7, EVEN)).isNotEqualTo(fates(8, EVEN));
        assertThat(new PacketFates(7, EVEN).of(Direction.TO_CLIENT, 1))
                .isNotEqualTo(new PacketFates(7, EVEN).of(Direction.TO_SERVER, 1));
    }

    @Test
    void each_thing_happens_about_as_often_as_it_should() {
        List<Fate> fates = fates(1, new PacketFates.Rates(0.2, 0.3, 0.4, 0.6, Duration.ofSeconds(1)));
        assertThat(fates).filteredOn(fate -> fate.copies() == 0).hasSizeBetween(150, 250);
        assertThat(fates).filteredOn(fate -> fate.copies() == 2).hasSizeBetween(180, 300);
        assertThat(fates).filteredOn(Fate::letsNextPass).hasSizeBetween(340, 460);
        assertThat(fates).filteredOn(fate -> !fate.delay().isZero()).hasSizeBetween(540, 660);
        assertThat(fates).allMatch(fate -> fate.delay().compareTo(Duration.ofSeconds(1)) < 0);
    }

    @Test
    void a_relay_without_options_passes_everything_over_udp_and_tcp() throws IOException {
        server.zone("example.com. CAA 0 issue \"x.example\"");
        try (PacketRelay relay = PacketRelay.to(server.address()).start();
                Client client = new Client(relay.address())) {
            assertThat(Client.answer(client.ask("example.com")))
                    .containsExactly("example.com. CAA 0 issue \"x.example\"");
            assertThat(Client.answer(client.askOverTcp("example.com"))).hasSize(1);
            assertThat(relay.tally()).isEqualTo(new PacketRelay.Tally(2, 0, 0, 0, 0));
        }
    }

    @Test
    void loses_what_it_is_told_to_lose_and_never_over_tcp() throws Exception {
        try (PacketRelay relay = PacketRelay.to(server.address()).lose(1).start();
                Client client = new Client(relay.address())) {
            client.send(Client.question("example.com").toWire());
            for (int i = 0; i < 100; i++) {
                client.askOverTcp("example.com");
            }
            assertThat(server.questions()).allMatch(question -> question.transport() == Transport.TCP);
            assertThat(relay.tally()).isEqualTo(new PacketRelay.Tally(1, 1, 0, 0, 0));
        }
    }

    @Test
    void duplicates_questions_and_answers() throws IOException {
        try (PacketRelay relay = PacketRelay.to(server.address()).duplicate(1).start();
                Client client = new Client(relay.address())) {
            client.send(Client.question("example.com").toWire());
            for (int copies = 0; copies < 4; copies++) {
                assertThat(new Message(client.receive()).getQuestion().getName().toString())
                        .isEqualTo("example.com.");
            }
            assertThat(server.questionCount()).isEqualTo(2);
            assertThat(relay.tally().duplicated()).isEqualTo(3);
        }
    }

    /** Before its loop runs, no time passes. */
    @Test
    void lets_the_next_packet_pass() throws IOException {
        PacketFates.Rates half = new PacketFates.Rates(0, 0, 0.5, 0, Duration.ZERO);
        long seed = LongStream.range(0, 100)
                .filter(each ->
                        new PacketFates(each, half).of(Direction.TO_SERVER, 0).letsNextPass()
                                && !new PacketFates(each, half)
                                        .of(Direction.TO_SERVER, 1)
                                        .letsNextPass())
                .findFirst()
                .orElseThrow();
        EventLoop loop = new EventLoop("reordering");
        RelayedPackets packets = new RelayedPackets(new PacketFates(seed, half), loop);
        List<String> sent = new ArrayList<>();
        packets.relay(Direction.TO_SERVER, () -> sent.add("first"));
        packets.relay(Direction.TO_SERVER, () -> sent.add("second"));
        assertThat(sent).containsExactly("second", "first");
        loop.start();
        loop.close();
    }

    @Test
    void a_packet_that_nothing_follows_arrives_all_the_same() throws IOException {
        try (PacketRelay relay = PacketRelay.to(server.address()).reorder(1).start();
                Client client = new Client(relay.address())) {
            client.ask("example.com");
            assertThat(relay.tally()).isEqualTo(new PacketRelay.Tally(2, 0, 0, 2, 0));
        }
    }

    @Test
    void delays_packets() throws IOException {
        try (PacketRelay relay = PacketRelay.to(server.address())
                        .delay(1, Duration.ofMillis(5))
                        .start();
                Client client = new Client(relay.address())) {
            client.ask("example.com");
            assertThat(relay.tally()).isEqualTo(new PacketRelay.Tally(2, 0, 0, 0, 2));
        }
    }

    @Test
    void serves_more_clients_than_it_keeps_sockets_for() throws IOException {
        try (PacketRelay relay = PacketRelay.to(server.address()).start()) {
            for (int i = 0; i < 600; i++) {
                try (Client client = new Client(relay.address())) {
                    client.ask("example.com");
                }
            }
            assertThat(relay.tally().arrived()).isEqualTo(1200);
        }
    }

    @Test
    void a_server_that_has_gone_is_silence_over_udp_and_the_end_over_tcp() throws IOException {
        try (PacketRelay relay = PacketRelay.to(server.address()).start();
                Client client = new Client(relay.address())) {
            client.ask("example.com");
            client.askOverTcp("example.com");
            server.close();
            client.send(Client.question("example.com").toWire());
            assertThatExceptionOfType(EOFException.class).isThrownBy(client::receiveOverTcp);
            InetSocketAddress address = relay.address();
            try (Client next = new Client(address)) {
                assertThatExceptionOfType(IOException.class).isThrownBy(() -> next.askOverTcp("example.com"));
            }
            assertThat(threadsOf(relay)).hasSize(1);
        }
    }

    @Test
    void frees_port_threads_and_connections_when_closed_also_twice() throws IOException {
        PacketRelay relay = PacketRelay.to(server.address()).start();
        try (Client client = new Client(relay.address())) {
            client.ask("example.com");
            client.askOverTcp("example.com");
            assertThat(threadsOf(relay)).hasSize(1).allMatch(Thread::isDaemon);
            relay.close();
            relay.close();

            assertThat(threadsOf(relay)).isEmpty();
            assertThatExceptionOfType(EOFException.class).isThrownBy(client::receiveOverTcp);
        }
        int port = relay.address().getPort();
        try (ScriptedDnsServer next = ScriptedDnsServer.builder().port(port).start()) {
            assertThat(next.address().getPort()).isEqualTo(port);
        }
    }

    @Test
    void refuses_rates_that_are_none_and_servers_that_are_not_here() {
        PacketRelayBuilder builder = PacketRelay.to(server.address());
        List<Runnable> wrong = new ArrayList<>();
        for (double rate : Set.of(-0.1, 1.1, Double.NaN)) {
            wrong.add(() -> builder.lose(rate));
            wrong.add(() -> builder.duplicate(rate));
            wrong.add(() -> builder.reorder(rate));
            wrong.add(() -> builder.delay(rate, Duration.ZERO));
        }
        wrong.add(() -> builder.delay(0, Duration.ofMillis(-1)));
        wrong.add(() -> PacketRelay.to(new InetSocketAddress("192.0.2.1", 53)));
        for (Runnable each : wrong) {
            assertThatIllegalArgumentException().isThrownBy(each::run);
        }
    }

    private static List<Thread> threadsOf(PacketRelay relay) {
        String name = "packet-relay-" + relay.address().getPort();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
    }
}

package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sockets of queries over UDP")
class UdpSocketsTest {
    private final DatagramSelector selector = new DatagramSelector(60_000);
    private final UdpWire kept = new UdpWire(server -> true, selector);
    private final UdpWire own = new UdpWire(server -> false, selector);
    private UdpPeer peer;

    @BeforeEach
    void start() throws IOException {
        peer = UdpPeer.open();
    }

    @AfterEach
    void stop() {
        peer.close();
    }

    @Test
    void every_query_has_a_random_port_of_its_own() throws Exception {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            ports.add(peer.exchange(own, "example.com.").port());
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
            Wire.Pending pending = peer.send(UdpWire.SHARED, "example.com.");
            UdpPeer.Received received = peer.receive();
            peer.say(received.reply(), received);
            assertThat(UdpPeer.reply(pending)).isEqualTo(received.reply());
            ports.add(received.port());
        }
        assertThat(new HashSet<>(ports)).hasSize(2);
        assertThat(new HashSet<>(ports.subList(0, UdpWire.QUERIES_FOR_KEPT))).hasSize(1);
    }

    @Test
    void queries_at_once_have_a_socket_each_and_get_their_own_replies_in_any_order() throws Exception {
        Set<Integer> ports = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            List<Wire.Pending> pending = peer.send(kept, 40);
            List<UdpPeer.Received> received = peer.receive(pending.size());
            received.forEach(each -> ports.add(each.port()));
            Collections.shuffle(received);
            for (UdpPeer.Received each : received) {
                peer.say(each.reply(), each);
            }
            for (Wire.Pending each : pending) {
                assertThat(UdpPeer.reply(each)).isEqualTo(replyTo(each.query()));
            }
        }
        assertThat(ports).hasSize(40);
    }

    @Test
    void no_id_is_used_twice_on_a_socket_not_even_after_its_reply() throws Exception {
        Query query = Ask.query("example.com.", DnssecBits.AD);
        Set<Integer> ids = new HashSet<>();
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Wire.Pending pending = peer.send(kept, query);
            UdpPeer.Received received = peer.receive();
            assertThat(received.id()).isEqualTo(pending.query().id());
            ids.add(received.id());
            ports.add(received.port());
            peer.say(received.reply(), received);
            assertThat(UdpPeer.reply(pending)).isEqualTo(received.reply());
        }
        assertThat(ids).hasSize(100);
        assertThat(ports).hasSize(1);
    }

    private static byte[] replyTo(Query query) {
        byte[] octets = new byte[query.length()];
        query.wire().get(octets);
        octets[2] |= (byte) UdpPeer.REPLY_BIT;
        return octets;
    }
}

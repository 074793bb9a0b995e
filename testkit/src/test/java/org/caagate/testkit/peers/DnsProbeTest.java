package org.caagate.testkit.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DnsProbeTest {
    @Test
    void what_only_sends_the_question_back_is_no_server() throws IOException {
        try (DatagramSocket echo = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> echoed = CompletableFuture.runAsync(() -> sendBack(echo));
            assertThatIOException()
                    .isThrownBy(() -> DnsProbe.resolves((InetSocketAddress) echo.getLocalSocketAddress()))
                    .withMessage("A question came back, and no reply");
            echoed.join();
        }
    }

    @Test
    void no_client_of_this_system_gets_the_port_of_a_server_by_chance() throws IOException {
        try (DatagramSocket client = new DatagramSocket()) {
            assertThat(client.getLocalPort()).isGreaterThan(FreePorts.HIGHEST);
        }
        assertThat(FreePorts.find(100)).allMatch(server -> server.getPort() <= FreePorts.HIGHEST);
    }

    private static void sendBack(DatagramSocket echo) {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[512], 512);
            echo.receive(packet);
            echo.send(packet);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

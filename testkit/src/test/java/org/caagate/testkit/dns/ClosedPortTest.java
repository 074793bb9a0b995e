package org.caagate.testkit.dns;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class ClosedPortTest {
    @Test
    void refuses_connections_and_cannot_be_reached_by_datagrams() throws IOException {
        try (ClosedPort port = ClosedPort.hold();
                Socket tcp = new Socket();
                DatagramSocket udp = new DatagramSocket()) {
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> tcp.connect(port.address()));
            udp.connect(port.address());
            udp.setSoTimeout((int) Client.PATIENCE.toMillis());
            udp.send(new DatagramPacket(new byte[1], 1));
            assertThatExceptionOfType(PortUnreachableException.class)
                    .isThrownBy(() -> udp.receive(new DatagramPacket(new byte[1], 1)));
        }
    }

    @Test
    void is_nobody_elses_while_it_is_held() {
        ClosedPort port = ClosedPort.hold();
        assertTaken(port.address());
        port.close();
        port.close();
    }

    @Test
    void is_also_that_of_a_server_without_tcp() {
        try (ScriptedDnsServer server = ScriptedDnsServer.builder().udpOnly().start()) {
            assertTaken(server.address());
        }
    }

    private static void assertTaken(InetSocketAddress address) {
        assertThatExceptionOfType(BindException.class).isThrownBy(() -> new DatagramSocket(address).close());
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> new ServerSocket(address.getPort(), 1, address.getAddress()).close());
    }
}

package org.caagate.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;

class LifecycleTest {

    @Test
    void listens_on_127_0_0_1_with_one_daemon_thread() {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            assertThat(server.address().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
            assertThat(threadsOf(server)).hasSize(1).allMatch(Thread::isDaemon);
        }
    }

    @Test
    void frees_port_threads_and_connections_when_closed_also_twice() throws IOException {
        ScriptedDnsServer server = ScriptedDnsServer.start();
        try (Client client = new Client(server)) {
            client.askOverTcp("example.com");
            server.close();
            server.close();

            assertThat(threadsOf(server)).isEmpty();
            assertThatExceptionOfType(EOFException.class).isThrownBy(client::receiveOverTcp);
        }
        try (ScriptedDnsServer next = ScriptedDnsServer.builder()
                        .port(server.address().getPort())
                        .start();
                Client client = new Client(next)) {
            assertThat(client.ask("example.com").getRcode()).isEqualTo(Rcode.NOERROR);
            assertThat(client.askOverTcp("example.com").getRcode()).isEqualTo(Rcode.NOERROR);
        }
    }

    @Test
    void says_when_a_port_is_taken() {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            ScriptedDnsServerBuilder second =
                    ScriptedDnsServer.builder().port(server.address().getPort());
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(second::start);
        }
    }

    @Test
    void can_be_closed_by_a_responder() throws Exception {
        ScriptedDnsServer server = ScriptedDnsServer.start();
        try (Client client = new Client(server)) {
            List<Thread> threads = threadsOf(server);
            server.fault("example.com", Fault.respond(query -> {
                server.close();
                return Optional.empty();
            }));
            client.send(Client.question("example.com").toWire());
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(threadsOf(server)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1"})
    void listens_on_the_loopback_address_that_it_was_given(String address) throws IOException {
        assumeTrue(NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null || isLinuxIpv4(address));
        try (ScriptedDnsServer server =
                        ScriptedDnsServer.builder().address(address).start();
                Client client = new Client(server)) {
            assertThat(server.address().getAddress()).isEqualTo(InetAddress.getByName(address));
            assertThat(client.ask("example.com").getRcode()).isEqualTo(Rcode.NOERROR);
            assertThat(client.askOverTcp("example.com").getRcode()).isEqualTo(Rcode.NOERROR);
        }
    }

    @Test
    void refuses_an_address_that_the_network_could_reach() {
        ScriptedDnsServerBuilder builder = ScriptedDnsServer.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> builder.address("192.0.2.1"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.address("0.0.0.0"));
    }

    @Test
    void refuses_connections_when_it_is_udp_only() throws IOException {
        try (ScriptedDnsServer server = ScriptedDnsServer.builder().udpOnly().start();
                Client client = new Client(server)) {
            assertThat(client.ask("example.com").getRcode()).isEqualTo(Rcode.NOERROR);
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> client.askOverTcp("example.com"));
        }
    }

    @Test
    void goes_on_when_clients_leave_in_the_middle() throws IOException {
        try (ScriptedDnsServer server = ScriptedDnsServer.start();
                Client client = new Client(server)) {
            Hold hold = server.hold("held.example");
            for (int i = 0; i < 10; i++) {
                try (Client leaving = new Client(server)) {
                    leaving.sendOverTcp(Client.question("held.example"));
                }
            }
            assertThat(client.askOverTcp("example.com").getRcode()).isEqualTo(Rcode.NOERROR);
            hold.release();
            assertThat(client.askOverTcp("example.com").getRcode()).isEqualTo(Rcode.NOERROR);
        }
    }

    @Test
    void goes_on_when_connections_are_reset() throws Exception {
        try (ScriptedDnsServer server = ScriptedDnsServer.start();
                Client client = new Client(server)) {
            Hold hold = server.hold("held.example");
            try (Client leaving = new Client(server)) {
                leaving.sendOverTcp(Client.question("held.example"));
                hold.await(1, Client.PATIENCE);
                leaving.resetTcp();
            }
            assertThat(client.askOverTcp("example.com").getRcode()).isEqualTo(Rcode.NOERROR);
            hold.release();
            assertThat(client.askOverTcp("example.com").getRcode()).isEqualTo(Rcode.NOERROR);
        }
    }

    @Test
    void closes_although_the_closing_thread_is_interrupted() {
        ScriptedDnsServer server = ScriptedDnsServer.start();
        Thread.currentThread().interrupt();
        server.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(threadsOf(server)).isEmpty();
    }

    private static boolean isLinuxIpv4(String address) {
        // Linux takes all of 127.0.0.0/8 for the loopback interface without naming the addresses.
        return address.startsWith("127.") && System.getProperty("os.name").equals("Linux");
    }

    private static List<Thread> threadsOf(ScriptedDnsServer server) {
        String name = "scripted-dns-" + server.address().getPort();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
    }
}

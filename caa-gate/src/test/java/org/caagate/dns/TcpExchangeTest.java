package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.present;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An exchange over TCP")
class TcpExchangeTest {
    /** Takes every connection and resets it, as a load balancer without backends does. */
    private static void resetAll(ServerSocket listener) {
        try {
            while (true) {
                Socket connection = listener.accept();
                connection.setSoLinger(true, 0);
                connection.close();
            }
        } catch (SocketException e) {
            // The test is over.
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void fails_by_a_reset_and_harms_no_other() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ScriptedDnsServer server = ScriptedDnsServer.start()) {
            Thread resetting = new Thread(() -> resetAll(listener));
            resetting.setDaemon(true);
            resetting.start();
            server.zone("example.com. CAA 0 issue \"ca.example\"");
            DnsServer broken = DnsServer.parse("tcp://127.0.0.1:" + listener.getLocalPort());
            DnsLookup lookup = patient(broken).tries(1).build();
            LookupContext context = Ask.context();
            List<CompletionStage<Answer>> stages = IntStream.range(0, 200)
                    .mapToObj(i -> lookup.lookup(DomainName.parse("example.com"), context))
                    .toList();
            assertThat(stages.stream().map(stage -> failure(Ask.answer(stage)).kind()))
                    .hasSize(200)
                    .containsOnly(Failure.Kind.NETWORK);
            present(Ask.ask(patient(Ask.tcp(server)).build(), "example.com"));
            present(Ask.ask(patient(Ask.udp(server)).build(), "example.com"));
        }
    }

    @Test
    void takes_a_reply_octet_by_octet() {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            server.zone("example.com. CAA 0 issue \"ca.example\"")
                    .fault("example.com", Forgery.drip(Duration.ofMillis(1)));
            present(Ask.ask(patient(Ask.tcp(server)).build(), "example.com"));
        }
    }

    @Test
    void ends_with_its_time_though_the_server_keeps_the_connection() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            SteppedTimer timer = new SteppedTimer();
            DnsLookup lookup = DnsLookup.builder()
                    .servers(DnsServer.parse("tcp://127.0.0.1:" + silent.getLocalPort()))
                    .tries(1)
                    .timer(timer)
                    .build();
            CompletionStage<Answer> stage =
                    lookup.lookup(DomainName.parse("example.com"), LookupContext.lasting(Duration.ofMinutes(1), timer));
            try (Socket accepted = silent.accept()) {
                assertThat(accepted.getInputStream().readNBytes(2)).hasSize(2);
                timer.pass(Duration.ofSeconds(3));
                assertThat(failure(Ask.answer(stage)).kind()).isEqualTo(Failure.Kind.TIMEOUT);
                assertThat(accepted.getInputStream().readAllBytes()).isNotEmpty();
            }
        }
    }
}

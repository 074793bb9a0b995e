package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.caagate.lookup.Answer;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The options of a lookup")
class DnsLookupBuilderTest {
    private static final DnsServer SERVER = DnsServer.parse("192.0.2.53");
    private static final DomainName CORP = DomainName.parse("corp.example");

    static Stream<Arguments> faulty() {
        return Stream.of(
                row("no servers", builder -> builder),
                row("no servers for names outside corp.example", builder -> builder.serversFor(CORP, SERVER)),
                row("servers: no servers given", builder -> builder.servers()),
                row("serversFor(corp.example): no servers", builder -> builder.servers(SERVER)
                        .serversFor(CORP)),
                row("timeout", builder -> builder.servers(SERVER).timeout(Duration.ZERO)),
                row("timeout", builder -> builder.servers(SERVER).timeout(Duration.ofDays(1))),
                row("tries", builder -> builder.servers(SERVER).tries(0)),
                row("tries", builder -> builder.servers(SERVER).tries(21)),
                row("backOff", builder -> builder.servers(SERVER).backOff(Duration.ofNanos(-1))),
                row("backOff", builder -> builder.servers(SERVER).backOff(Duration.ofHours(1))),
                row("inFlight", builder -> builder.servers(SERVER).inFlight(0)),
                row("inFlight", builder -> builder.servers(SERVER).inFlight(10_001)),
                row("rate", builder -> builder.servers(SERVER).rate(0)),
                row("rate", builder -> builder.servers(SERVER).rate(1_000_001)));
    }

    private static Arguments row(String complaint, UnaryOperator<DnsLookupBuilder> options) {
        return Arguments.of(complaint, options);
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void are_refused_by_name(String complaint, UnaryOperator<DnsLookupBuilder> options) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.apply(DnsLookup.builder()).build())
                .withMessageContaining(complaint);
    }

    @Test
    void are_refused_all_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsLookup.builder()
                        .resolver("corp..example=127.0.0.1")
                        .resolver("127.0.0.1:0")
                        .servers()
                        .tries(0)
                        .inFlight(-1)
                        .build())
                .withMessageContainingAll(
                        "\"corp..example=127.0.0.1\"", "\"127.0.0.1:0\"", "servers:", "tries", "inFlight");
    }

    @Test
    void have_defaults_for_all_but_the_servers() {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            server.zone("example.com. CAA 0 issue \"ca.example\"");
            assertThat(Ask.ask(DnsLookup.ofServers(Ask.udp(server)), "example.com"))
                    .isInstanceOf(Answer.Present.class);
        }
    }

    @Test
    void may_leave_the_servers_to_the_system() {
        assertThat(DnsLookup.ofSystem()).isInstanceOf(DnsLookup.class);
    }

    @Test
    void of_the_system_are_read_again_after_five_seconds() {
        SteppedTimer timer = new SteppedTimer();
        List<InetSocketAddress> configured = new ArrayList<>();
        SystemServers servers = new SystemServers(timer, () -> List.copyOf(configured));
        assertThat(servers.get()).isEmpty();
        configured.add(new InetSocketAddress("192.0.2.1", 53));
        assertThat(servers.get()).hasToString("[udp://192.0.2.1:53]");
        configured.set(0, new InetSocketAddress("192.0.2.2", 53));
        configured.add(InetSocketAddress.createUnresolved("nowhere.invalid", 53));
        timer.advance(Duration.ofMillis(4999));
        assertThat(servers.get()).hasToString("[udp://192.0.2.1:53]");
        timer.advance(Duration.ofMillis(1));
        assertThat(servers.get()).hasToString("[udp://192.0.2.2:53]");
    }

    @Test
    void of_the_system_stay_where_its_configuration_cannot_be_read() {
        SteppedTimer timer = new SteppedTimer();
        List<InetSocketAddress> configured = new ArrayList<>(List.of(new InetSocketAddress("192.0.2.1", 53)));
        SystemServers servers = new SystemServers(timer, () -> {
            if (configured.isEmpty()) {
                throw new IllegalStateException("half-written");
            }
            return configured;
        });
        assertThat(servers.get()).hasToString("[udp://192.0.2.1:53]");
        configured.clear();
        timer.advance(Duration.ofSeconds(5));
        assertThat(servers.get()).hasToString("[udp://192.0.2.1:53]");
    }
}

package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Ask.udp;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A resolver in text")
class ResolverSpecTest {
    private static DnsLookupBuilder resolvers(String... specs) {
        DnsLookupBuilder builder = DnsLookup.builder();
        Stream.of(specs).forEach(builder::resolver);
        return builder;
    }

    private static List<String> servers(String... specs) {
        return resolvers(specs).build().servers();
    }

    /** With a system that has two servers. */
    private static List<String> serversBesideTheSystem(String... specs) {
        ServerChoice choice = new ServerChoice();
        Stream.of(specs).forEach(choice::add);
        SystemServers system = new SystemServers(
                new SteppedTimer(),
                () -> List.of(new InetSocketAddress("192.0.2.1", 53), new InetSocketAddress("192.0.2.2", 53)));
        assertThat(choice.faults()).isEmpty();
        return choice.routes(system).describe();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.53, udp://192.0.2.53:53",
        "192.0.2.53:5353, udp://192.0.2.53:5353",
        "[2001:db8::53]:5353, udp://[2001:db8::53]:5353",
        "tcp://192.0.2.53, tcp://192.0.2.53:53"
    })
    void may_be_a_server(String spec, String server) {
        assertThat(servers(spec)).containsExactly(server);
    }

    @Test
    void may_be_the_system() {
        assertThat(serversBesideTheSystem("system")).containsExactly("udp://192.0.2.1:53", "udp://192.0.2.2:53");
    }

    @Test
    void is_a_fallback_for_those_before_it() {
        assertThat(serversBesideTheSystem("192.0.2.9", "system", "tcp://192.0.2.1"))
                .containsExactly(
                        "udp://192.0.2.9:53", "udp://192.0.2.1:53", "udp://192.0.2.2:53", "tcp://192.0.2.1:53");
    }

    @Test
    void is_asked_once_where_it_is_named_twice() {
        assertThat(serversBesideTheSystem("192.0.2.2", "system"))
                .containsExactly("udp://192.0.2.2:53", "udp://192.0.2.1:53");
    }

    @Test
    void may_be_for_the_names_under_a_suffix() {
        assertThat(serversBesideTheSystem(
                        "Corp.Example.=192.0.2.8",
                        "a.corp.example=system",
                        "192.0.2.9",
                        "corp.example=tcp://192.0.2.8"))
                .containsExactly(
                        "udp://192.0.2.9:53",
                        "a.corp.example=udp://192.0.2.1:53",
                        "a.corp.example=udp://192.0.2.2:53",
                        "corp.example=udp://192.0.2.8:53",
                        "corp.example=tcp://192.0.2.8:53");
    }

    @Test
    void under_a_suffix_alone_leaves_other_names_without_any() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resolvers("corp.example=192.0.2.8", "lab.example=system")
                        .build())
                .withMessage("DNS lookup: no servers for names outside corp.example, lab.example: give one without a"
                        + " suffix as well, or the system's (\"system\")");
    }

    @Test
    void that_cannot_be_read_is_told_with_all_others() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> resolvers("192.0.2.53:0", "-x.example=192.0.2.1", "corp.example=2001:db8::1", "=system")
                                .build())
                .withMessageContainingAll(
                        "\"192.0.2.53:0\": a port",
                        "\"-x.example=192.0.2.1\": before the equals sign stands no suffix",
                        "\"2001:db8::1\": an IPv6 address goes in brackets",
                        "\"=system\"")
                .withMessageNotContaining("no servers");
    }

    @Test
    void may_be_encrypted() {
        assertThat(resolvers(
                                "tls://dns.example@192.0.2.1",
                                "https://dns.example/dns-query",
                                "corp.example=https://dns.corp.example/a=b",
                                "corp.example=tls://192.0.2.2:8853")
                        .build()
                        .servers())
                .containsExactly(
                        "tls://dns.example:853@192.0.2.1",
                        "https://dns.example/dns-query",
                        "corp.example=https://dns.corp.example/a=b",
                        "corp.example=tls://192.0.2.2:8853");
    }

    @Test
    void is_asked_only_after_those_before_it_have_failed() {
        try (ScriptedDnsServer first = ScriptedDnsServer.start();
                ScriptedDnsServer second = ScriptedDnsServer.start();
                ScriptedDnsServer other = ScriptedDnsServer.start()) {
            first.zone("www.corp.example. REFUSED");
            second.zone("www.corp.example. CAA 0 issue \"ca.example\"");
            DnsLookup lookup = resolvers(
                            "corp.example=" + udp(first),
                            "corp.example=" + udp(second),
                            udp(other).toString())
                    .timeout(Ask.PATIENCE)
                    .build();
            present(ask(lookup, "www.corp.example"));
            assertThat(List.of(first.questionCount(), second.questionCount(), other.questionCount()))
                    .containsExactly(1, 1, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "system, system",
        "Corp.Example.=system, corp.example=system",
        "corp.example=192.0.2.8, corp.example=udp://192.0.2.8:53",
        "https://dns.example/a=b, https://dns.example/a=b",
    })
    void is_a_value_that_its_text_gives_again(String text, String shown) {
        ResolverSpec spec = ResolverSpec.parse(text);
        assertThat(spec).hasToString(shown).isEqualTo(ResolverSpec.parse(shown));
    }

    @Test
    void means_the_same_as_a_value() {
        ResolverSpec spec = ResolverSpec.parse("corp.example=192.0.2.8");
        assertThat(spec.suffix()).contains(DomainName.parse("corp.example"));
        assertThat(spec.servers()).containsExactly(DnsServer.parse("192.0.2.8"));
        assertThat(DnsLookup.builder()
                        .resolver(spec)
                        .resolver(ResolverSpec.parse("192.0.2.9"))
                        .build()
                        .servers())
                .containsExactly("udp://192.0.2.9:53", "corp.example=udp://192.0.2.8:53");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsLookup.builder().resolver(spec).build())
                .withMessageContaining("no servers for names outside corp.example");
    }
}

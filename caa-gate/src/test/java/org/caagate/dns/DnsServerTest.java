package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A DNS server in text")
class DnsServerTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, udp://127.0.0.1:53",
        "192.0.2.53:5353, udp://192.0.2.53:5353",
        "udp://192.0.2.53, udp://192.0.2.53:53",
        "tcp://192.0.2.53:65535, tcp://192.0.2.53:65535",
        "[::1], udp://[::1]:53",
        "tcp://[::1]:5353, tcp://[::1]:5353",
        "[::], udp://[::]:53",
        "[2001:DB8::0:53], udp://[2001:db8::53]:53",
        "[2001:db8:0:0:1:0:0:1], udp://[2001:db8::1:0:0:1]:53",
        "[2001:db8:0:1:1:1:1:1], udp://[2001:db8:0:1:1:1:1:1]:53",
        "[2001:0:0:1:0:0:0:1], udp://[2001:0:0:1::1]:53",
        "[1::], udp://[1::]:53",
        "[fe80::1%1], udp://[fe80::1%1]:53",
        "[::ffff:192.0.2.1], udp://192.0.2.1:53",
        "localhost, udp://127.0.0.1:53",
    })
    void is_shown_in_one_canonical_form(String text, String shown) {
        assertThat(DnsServer.parse(text)).hasToString(shown);
        assertThat(DnsServer.parse(shown)).isEqualTo(DnsServer.parse(text)).hasSameHashCodeAs(DnsServer.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":53",
                "udp://",
                "192.0.2.1:",
                "192.0.2.1:0",
                "192.0.2.1:65536",
                "192.0.2.1:+53",
                "192.0.2.1:5x",
                "192.0.2.1:123456",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.01",
                "2130706433",
                "127.1",
                "[::1",
                "[::1]53",
                "[]",
                "[192.0.2.1]",
                "[example.com]",
                "::1",
                "2001:db8::1",
                "http://192.0.2.1",
                "UDP://192.0.2.1",
                " 192.0.2.1",
                "192.0.2.1/24",
                "a b",
                "host\u0000.example"
            })
    void is_refused_where_it_is_none(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsServer.parse(text))
                .withMessageContaining("DNS server");
    }

    @ParameterizedTest
    @CsvSource({
        "tls://192.0.2.1, tls://192.0.2.1:853",
        "tls://192.0.2.1@192.0.2.1, tls://192.0.2.1:853",
        "tls://192.0.2.1@192.0.2.2, tls://192.0.2.1:853@192.0.2.2",
        "tls://[2001:db8::1]:8853, tls://[2001:db8::1]:8853",
        "tls://localhost, tls://localhost:853@127.0.0.1",
        "tls://DNS.example.@192.0.2.1, tls://dns.example:853@192.0.2.1",
        "tls://dns.example:53@2001:db8::1, tls://dns.example:53@[2001:db8::1]",
        "tls://dns.example@[2001:db8::1], tls://dns.example:853@[2001:db8::1]",
        "https://DNS.example/dns-query, https://dns.example/dns-query",
        "https://dns.example, https://dns.example/",
        "https://dns.example:443/a/b, https://dns.example/a/b",
        "https://dns.example:8443/dns-query{?dns}, https://dns.example:8443/dns-query",
        "https://192.0.2.1/x%2Fy, https://192.0.2.1/x%2Fy",
        "https://[2001:DB8::0:1]:444/dns-query, https://[2001:db8::1]:444/dns-query",
    })
    void over_tls_or_https_is_shown_in_one_canonical_form_too(String text, String shown) {
        is_shown_in_one_canonical_form(text, shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tls://|neither a host name nor an IP address",
                "tls://a_b.example@192.0.2.1|underscore",
                "tls://dns.example:0@192.0.2.1|a port is",
                "tls://dns.example@|after the @ stands the IP address",
                "tls://dns.example@localhost|after the @ stands the IP address",
                "tls://dns.example@192.0.2.1:853|after the @ stands the IP address",
                "tls://dns.example@192.0.2.1@192.0.2.2|after the @ stands the IP address",
                "tls://dns.example@[192.0.2.1]|no IPv6 address in the brackets",
                "tls://*.example@192.0.2.1|neither a host name",
                "tls://2001:db8::1|in brackets",
                "tls://nowhere.invalid|the host has no address",
                "tls://dns.example/dns-query|neither a host name",
                "https://|no URL",
                "https:///dns-query|no URL with a host",
                "https://user@dns.example/|no URL with a host",
                "https://a_b.example/|no URL with a host",
                "https://dns.example:/|no URL with a host",
                "https://dns.example:65536/|a port is",
                "https://dns.example:0/|a port is",
                "https://dns.example/#a|a query or a fragment",
                "https://dns.example/?dns=AAAA|a query or a fragment",
                "https://dns.example/{dns}|no URL",
                "https://dns.example/a b|no URL",
                "https://dns.example/\u00e9|ASCII",
                "https://192.0.2.256/|no URL with a host",
                "HTTPS://dns.example/|neither udp://, tcp://, tls:// nor https://",
                "http://dns.example/|neither udp://, tcp://, tls:// nor https://",
            })
    void over_tls_or_https_is_refused_with_what_is_wrong(String text, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsServer.parse(text))
                .withMessageContainingAll("DNS server", complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "udp://127.0.0.1, false, true",
        "tcp://192.0.2.1, false, false",
        "tls://dns.example@127.0.0.1, true, true",
        "tls://192.0.2.1, true, false",
        "https://dns.example/, true, false",
        "https://localhost/, true, true",
        "https://dns.localhost/, true, true",
        "https://[::1]/, true, true",
    })
    void says_what_protects_the_way_to_it(String text, boolean authenticated, boolean loopback) {
        DnsServer server = DnsServer.parse(text);
        assertThat(server.isAuthenticated()).isEqualTo(authenticated);
        assertThat(server.isLoopback()).isEqualTo(loopback);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1:5353, tcp://192.0.2.1:5353",
        "tcp://192.0.2.1:53, tcp://192.0.2.1:53",
        "tls://192.0.2.1:853, tls://192.0.2.1:853",
        "https://dns.example/, https://dns.example/",
    })
    void goes_over_tcp_only_if_it_was_in_clear(String text, String overTcp) {
        assertThat(DnsServer.parse(text).overTcp()).hasToString(overTcp);
    }

    @Test
    void over_https_is_not_looked_up_when_it_is_read() {
        assertThat(DnsServer.parse("https://nowhere.invalid/").address().isUnresolved())
                .isTrue();
    }

    @Test
    void with_a_bare_ipv6_address_says_what_is_missing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsServer.parse("2001:db8::53"))
                .withMessageContaining("brackets");
    }

    @Test
    void differs_by_transport() {
        assertThat(DnsServer.parse("tcp://127.0.0.1")).isNotEqualTo(DnsServer.parse("127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "udp://127.0.0.1:53, true",
        "tcp://127.9.9.9, true",
        "[::1], true",
        "[::1%1], true",
        "[::ffff:127.0.0.1], true",
        "192.0.2.53, false",
        "tcp://10.0.0.1, false",
        "[::], false",
        "[fe80::1%1], false",
        "tls://dns.example@192.0.2.53, true",
        "https://dns.example/dns-query, true",
    })
    void is_reached_safely_on_this_host_or_where_it_proves_who_it_is(String text, boolean expected) {
        assertThat(DnsServer.parse(text).isSafelyReached()).isEqualTo(expected);
    }
}

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
    @ValueSource(strings = {"tls://dns.example", "https://dns.example/dns-query"})
    void is_not_yet_encrypted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsServer.parse(text))
                .withMessageContaining("not supported yet");
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
}

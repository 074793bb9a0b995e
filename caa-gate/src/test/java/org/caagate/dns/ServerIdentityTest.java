package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Vault.trusting;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.caagate.CaaGate;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dns.TlsListener;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 8310 section 5 (strict), RFC 8484 section 5: who cannot prove who they are is not asked, over TLS or in clear. */
@DisplayName("A server over TLS or HTTPS")
class ServerIdentityTest {
    /** A listener of a server, and its text. */
    private enum Way {
        TLS {
            @Override
            TlsListener listen(ScriptedDnsServer server, SSLContext identity) {
                return server.listenOverTls(identity);
            }

            @Override
            DnsServer server(TlsListener listener) {
                return Vault.tls(listener);
            }
        },
        HTTPS {
            @Override
            TlsListener listen(ScriptedDnsServer server, SSLContext identity) {
                return server.listenOverHttps(identity);
            }

            @Override
            DnsServer server(TlsListener listener) {
                return Vault.https(listener);
            }
        };

        abstract TlsListener listen(ScriptedDnsServer server, SSLContext identity);

        abstract DnsServer server(TlsListener listener);
    }

    static Stream<Arguments> impostors() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(
                        row(way, "another name", Vault.OTHER_NAME, "its certificate is not for " + name(way)),
                        row(way, "an expired certificate", Vault.EXPIRED, "has expired")));
    }

    private static Arguments row(Way way, String what, SSLContext identity, String complaint) {
        return Arguments.of(way, Named.of(what, identity), complaint);
    }

    private static String name(Way way) {
        return way == Way.TLS ? Vault.NAME : "127.0.0.1";
    }

    @ParameterizedTest
    @MethodSource("impostors")
    void is_not_asked_in_any_way_if_it_cannot_prove_who_it_is(Way way, SSLContext identity, String complaint) {
        assertRefused(way, identity, any -> {}, complaint);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void is_not_asked_in_any_way_if_it_speaks_in_clear(Way way) {
        assertRefused(way, Vault.GOOD, listener -> listener.manner(TlsListener.Manner.CLEAR_TEXT), "failed at TLS");
    }

    private static void assertRefused(Way way, SSLContext identity, Consumer<TlsListener> script, String complaint) {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            TlsListener listener = way.listen(server, identity);
            script.accept(listener);
            try (ScriptedDnsServer datagrams = ScriptedDnsServer.builder()
                    .udpOnly()
                    .port(listener.address().getPort())
                    .start()) {
                assertUntrusted(ask(trusting(way.server(listener)).tries(3).build(), "example.com"), complaint);
                assertThat(listener.connections()).isEqualTo(3);
                assertThat(datagrams.questionCount()).isZero();
            }
            assertThat(server.questionCount()).isZero();
        }
    }

    private static void assertUntrusted(Answer answer, String complaint) {
        Failure failure = failure(answer);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.NETWORK);
        assertThat(failure.detail()).contains(complaint);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void is_not_asked_if_nobody_here_trusts_its_authority(Way way) {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            TlsListener listener = way.listen(server, Vault.GOOD);
            assertUntrusted(
                    ask(patient(way.server(listener)).tries(1).build(), "example.com"),
                    "its certificate comes from no CA that is trusted here");
            assertThat(server.questionCount()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void gives_a_permit_where_it_can_prove_who_it_is(Way way) throws InterruptedException {
        assertThat(verdict(way, "ca.example")).isEqualTo(Verdict.Kind.PERMITTED);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void gives_a_refusal_where_the_records_say_so(Way way) throws InterruptedException {
        assertThat(verdict(way, "other.example")).isEqualTo(Verdict.Kind.REFUSED);
    }

    private static Verdict.Kind verdict(Way way, String issuer) throws InterruptedException {
        try (ScriptedDnsServer server = ScriptedDnsServer.start().zone("example.com CAA 0 issue \"ca.example\"")) {
            Function<TlsListener, DnsLookup> lookup =
                    listener -> trusting(way.server(listener)).build();
            return CaaGate.builder()
                    .lookup(lookup.apply(way.listen(server, Vault.GOOD)))
                    .build()
                    .check(IssuanceRequest.builder()
                            .issuer(Issuer.named(issuer))
                            .identifiers("www.example.com")
                            .build())
                    .verdicts()
                    .get(0)
                    .kind();
        }
    }
}

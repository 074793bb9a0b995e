package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.answer;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Vault.https;
import static org.caagate.dns.Vault.trusting;

import java.net.ProxySelector;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.record.CaaRecord;
import org.caagate.testkit.dns.ClosedPort;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.HttpReply;
import org.caagate.testkit.dns.Transport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("DNS over HTTPS")
class HttpsTransportTest extends EncryptedTransportContract {
    HttpsTransportTest() {
        super(server -> server.listenOverHttps(Vault.GOOD));
    }

    @Override
    DnsServer address() {
        return https(listener);
    }

    private Failure failureOfOneTry() {
        return failure(ask(trusting(address()).tries(1).build(), "example.com"));
    }

    @Test
    void posts_the_message_under_id_0_and_takes_no_other_type() {
        Answer.Present answer = present(ask(trusting(address()).build(), "example.com"));
        assertThat(answer.trail().exchanges()).singleElement().satisfies(exchange -> assertThat(exchange.server())
                .isEqualTo("https://127.0.0.1:" + listener.address().getPort() + "/dns-query"));
        assertThat(server.questions()).singleElement().satisfies(question -> {
            assertThat(question.transport()).isEqualTo(Transport.HTTPS);
            assertThat(question.id()).isZero();
        });
        assertThat(listener.requests()).singleElement().satisfies(head -> assertThat(head.lines())
                .contains(
                        "POST /dns-query HTTP/1.1",
                        "Accept: application/dns-message",
                        "Content-Type: application/dns-message",
                        "User-Agent: caa-gate"));
    }

    @Test
    void looks_up_the_host_of_its_url() {
        DnsServer named =
                DnsServer.parse("https://localhost:" + listener.address().getPort() + "/");
        present(ask(trusting(named).build(), "example.com"));
    }

    @Test
    void says_that_the_host_of_its_url_has_no_address() {
        Failure failure = failure(ask(
                trusting(DnsServer.parse("https://nowhere.invalid/")).tries(1).build(), "example.com"));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.NETWORK);
        assertThat(failure.detail()).contains("cannot be reached: the name of its host has no address");
    }

    @Test
    void says_that_nobody_listens() {
        try (ClosedPort port = ClosedPort.hold()) {
            Failure failure =
                    failure(ask(trusting(https(port.address())).tries(1).build(), "example.com"));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.NETWORK);
            assertThat(failure.detail()).contains("cannot be reached: no connection to its host");
        }
    }

    @Test
    void lets_the_age_of_a_response_pass() {
        listener.reply(HttpReply.usual().header("Age", "600"));
        assertThat(present(ask(trusting(address()).build(), "example.com")).records())
                .containsExactly(CaaRecord.of(0, "issue", "ca.example").withTtl(3000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/dns-message; x=y", "Application/DNS-Message"})
    void takes_its_type_in_any_spelling(String type) {
        listener.reply(HttpReply.usual().header("Content-Type", type));
        present(ask(trusting(address()).build(), "example.com"));
    }

    @Nested
    @DisplayName("fails")
    class Fails {
        @ParameterizedTest
        @ValueSource(ints = {201, 206, 400, 404, 429, 500, 503})
        void by_any_status_but_200(int status) {
            listener.reply(HttpReply.usual().status(status));
            Failure failure = failureOfOneTry();
            assertThat(failure.kind()).isEqualTo(Failure.Kind.NETWORK);
            assertThat(failure.detail()).contains("answered with HTTP status " + status);
        }

        @ParameterizedTest
        @ValueSource(ints = {301, 302, 303, 307, 308})
        void by_a_redirect_which_it_does_not_follow(int status) {
            listener.reply(HttpReply.usual()
                    .status(status)
                    .header(
                            "Location",
                            "https://127.0.0.1:" + listener.address().getPort() + "/other"));
            Failure failure = failureOfOneTry();
            assertThat(failure.kind()).isEqualTo(Failure.Kind.NETWORK);
            assertThat(failure.detail()).contains("HTTP status " + status + ", and redirects are not followed");
            assertThat(listener.requests()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/html", "application/dns-json", "application/dns-messages", ""})
        void by_another_type(String type) {
            listener.reply(HttpReply.usual().header("Content-Type", type));
            Failure failure = failureOfOneTry();
            assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
            assertThat(failure.detail()).contains("content of type " + type);
        }

        @Test
        void by_more_octets_than_a_message_has() {
            listener.reply(HttpReply.usual().body(new byte[65_536]));
            Failure failure = failureOfOneTry();
            assertThat(failure.kind()).isEqualTo(Failure.Kind.TOO_LARGE);
            assertThat(failure.detail()).contains("answered with more than 65535 octets");
        }

        @Test
        void by_no_octets() {
            listener.reply(HttpReply.usual().body(new byte[0]));
            assertThat(failureOfOneTry().kind()).isEqualTo(Failure.Kind.MALFORMED);
        }

        @Test
        void by_another_id() {
            server.fault("example.com", Forgery.wrongId());
            assertThat(failureOfOneTry().kind()).isEqualTo(Failure.Kind.MALFORMED);
        }
    }

    @Test
    void asks_again_over_another_connection_when_one_ends_without_a_response() {
        DnsLookup lookup = trusting(address()).tries(1).build();
        present(ask(lookup, "example.com"));
        server.fault("example.com", Forgery.closeAfter(0).once());
        present(ask(lookup, "example.com"));
        assertThat(server.questionCount()).isEqualTo(3);
    }

    @Nested
    @DisplayName("through a proxy")
    class ThroughAProxy {
        @Test
        void lets_that_look_up_the_host_and_tells_it_alone_who_we_are() throws Exception {
            try (Tunnel proxy = Tunnel.proxyTo(listener.address().getPort())) {
                // Not Basic, which the JDK keeps back unless a system property lets it through.
                DnsLookup lookup = trusting(DnsServer.parse("https://dns.example/dns-query"))
                        .proxy(proxy.selector())
                        .proxyAuthorization("Token sesame")
                        .build();
                present(ask(lookup, "example.com"));
                assertThat(proxy.requests).singleElement().satisfies(head -> assertThat(head.lines())
                        .contains("CONNECT dns.example:443 HTTP/1.1", "Proxy-Authorization: Token sesame"));
                assertThat(listener.requests()).singleElement().satisfies(head -> assertThat(head)
                        .doesNotContain("sesame"));
            }
        }

        @Test
        void says_that_it_is_not_there() {
            try (ClosedPort port = ClosedPort.hold()) {
                ProxySelector selector = Tunnel.selector(port.address().getPort());
                Failure failure =
                        failure(ask(trusting(address()).proxy(selector).tries(1).build(), "example.com"));
                assertThat(failure.detail())
                        .contains("no connection to the proxy 127.0.0.1:"
                                + port.address().getPort());
            }
        }

        @Test
        void goes_only_if_it_was_told_to() throws Exception {
            try (Tunnel proxy = Tunnel.proxyTo(listener.address().getPort())) {
                ProxySelector before = ProxySelector.getDefault();
                ProxySelector.setDefault(proxy.selector());
                try {
                    present(ask(trusting(address()).build(), "example.com"));
                } finally {
                    ProxySelector.setDefault(before);
                }
                assertThat(proxy.requests).isEmpty();
            }
        }
    }
}

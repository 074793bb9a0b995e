package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.PATIENCE;
import static org.caagate.dns.Ask.absence;
import static org.caagate.dns.Ask.answer;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Vault.https;
import static org.caagate.dns.Vault.stepped;
import static org.caagate.dns.Vault.trusting;

import java.net.ProxySelector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.Hold;
import org.caagate.testkit.dns.HttpReply;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dns.TlsListener;
import org.caagate.testkit.dns.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("DNS over HTTPS")
class HttpsTransportTest {
    private static final Duration TRY = Duration.ofSeconds(3);

    private final SteppedTimer timer = new SteppedTimer();
    private ScriptedDnsServer server;
    private TlsListener listener;

    @BeforeEach
    void start() {
        server = ScriptedDnsServer.start().zone("example.com. CAA 0 issue \"ca.example\"");
        listener = server.listenOverHttps(Vault.GOOD);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CompletionStage<Answer> start(DnsLookup lookup, String name) {
        return lookup.lookup(DomainName.parse(name), LookupContext.lasting(Duration.ofMinutes(5), timer));
    }

    private Failure failureOfOneTry() {
        return failure(ask(trusting(https(listener)).tries(1).build(), "example.com"));
    }

    @Test
    void posts_the_message_under_id_0_and_takes_no_other_type() {
        Answer.Present answer = present(ask(trusting(https(listener)).build(), "example.com"));
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
    void finds_that_there_are_none() {
        assertThat(absence(ask(trusting(https(listener)).build(), "org"))).isEqualTo(Answer.Absence.NODATA);
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
        DnsServer gone = https(listener);
        listener.close();
        Failure failure = failure(ask(trusting(gone).tries(1).build(), "example.com"));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.NETWORK);
        assertThat(failure.detail()).contains("cannot be reached: no connection to its host");
    }

    @Test
    void lets_the_age_of_a_response_pass() {
        listener.reply(HttpReply.usual().header("Age", "600"));
        assertThat(present(ask(trusting(https(listener)).build(), "example.com"))
                        .records())
                .containsExactly(CaaRecord.of(0, "issue", "ca.example").withTtl(3000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/dns-message; x=y", "Application/DNS-Message"})
    void takes_its_type_in_any_spelling(String type) {
        listener.reply(HttpReply.usual().header("Content-Type", type));
        present(ask(trusting(https(listener)).build(), "example.com"));
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

        @Test
        void by_a_cut_answer_and_never_asks_again_in_clear() {
            server.fault("example.com", Fault.truncated());
            assertThat(failureOfOneTry().kind()).isEqualTo(Failure.Kind.TRUNCATED);
            assertThat(server.questions()).singleElement().satisfies(question -> assertThat(question.transport())
                    .isEqualTo(Transport.HTTPS));
        }

        @Test
        void by_the_end_of_its_time_though_the_response_drips() throws Exception {
            server.fault("example.com", Forgery.drip(Duration.ofSeconds(1)));
            CompletionStage<Answer> stage =
                    start(stepped(timer, https(listener)).tries(1).build(), "example.com");
            server.awaitQuestions(1, PATIENCE);
            timer.pass(TRY);
            assertThat(failure(answer(stage)).kind()).isEqualTo(Failure.Kind.TIMEOUT);
            listener.awaitOpenConnections(0, PATIENCE);
        }
    }

    @Test
    void leaves_a_connection_that_never_gets_to_its_handshake() throws Exception {
        listener.manner(TlsListener.Manner.MUTE);
        CompletionStage<Answer> stage =
                start(stepped(timer, https(listener)).tries(2).build(), "example.com");
        listener.awaitOpenConnections(1, PATIENCE);
        listener.manner(TlsListener.Manner.USUAL);
        timer.pass(TRY);
        present(answer(stage));
        assertThat(listener.connections()).isEqualTo(2);
    }

    @Test
    void asks_again_over_another_connection_when_one_ends_without_a_response() {
        DnsLookup lookup = trusting(https(listener)).tries(1).build();
        present(ask(lookup, "example.com"));
        server.fault("example.com", Forgery.closeAfter(0).once());
        present(ask(lookup, "example.com"));
        assertThat(server.questionCount()).isEqualTo(3);
    }

    @Test
    void answers_many_at_once_each_its_own() throws Exception {
        List<String> names =
                IntStream.range(0, 20).mapToObj(i -> "n" + i + ".example").toList();
        names.forEach(name -> server.zone(name + " CAA 0 issue \"" + name + "\""));
        Hold hold = server.hold("*");
        DnsLookup lookup = trusting(https(listener)).build();
        List<CompletionStage<Answer>> stages =
                names.stream().map(name -> start(lookup, name)).toList();
        server.awaitQuestions(20, PATIENCE);
        hold.release();
        for (int i = 0; i < names.size(); i++) {
            assertThat(present(answer(stages.get(i))).records())
                    .containsExactly(CaaRecord.of(0, "issue", names.get(i)).withTtl(3600));
        }
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
        void says_that_it_is_not_there() throws Exception {
            Tunnel proxy = Tunnel.proxyTo(listener.address().getPort());
            proxy.close();
            Failure failure = failure(ask(
                    trusting(https(listener)).proxy(proxy.selector()).tries(1).build(), "example.com"));
            assertThat(failure.detail()).contains("no connection to the proxy 127.0.0.1:" + proxy.port());
        }

        @Test
        void goes_only_if_it_was_told_to() throws Exception {
            try (Tunnel proxy = Tunnel.proxyTo(listener.address().getPort())) {
                ProxySelector before = ProxySelector.getDefault();
                ProxySelector.setDefault(proxy.selector());
                try {
                    present(ask(trusting(https(listener)).build(), "example.com"));
                } finally {
                    ProxySelector.setDefault(before);
                }
                assertThat(proxy.requests).isEmpty();
            }
        }
    }
}

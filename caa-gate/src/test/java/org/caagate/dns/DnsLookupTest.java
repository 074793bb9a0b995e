package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.absence;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Ask.tcp;
import static org.caagate.dns.Ask.udp;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.testkit.dns.ClosedPort;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dns.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A lookup over DNS")
class DnsLookupTest {
    private ScriptedDnsServer server;

    @BeforeEach
    void start() {
        server = ScriptedDnsServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private DnsServer over(Transport transport) {
        return transport == Transport.UDP ? udp(server) : tcp(server);
    }

    private DnsLookup once() {
        return patient(udp(server)).tries(1).build();
    }

    private static List<String> servers(Answer answer) {
        return answer.trail().exchanges().stream().map(Exchange::server).toList();
    }

    @Nested
    @DisplayName("finds")
    class Finds {
        @ParameterizedTest
        @EnumSource(
                value = Transport.class,
                names = {"UDP", "TCP"})
        void records(Transport transport) {
            server.zone(
                    "example.com. 300 CAA 0 issue \"ca.example\"\nexample.com. 200 CAA 128 iodef \"mailto:a@b.example\"");
            Answer.Present answer = present(ask(patient(over(transport)).build(), "Example.com"));
            assertThat(answer.name()).hasToString("example.com");
            assertThat(answer.records())
                    .containsExactly(
                            CaaRecord.of(0, "issue", "ca.example").withTtl(200),
                            CaaRecord.of(128, "iodef", "mailto:a@b.example").withTtl(200));
            assertThat(servers(answer)).containsExactly(over(transport).toString());
            assertThat(server.questions())
                    .singleElement()
                    .extracting(Query::transport)
                    .isEqualTo(transport);
        }

        @ParameterizedTest
        @EnumSource(
                value = Transport.class,
                names = {"UDP", "TCP"})
        void no_data(Transport transport) {
            server.zone("example.com. A 192.0.2.1");
            assertThat(absence(ask(patient(over(transport)).build(), "example.com")))
                    .isEqualTo(Answer.Absence.NODATA);
        }

        @ParameterizedTest
        @EnumSource(
                value = Transport.class,
                names = {"UDP", "TCP"})
        void no_name(Transport transport) {
            server.zone("example.com. NXDOMAIN");
            assertThat(absence(ask(patient(over(transport)).build(), "example.com")))
                    .isEqualTo(Answer.Absence.NXDOMAIN);
        }

        @Test
        void tags_that_no_zone_file_would_hold() {
            server.zone("example.com. TYPE257 \\# 7 80055b1b5d20ff");
            assertThat(present(ask(once(), "example.com")).records())
                    .singleElement()
                    .hasToString("\\# 7 80055b1b5d20ff");
        }

        @Test
        void a_thousand_records_over_tcp_because_they_do_not_fit_a_datagram() {
            StringBuilder zone = new StringBuilder();
            for (int i = 0; i < 1001; i++) {
                zone.append("big.example. CAA 0 t").append(i).append(" \"test\"\n");
            }
            server.zone(zone.toString());
            var context = Ask.context();
            Answer answer = Ask.answer(once().lookup(DomainName.parse("big.example"), context));
            assertThat(present(answer).records()).hasSize(1001);
            assertThat(servers(answer))
                    .containsExactly(udp(server).toString(), tcp(server).toString());
            assertThat(context.questions()).isEqualTo(2);
        }

        @Test
        void what_a_server_without_edns_has() {
            server.zone("example.com. CAA 0 issue \"ca.example\"").fault("example.com", Forgery.withoutEdns());
            present(ask(once(), "example.com"));
        }
    }

    @Nested
    @DisplayName("fails")
    class Fails {
        @ParameterizedTest
        @CsvSource({
            "REFUSED, REFUSED",
            "NOTIMP, NOTIMP",
            "FORMERR, FORMERR",
            "YXDOMAIN, RCODE",
            "MALFORMED, MALFORMED",
            "WRONG_QUESTION, MALFORMED",
            "NOT_A_RESPONSE, MALFORMED",
            "REFERRAL, LAME",
            "NO_RECURSION, LAME",
            "TRUNCATED, TRUNCATED",
            "BOGUS, BOGUS",
            "SERVFAIL, SERVFAIL_UNCHECKED"
        })
        void by_what_the_server_says(String said, Failure.Kind kind) {
            server.zone("example.com. " + said);
            assertThat(failure(ask(once(), "example.com")).kind()).isEqualTo(kind);
            assertThat(failure(ask(patient(tcp(server)).tries(1).build(), "example.com"))
                            .kind())
                    .isEqualTo(kind);
        }

        @ParameterizedTest
        @ValueSource(strings = {"WRONG_ID", "GARBAGE", "EMPTY"})
        void by_octets_over_tcp_that_are_no_reply(String said) {
            server.zone("example.com. " + said);
            assertThat(failure(ask(patient(tcp(server)).tries(1).build(), "example.com"))
                            .kind())
                    .isEqualTo(Failure.Kind.MALFORMED);
        }

        @Test
        void where_nobody_listens() {
            try (ClosedPort port = ClosedPort.hold()) {
                DnsServer udp = DnsServer.udp(port.address());
                DnsServer tcp =
                        DnsServer.parse("tcp://127.0.0.1:" + port.address().getPort());
                assertThat(failure(ask(patient(udp).tries(1).build(), "example.com"))
                                .kind())
                        .isEqualTo(Failure.Kind.NETWORK);
                Failure failure = failure(ask(patient(tcp).tries(1).build(), "example.com"));
                assertThat(failure.kind()).isEqualTo(Failure.Kind.NETWORK);
                assertThat(failure.detail()).isEqualTo(tcp + " unreachable (Connection refused), 1 try");
            }
        }

        /** The records may not be all, but they are there, whichever way they are asked for again. */
        @Test
        void where_a_truncated_reply_has_records_and_the_whole_one_has_none() {
            server.zone("example.com. CAA 0 issue \";\"")
                    .fault(
                            "example.com",
                            Forgery.emptyNoData().over(Transport.TCP),
                            Fault.respond(query -> Optional.of(cut(query))).over(Transport.UDP));
            Failure failure = failure(ask(patient(udp(server)).build(), "example.com"));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.TRUNCATED);
            assertThat(failure.detail()).contains("a truncated reply has some", "3 tries");
        }

        private static byte[] cut(Query query) {
            byte[] reply = query.answer("example.com. CAA 0 issue \";\"");
            reply[2] |= 2;
            return reply;
        }

        @Test
        void where_a_truncated_reply_cannot_be_had_whole() {
            try (ScriptedDnsServer udpOnly =
                    ScriptedDnsServer.builder().udpOnly().start()) {
                udpOnly.zone("example.com. TRUNCATED");
                Answer answer = ask(patient(udp(udpOnly)).tries(1).build(), "example.com");
                assertThat(failure(answer).kind()).isEqualTo(Failure.Kind.NETWORK);
                assertThat(answer.trail().exchanges()).hasSize(2);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 3, 20})
        void where_the_connection_ends_before_the_reply(int octets) {
            server.zone("example.com. CAA 0 issue \"ca.example\"").fault("example.com", Forgery.closeAfter(octets));
            assertThat(failure(ask(patient(tcp(server)).tries(1).build(), "example.com"))
                            .kind())
                    .isEqualTo(Failure.Kind.NETWORK);
        }

        @Test
        void for_a_record_of_another_name_even_beside_the_right_one() {
            server.zone("example.com. CAA 0 issue \"ca.example\"")
                    .fault("example.com", Forgery.inAnswer("example.net. CAA 0 issue \";\""));
            assertThat(failure(ask(once(), "example.com")).kind()).isEqualTo(Failure.Kind.MALFORMED);
        }

        @Test
        void saying_what_where_and_how_often() {
            server.zone("example.com. REFUSED").fault("example.com", Fault.extendedError(18, "not for you"));
            Failure failure = failure(ask(patient(tcp(server)).build(), "example.com"));
            assertThat(failure.detail()).isEqualTo("REFUSED (EDE 18 (not for you)) from " + tcp(server) + ", 3 tries");
        }
    }

    @Nested
    @DisplayName("is not taken in by")
    class Spoofing {
        @Test
        void a_forger_who_does_not_know_the_id() {
            server.zone("example.com. CAA 0 issue \"ca.example\"").fault("example.com", Forgery.precededBy(query -> {
                byte[] forged = query.answer("");
                forged[1] ^= 1;
                return Optional.of(forged);
            }));
            present(ask(once(), "example.com"));
            assertThat(server.questionCount()).isEqualTo(1);
        }

        @Test
        void ad_from_a_resolver_that_nobody_declared_trusted() {
            server.zone("example.com. CAA 0 issue \"ca.example\"\nexample.com. AUTHENTIC_DATA");
            Trail trail = ask(once(), "example.com").trail();
            assertThat(trail.authentication()).isEqualTo(Trail.Authentication.UNVALIDATED);
            assertThat(((Reply.Message) trail.exchanges().get(0).reply()).flags())
                    .contains(Reply.Flag.AUTHENTIC_DATA);
        }
    }

    @Test
    void leaves_evidence_of_every_exchange() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        server.zone("example.com. CAA 0 issue \"ca.example\"\nexample.com. REFUSED_ONCE");
        Answer answer =
                ask(patient(udp(server)).clock(Clock.fixed(now, ZoneOffset.UTC)).build(), "example.com");
        present(answer);
        assertThat(answer.trail().obtainedAt()).isEqualTo(now);
        assertThat(answer.trail().exchanges()).extracting(Exchange::sentAt).containsExactly(now, now);
        assertThat(answer.trail().exchanges())
                .extracting(exchange -> ((Reply.Message) exchange.reply()).rcode())
                .containsExactly(5, 0);
    }

    @Test
    void routes_each_name_of_a_chain_by_itself() {
        try (ScriptedDnsServer inside = ScriptedDnsServer.start();
                ScriptedDnsServer deeper = ScriptedDnsServer.start()) {
            server.zone("www.example.com. CNAME host.a.corp.example.\nwww.example.com. HALF_CHASED");
            inside.zone("corp.example. CAA 0 issue \"inside.example\"");
            deeper.zone("host.a.corp.example. CAA 0 issue \"deeper.example\"");
            DnsLookup lookup = patient(udp(server))
                    .serversFor(DomainName.parse("corp.example"), udp(inside))
                    .serversFor(DomainName.parse("a.corp.example"), udp(deeper))
                    .build();
            assertThat(present(ask(lookup, "www.example.com")).records())
                    .extracting(record -> record.value().toText())
                    .containsExactly("deeper.example");
            assertThat(present(ask(lookup, "corp.example")).records())
                    .extracting(record -> record.value().toText())
                    .containsExactly("inside.example");
            absence(ask(lookup, "notcorp.example"));
            assertThat(Stream.of(server, inside, deeper).map(ScriptedDnsServer::questionCount))
                    .containsExactly(2, 1, 1);
        }
    }
}

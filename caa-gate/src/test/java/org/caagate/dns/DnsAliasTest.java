package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.absence;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Ask.udp;

import java.util.Optional;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.record.CaaRecord;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A lookup over DNS follows aliases")
class DnsAliasTest {
    private ScriptedDnsServer server;

    @BeforeEach
    void start() {
        server = ScriptedDnsServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private DnsLookup once() {
        return patient(udp(server)).tries(1).build();
    }

    @Test
    void to_their_records() {
        server.zone("""
                www.example.com. 60 CNAME a.example.net.
                a.example.net. 300 CNAME b.example.net.
                b.example.net. 3600 CAA 0 issue "ca.example"
                """);
        Answer.Present answer = present(ask(once(), "www.example.com"));
        assertThat(answer.name()).hasToString("www.example.com");
        assertThat(answer.records()).extracting(CaaRecord::ttl).containsExactly(60L);
        assertThat(answer.trail().aliases())
                .extracting(Object::toString)
                .containsExactly("www.example.com -> a.example.net", "a.example.net -> b.example.net");
        assertThat(server.questionCount()).isEqualTo(1);
    }

    @Test
    void to_nothing_where_an_soa_proves_it() {
        server.zone("www.example.com. CNAME host.example.net.\nhost.example.net. A 192.0.2.1");
        assertThat(absence(ask(once(), "www.example.com"))).isEqualTo(Answer.Absence.NODATA);
        assertThat(server.questionCount()).isEqualTo(1);
    }

    @Test
    void to_their_end_where_nothing_proves_it() {
        server.zone("""
                www.example.com. 60 CNAME host.example.net.
                host.example.net. 300 CAA 0 issue "ca.example"
                www.example.com. HALF_CHASED
                """);
        Answer.Present answer = present(ask(once(), "www.example.com"));
        assertThat(answer.records()).extracting(CaaRecord::ttl).containsExactly(60L);
        assertThat(answer.trail().exchanges())
                .extracting(Exchange::question)
                .containsExactly("www.example.com", "host.example.net");
    }

    @Test
    void to_their_end_where_the_wrong_zone_says_that_there_is_nothing() {
        server.zone("""
                        www.example.com. CNAME host.example.net.
                        host.example.net. CAA 0 issue "ca.example"
                        """).fault("www.example.com", Forgery.halfChasedWithSoa());
        present(ask(once(), "www.example.com"));
    }

    @Test
    void through_a_dname() {
        server.zone("d.example.com. DNAME e.example.net.\nx.e.example.net. CAA 0 issue \"ca.example\"");
        assertThat(present(ask(once(), "x.d.example.com")).trail().aliases())
                .extracting(Object::toString)
                .containsExactly("x.d.example.com -> x.e.example.net");
    }

    @Test
    void but_not_from_the_owner_of_a_dname() {
        server.zone("d.example.com. DNAME e.example.net.\ne.example.net. CAA 0 issue \"ca.example\"");
        assertThat(absence(ask(once(), "d.example.com"))).isEqualTo(Answer.Absence.NODATA);
    }

    /** RFC 7686 section 2. */
    @Test
    void but_asks_nobody_for_an_onion_service() {
        server.zone("www.example.com. CNAME abc.Onion.\nwww.example.com. HALF_CHASED");
        Failure failure = failure(ask(once(), "www.example.com"));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
        assertThat(failure.detail()).contains("RFC 7686", "for the alias target abc.Onion");
        failure(ask(once(), "abc.onion"));
        assertThat(server.questionCount()).isEqualTo(1);
    }

    @Test
    void and_fails_where_their_end_fails() {
        server.zone(
                "www.example.com. CNAME host.example.net.\nwww.example.com. HALF_CHASED\nhost.example.net. REFUSED");
        Failure failure = failure(ask(once(), "www.example.com"));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
        assertThat(failure.detail()).contains("host.example.net");
    }

    @Test
    void but_not_in_circles_from_question_to_question() {
        server.fault("a.example", Fault.respond(query -> Optional.of(query.answer("a.example. CNAME b.example."))));
        server.fault("b.example", Fault.respond(query -> Optional.of(query.answer("b.example. CNAME a.example."))));
        assertThat(failure(ask(once(), "a.example")).kind()).isEqualTo(Failure.Kind.ALIAS_LOOP);
        assertThat(server.questionCount()).isEqualTo(2);
    }

    @Test
    void but_not_further_than_sixteen_links_in_all() {
        StringBuilder zone = new StringBuilder();
        for (int i = 0; i < 17; i++) {
            zone.append("n%d.example. CNAME n%d.example.\nn%d.example. HALF_CHASED\n".formatted(i, i + 1, i));
        }
        server.zone(zone + "n17.example. CAA 0 issue \"ca.example\"");
        assertThat(failure(ask(once(), "n0.example")).kind()).isEqualTo(Failure.Kind.ALIAS_LOOP);
        present(ask(once(), "n1.example"));
    }
}

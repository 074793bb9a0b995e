package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dns.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A resolver that answers no question for CAA, over DNS on loopback")
class BlindResolverTest {
    private static final String CANARY = "canary.example";

    private ScriptedDnsServer server;

    @BeforeEach
    void start() {
        server = ScriptedDnsServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Verdict check(GatePolicy policy) throws InterruptedException {
        return check(policy, Ask.patient(Ask.udp(server)));
    }

    private static Verdict check(GatePolicy policy, DnsLookupBuilder lookup) throws InterruptedException {
        GateReport report = CaaGate.builder()
                .lookup(lookup.build())
                .policy(policy)
                .build()
                .check(IssuanceRequest.builder()
                        .issuer(Issuer.named("ca.example"))
                        .identifiers("www.example.com")
                        .build());
        return report.verdicts().get(0);
    }

    private static GatePolicy watchful() {
        return GatePolicy.strict().requireCanary(DomainName.parse(CANARY));
    }

    @Test
    void permits_everything_to_a_gate_that_requires_no_sight() throws InterruptedException {
        assertThat(check(GatePolicy.strict()).reason().id()).isEqualTo("no-caa");
    }

    @Test
    void permits_nothing_to_a_gate_that_does() throws InterruptedException {
        assertThat(check(watchful()).reason().id()).isEqualTo("resolver-sees-no-caa");
    }

    @Test
    void permits_nothing_where_it_refuses_the_question_for_the_canary() throws InterruptedException {
        server.fault(CANARY, Fault.refused());
        assertThat(check(watchful()).reason().detail()).contains("canary.example", "(refused)");
    }

    @Test
    void permits_nothing_where_the_canary_is_stale() throws InterruptedException {
        server.zone(CANARY + ". CAA 0 issue \";\"").fault(CANARY, Fault.extendedError(3, ""));
        assertThat(check(watchful()).reason().detail()).contains("canary.example", "(stale)");
    }

    @Test
    void is_none_where_it_shows_the_canary_which_costs_one_question() throws InterruptedException {
        server.zone(CANARY + ". CAA 0 issue \";\"");
        assertThat(check(watchful()).reason().id()).isEqualTo("no-caa");
        assertThat(server.questions())
                .extracting(Query::name)
                .containsExactlyInAnyOrder("canary.example.", "www.example.com.", "example.com.", "com.");
    }

    @Test
    void permits_nothing_as_a_fallback_of_one_that_shows_the_canary() throws InterruptedException {
        try (ScriptedDnsServer seeing = ScriptedDnsServer.start()) {
            seeing.zone(CANARY + ". CAA 0 issue \";\"").fault("example.com", Fault.servfail());
            Verdict verdict = check(watchful(), Ask.patient(Ask.udp(seeing), Ask.udp(server)));
            assertThat(verdict.reason().id()).isEqualTo("resolver-sees-no-caa");
            assertThat(verdict.reason().detail()).contains(Ask.udp(server) + " ", CANARY, "" + Ask.udp(seeing));
        }
    }

    @Test
    void permits_nothing_where_names_under_a_suffix_are_its_own() throws InterruptedException {
        try (ScriptedDnsServer seeing = ScriptedDnsServer.start()) {
            seeing.zone(CANARY + ". CAA 0 issue \";\"");
            Verdict verdict = check(
                    watchful(),
                    Ask.patient(Ask.udp(seeing)).serversFor(DomainName.parse("example.com"), Ask.udp(server)));
            assertThat(verdict.reason().detail())
                    .contains("www.example.com", Ask.udp(server) + " ")
                    .doesNotContain("no CAA records, to com");
        }
    }

    @Test
    void is_none_where_another_server_of_which_nothing_was_heard_is_blind() throws InterruptedException {
        try (ScriptedDnsServer seeing = ScriptedDnsServer.start()) {
            seeing.zone(CANARY + ". CAA 0 issue \";\"");
            Verdict verdict = check(
                    watchful(),
                    Ask.patient(Ask.udp(seeing)).serversFor(DomainName.parse("other.example"), Ask.udp(server)));
            assertThat(verdict.reason().id()).isEqualTo("no-caa");
        }
    }

    @Test
    void permits_nothing_at_the_end_of_an_alias_that_is_its_own() throws InterruptedException {
        try (ScriptedDnsServer seeing = ScriptedDnsServer.start()) {
            seeing.zone(CANARY + ". CAA 0 issue \";\"\nwww.example.com. CNAME host.target.example.")
                    .fault("www.example.com", Forgery.bareAliases());
            Verdict verdict = check(
                    watchful(),
                    Ask.patient(Ask.udp(seeing)).serversFor(DomainName.parse("target.example"), Ask.udp(server)));
            assertThat(verdict.reason().detail()).contains(Ask.udp(server) + " ");
        }
    }

    /** Something on the way answers datagrams in the place of the resolver, and one of them got lost. */
    @Test
    void permits_nothing_in_datagrams_where_the_canary_came_over_tcp() throws InterruptedException {
        server.zone(CANARY + ". CAA 0 issue \";\"\nwww.example.com. CAA 0 issue \";\"")
                .fault("www.example.com", Forgery.emptyNoData().over(Transport.UDP))
                .fault(CANARY, Fault.servfail().over(Transport.UDP));
        Verdict verdict = check(watchful());
        assertThat(verdict.reason().id()).isEqualTo("resolver-sees-no-caa");
        assertThat(verdict.reason().detail())
                .contains(Ask.udp(server) + " ", "" + Ask.tcp(server), "ask it over tcp://");
        assertThat(canaryTransports()).hasSize(6);
    }

    @Test
    void permits_nothing_where_a_datagram_for_the_canary_is_answered_at_last() throws InterruptedException {
        server.zone(CANARY + ". CAA 0 issue \";\"\nwww.example.com. CAA 0 issue \";\"")
                .fault("www.example.com", Forgery.emptyNoData().over(Transport.UDP))
                .fault(
                        CANARY,
                        Forgery.emptyNoData().over(Transport.UDP),
                        Fault.servfail().once());
        Verdict verdict = check(watchful());
        assertThat(verdict.reason().detail()).contains("it said that there are none");
        assertThat(canaryTransports()).containsExactly(Transport.UDP, Transport.TCP, Transport.UDP);
    }

    static Stream<Fault> faults() {
        return Stream.of(Fault.servfail(), Fault.refused(), Fault.extendedError(3, "stale"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void is_none_where_it_shows_the_canary_in_a_later_datagram(Fault fault) throws InterruptedException {
        server.zone(CANARY + ". CAA 0 issue \";\"").fault(CANARY, fault.once());
        assertThat(check(watchful()).reason().id()).isEqualTo("no-caa");
        assertThat(canaryTransports()).containsExactly(Transport.UDP, Transport.TCP, Transport.UDP);
    }

    @Test
    void is_none_where_the_first_server_shows_the_canary_when_asked_again() throws InterruptedException {
        try (ScriptedDnsServer fallback = ScriptedDnsServer.start()) {
            String canary = CANARY + ". CAA 0 issue \";\"";
            fallback.zone(canary);
            server.zone(canary).fault(CANARY, Fault.refused().once());
            Verdict verdict = check(watchful(), Ask.patient(Ask.udp(server), Ask.udp(fallback)));
            assertThat(verdict.reason().id()).isEqualTo("no-caa");
        }
    }

    private List<Transport> canaryTransports() {
        return server.questions().stream()
                .filter(query -> query.name().equals(CANARY + "."))
                .map(Query::transport)
                .toList();
    }

    @Test
    void is_seen_to_see_over_tcp_what_came_in_a_datagram() throws InterruptedException {
        server.zone(CANARY + ". CAA 0 issue \";\"")
                .fault("com", Fault.servfail().once());
        assertThat(check(watchful()).reason().id()).isEqualTo("no-caa");
        assertThat(server.questions())
                .filteredOn(query -> query.name().equals("com."))
                .extracting(Query::transport)
                .containsExactly(Transport.UDP, Transport.TCP);
    }

    @Test
    void is_seen_to_see_where_it_has_to_cut_what_it_shows() throws InterruptedException {
        server.zone(CANARY + ". CAA 0 issue \";\"")
                .fault(CANARY, Fault.truncated().over(Transport.UDP));
        assertThat(check(watchful()).reason().id()).isEqualTo("no-caa");
    }
}

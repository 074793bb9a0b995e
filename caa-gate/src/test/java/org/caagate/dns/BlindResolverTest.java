package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
        GateReport report = CaaGate.builder()
                .lookup(Ask.patient(Ask.udp(server)).build())
                .policy(policy)
                .build()
                .check(IssuanceRequest.builder()
                        .issuer(Issuer.named("ca.example"))
                        .identifiers("www.example.com")
                        .build());
        return report.verdicts().get(0);
    }

    private static GatePolicy watchful() {
        return GatePolicy.strict().requireSight(DomainName.parse(CANARY));
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
}

package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.caagate.GateReport;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dns.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8767, and codes 3 and 19 of RFC 8914. */
@DisplayName("A gate in front of a resolver that serves stale answers")
class StaleAnswerGateTest {
    private static final String OURS = "example.com. CAA 0 issue \"ca.example\"";
    private static final String THEIRS = "example.com. CAA 0 issue \"other.example\"";

    private final SteppedTimer timer = new SteppedTimer();
    private ScriptedDnsServer server;

    @BeforeEach
    void start() {
        server = ScriptedDnsServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CompletableFuture<GateReport> check(int tries) {
        return TolerantGate.check(
                DnsLookup.builder().servers(Ask.udp(server)).tries(tries).timeout(Ask.PATIENCE), Ask.PATIENCE, timer);
    }

    private static Verdict verdict(CompletableFuture<GateReport> check)
            throws InterruptedException, ExecutionException, TimeoutException {
        return check.get(Ask.PATIENCE.toSeconds(), TimeUnit.SECONDS).verdicts().get(0);
    }

    private void passSeconds(int... seconds) throws InterruptedException, TimeoutException {
        for (int second : seconds) {
            timer.pass(Duration.ofSeconds(second));
        }
    }

    @Test
    void asks_again_after_a_second_and_takes_what_is_fresh_then()
            throws InterruptedException, ExecutionException, TimeoutException {
        server.zone(OURS).fault("example.com", Fault.extendedError(3, "").first(1));
        CompletableFuture<GateReport> check = check(3);
        passSeconds(1);
        assertThat(verdict(check).reason().id()).isEqualTo("issuer-authorized");
        assertThat(server.questionCount()).isEqualTo(2);
    }

    @Test
    void asks_again_even_where_one_try_has_to_be_enough()
            throws InterruptedException, ExecutionException, TimeoutException {
        server.zone(OURS).fault("example.com", Fault.extendedError(3, "").first(1));
        CompletableFuture<GateReport> check = check(1);
        passSeconds(1);
        assertThat(verdict(check).reason().id()).isEqualTo("issuer-authorized");
    }

    @Test
    void lets_a_refusal_stand_with_a_remark() throws InterruptedException, ExecutionException, TimeoutException {
        server.zone(THEIRS).fault("example.com", Fault.extendedError(3, ""));
        CompletableFuture<GateReport> check = check(3);
        passSeconds(1, 2);
        Verdict verdict = verdict(check);
        assertThat(verdict).hasToString("example.com refused (issuer-not-authorized)");
        assertThat(verdict.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail())
                        .contains("a stale answer (EDE 3) from " + Ask.udp(server))
                        .contains("3 tries"))
                .extracting(Finding::id)
                .isEqualTo(FindingId.STALE_ANSWER);
        assertThat(server.questionCount()).isEqualTo(3);
    }

    @Test
    void lets_a_refusal_stand_at_the_end_of_an_alias_chain()
            throws InterruptedException, ExecutionException, TimeoutException {
        server.zone("example.com. CNAME host.example.net.\nhost.example.net. CAA 0 issue \"other.example\"")
                .fault("example.com", Fault.extendedError(3, ""));
        CompletableFuture<GateReport> check = check(1);
        passSeconds(1);
        Verdict verdict = verdict(check);
        assertThat(verdict).hasToString("example.com refused (issuer-not-authorized)");
        assertThat(verdict.findings())
                .extracting(Finding::id)
                .containsExactly(FindingId.STALE_ANSWER, FindingId.POLICY_OF_ALIAS_TARGET);
    }

    @ParameterizedTest
    @ValueSource(strings = {OURS, "example.com. A 192.0.2.1", "example.com. CAA 0 issuemail \";\""})
    void never_permits(String zone) throws InterruptedException, ExecutionException, TimeoutException {
        server.zone(zone).fault("example.com", Fault.extendedError(3, ""));
        CompletableFuture<GateReport> check = check(2);
        passSeconds(1);
        assertStale(verdict(check));
    }

    @Test
    void never_permits_what_does_not_exist() throws InterruptedException, ExecutionException, TimeoutException {
        server.fault("example.com", Fault.nxdomain().and(Fault.extendedError(19, "")));
        CompletableFuture<GateReport> check = check(2);
        passSeconds(1);
        assertStale(verdict(check));
    }

    @Test
    void keeps_a_stale_refusal_whatever_fails_after_it()
            throws InterruptedException, ExecutionException, TimeoutException {
        server.zone(THEIRS)
                .fault("example.com", Fault.extendedError(3, "").over(Transport.UDP))
                .fault("example.com", Fault.refused().over(Transport.TCP));
        CompletableFuture<GateReport> check = check(2);
        passSeconds(1);
        assertThat(verdict(check)).hasToString("example.com refused (issuer-not-authorized)");
    }

    private static void assertStale(Verdict verdict) {
        assertThat(verdict.reason()).isInstanceOf(UndeterminedReason.LookupFailed.class);
        Answer.Failed answer = ((UndeterminedReason.LookupFailed) verdict.reason()).answer();
        assertThat(answer.failure().kind()).isEqualTo(Failure.Kind.STALE);
    }
}

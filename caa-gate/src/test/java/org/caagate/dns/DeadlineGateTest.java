package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.caagate.GateReport;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Failure;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A gate that tolerates failed lookups, and a SERVFAIL that may be a failed validation (RFC 4035 section 5.5). */
@DisplayName("A deadline does not make a SERVFAIL tolerable")
class DeadlineGateTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** What the gate leaves a lookup of its deadline. */
    private static final Duration FOR_LOOKUPS = Duration.ofMillis(19_750);

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

    private CompletableFuture<GateReport> check() {
        return TolerantGate.check(
                DnsLookup.builder().servers(Ask.udp(server)).tries(1).timeout(Duration.ofMinutes(1)), DEADLINE, timer);
    }

    private static Verdict blocked(CompletableFuture<GateReport> check)
            throws InterruptedException, ExecutionException, TimeoutException {
        GateReport report = check.get(Ask.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(report.tolerated()).isEmpty();
        assertThat(report.blocking()).hasSize(1);
        return report.blocking().get(0);
    }

    @Test
    void when_it_cuts_the_question_with_checking_disabled()
            throws InterruptedException, ExecutionException, TimeoutException {
        server.fault(
                "example.com",
                Fault.respond(
                        query -> query.checkingDisabled() ? Optional.empty() : Optional.of(servfail(query.octets()))));
        CompletableFuture<GateReport> check = check();
        server.awaitQuestions(2, Ask.PATIENCE);
        timer.awaitAlarms(2);
        timer.advance(FOR_LOOKUPS);
        Verdict verdict = blocked(check);
        assertThat(verdict.reason()).isInstanceOf(UndeterminedReason.LookupFailed.class);
        assertThat(((UndeterminedReason.LookupFailed) verdict.reason())
                        .answer()
                        .failure()
                        .kind())
                .isEqualTo(Failure.Kind.SERVFAIL);
    }

    @Test
    void that_says_itself_that_it_is_bogus() throws InterruptedException, ExecutionException, TimeoutException {
        server.zone("example.com. CAA 0 issue \"ca.example\"").fault("example.com", Fault.bogus());
        assertThat(blocked(check()).reason().id()).isEqualTo("dnssec-bogus");
    }

    /** The query as an answer with RCODE 2 (RFC 1035 section 4.1.1), its additional section included. */
    private static byte[] servfail(byte[] query) {
        query[2] |= (byte) 0x80;
        query[3] = (byte) 0x82;
        return query;
    }
}

package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Hold;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A name for which other names of the request left no time")
class CrowdedOutNameTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** What the gate leaves a lookup of its deadline. */
    private static final Duration FOR_LOOKUPS = Duration.ofMillis(19_750);

    private final SteppedTimer timer = new SteppedTimer();

    @Test
    void blocks_although_failed_lookups_are_tolerated() throws Exception {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            server.zone("strict.example. CAA 0 issue \";\"").fault("silent.example", Fault.timeout());
            CompletableFuture<GateReport> check = gate(server)
                    .checkAsync(IssuanceRequest.builder()
                            .issuer(Issuer.named("ca.example"))
                            .identifiers("silent.example", "strict.example")
                            .build());
            server.awaitQuestions(1, Ask.PATIENCE);
            timer.awaitAlarmAfter(FOR_LOOKUPS);
            timer.advance(FOR_LOOKUPS);

            GateReport report = check.get(Ask.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(server.questionCount()).isEqualTo(1);
            assertThat(report.tolerated()).isEmpty();
            assertThat(report.blocking())
                    .hasToString(
                            "[silent.example undetermined (lookup-failed), strict.example undetermined (lookup-failed)]");
        }
    }

    @Test
    void blocks_when_it_is_asked_at_the_last_moment() throws Exception {
        Duration rest = Duration.ofMillis(20);
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            server.zone("slow.example. CAA 0 issue \"ca.example\"").zone("strict.example. CAA 0 issue \";\"");
            Hold slow = server.hold("slow.example");
            Hold strict = server.hold("strict.example");
            CompletableFuture<GateReport> check = gate(server)
                    .checkAsync(IssuanceRequest.builder()
                            .issuer(Issuer.named("ca.example"))
                            .identifiers("slow.example", "strict.example")
                            .build());
            server.awaitQuestions("slow.example", 1, Ask.PATIENCE);
            timer.awaitAlarmAfter(FOR_LOOKUPS);
            timer.advance(FOR_LOOKUPS.minus(rest));
            slow.release();
            server.awaitQuestions("strict.example", 1, Ask.PATIENCE);
            timer.awaitAlarmAfter(rest);
            timer.advance(rest);

            GateReport report = check.get(Ask.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            strict.release();
            assertThat(report.permitted()).hasToString("[slow.example]");
            assertThat(report.tolerated()).isEmpty();
            assertThat(report.blocking()).hasToString("[strict.example undetermined (lookup-failed)]");
        }
    }

    private CaaGate gate(ScriptedDnsServer server) {
        return CaaGate.builder()
                .lookup(DnsLookup.builder()
                        .servers(Ask.udp(server))
                        .tries(1)
                        .timeout(Duration.ofMinutes(1))
                        .inFlight(1)
                        .timer(timer)
                        .build())
                .policy(GatePolicy.strict()
                        .deadline(DEADLINE)
                        .climbBoundary(DomainName.parse("silent.example"))
                        .climbBoundary(DomainName.parse("slow.example"))
                        .climbBoundary(DomainName.parse("strict.example"))
                        .clearDespiteFailedLookup())
                .timer(timer)
                .build();
    }
}

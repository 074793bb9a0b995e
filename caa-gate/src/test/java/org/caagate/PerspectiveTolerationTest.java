package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Perspective;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A gate with several perspectives tolerates")
class PerspectiveTolerationTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Issuer OURS = Issuer.named("ca.example");
    private static final String PERMIT = "example.com 0 issue \"ca.example\"";

    private static CaaGate.Builder gate(FakeLookup primary, FakeLookup... others) {
        CaaGate.Builder builder = CaaGate.builder().lookup(primary).clock(Clock.fixed(NOON, ZoneOffset.UTC));
        for (int i = 0; i < others.length; i++) {
            builder.perspective(new Perspective("eu-" + (i + 1), i == 0 ? "Frankfurt" : "Paris", others[i]));
        }
        return builder;
    }

    private static IssuanceRequest request(String... identifiers) {
        return IssuanceRequest.builder().issuer(OURS).identifiers(identifiers).build();
    }

    private static FakeLookup failing(Failure.Kind kind) {
        return FakeLookup.of().at("example.com", ScriptedFailure.of(kind));
    }

    private static Verdict verdict(GateReport report) {
        assertThat(report.verdicts()).hasSize(1);
        return report.verdicts().get(0);
    }

    private GateReport relaxed(FakeLookup primary, FakeLookup... others) throws InterruptedException {
        return gate(primary, others)
                .policy(GatePolicy.strict().clearDespiteFailedLookup())
                .build()
                .check(request("example.com"));
    }

    @Test
    void a_failed_lookup_of_one() throws InterruptedException {
        assertThat(relaxed(FakeLookup.of(PERMIT), failing(Failure.Kind.TIMEOUT)).tolerated())
                .hasSize(1);
    }

    @Test
    void no_failure_that_hides_behind_that_of_another() throws InterruptedException {
        GateReport servfail = relaxed(failing(Failure.Kind.TIMEOUT), failing(Failure.Kind.SERVFAIL));
        assertThat(servfail.tolerated()).isEmpty();
        assertThat(servfail.blocking()).hasSize(1);
        GateReport bogus = relaxed(failing(Failure.Kind.TIMEOUT), failing(Failure.Kind.BOGUS));
        assertThat(verdict(bogus).reason().id()).isEqualTo("dnssec-bogus");
        assertThat(bogus.tolerated()).isEmpty();
    }

    @Test
    void no_disagreement_that_hides_behind_a_failure() throws InterruptedException {
        assertThat(relaxed(failing(Failure.Kind.TIMEOUT), FakeLookup.of(PERMIT), FakeLookup.of())
                        .tolerated())
                .isEmpty();
    }

    @Test
    void no_missing_fact_that_hides_behind_a_failure() throws InterruptedException {
        FakeLookup pinned = FakeLookup.of("example.com 0 issue \"ca.example; validationmethods=dns-01\"");
        assertThat(relaxed(pinned, failing(Failure.Kind.TIMEOUT)).tolerated()).isEmpty();
    }
}

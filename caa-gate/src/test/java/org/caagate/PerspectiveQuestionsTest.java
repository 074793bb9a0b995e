package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.caagate.decision.Issuer;
import org.caagate.decision.PerspectiveVerdict;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Perspective;
import org.caagate.name.Identifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A gate with several perspectives asks")
class PerspectiveQuestionsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Issuer OURS = Issuer.named("ca.example");
    private static final Identifier NAME = Identifier.parse("example.com");
    private static final String PERMIT = "example.com 0 issue \"ca.example\"";
    private static final String REFUSAL = "example.com 0 issue \"other.example\"";

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

    private static GateReport check(FakeLookup primary, FakeLookup... others) throws InterruptedException {
        return gate(primary, others).build().check(request("example.com"));
    }

    private static List<String> views(GateReport report) {
        return report.perspectiveVerdicts(NAME).stream()
                .map(PerspectiveVerdict::toString)
                .toList();
    }

    @Test
    void all_of_them_for_all_names_at_the_same_time() throws InterruptedException {
        FakeLookup primary = FakeLookup.of();
        FakeLookup other = FakeLookup.of();
        GateReport report = check(primary, other);
        assertThat(primary.asked()).isEqualTo(other.asked()).hasSize(2);
        assertThat(report.questions()).isEqualTo(4);
    }

    @Test
    void and_waits_for_the_slowest() throws InterruptedException, ExecutionException, TimeoutException {
        FakeLookup slow = FakeLookup.of(REFUSAL).hold("example.com");
        CompletableFuture<GateReport> report =
                gate(FakeLookup.of(PERMIT), slow).build().checkAsync(request("example.com"));
        assertThat(report).isNotDone();
        slow.release("example.com");
        assertThat(report.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Verdict.Kind.REFUSED);
    }

    @Test
    void and_does_without_one_that_does_not_answer_in_time()
            throws InterruptedException, ExecutionException, TimeoutException {
        ManualTimer timer = new ManualTimer();
        CompletableFuture<GateReport> check = gate(
                        FakeLookup.of(PERMIT), FakeLookup.of().hold("example.com"))
                .timer(timer)
                // Here all questions are asked before time passes.
                .executor(Runnable::run)
                .build()
                .checkAsync(request("example.com"));
        timer.advance(Duration.ofSeconds(20));
        GateReport report = check.get(60, TimeUnit.SECONDS);
        assertThat(views(report))
                .containsExactly(
                        "primary permitted (issuer-authorized)", "eu-1 (Frankfurt) undetermined (lookup-failed)");
        assertThat(report.outcome()).isEqualTo(Verdict.Kind.UNDETERMINED);
    }
}

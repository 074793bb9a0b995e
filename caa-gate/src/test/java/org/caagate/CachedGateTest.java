package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CachedLookup;
import org.caagate.lookup.Perspective;
import org.caagate.lookup.Trail;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Hold;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Gates in front of a shared cache, over real sockets")
@Timeout(120)
class CachedGateTest {
    private final ScriptedDnsServer server = ScriptedDnsServer.start();
    private final CachedLookup cache = CachedLookup.of(DnsLookup.builder()
                    .servers(DnsServer.parse("127.0.0.1:" + server.address().getPort()))
                    .timeout(Duration.ofSeconds(30))
                    .tries(1)
                    .build())
            .maximumAge(Duration.ofHours(1))
            .build();

    @AfterEach
    void stop() {
        server.close();
    }

    private CaaGate gate(GatePolicy policy) {
        return CaaGate.builder().lookup(cache).policy(policy).build();
    }

    private static IssuanceRequest request(List<String> identifiers) {
        return IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers(identifiers)
                .build();
    }

    @Test
    void ask_each_name_once_for_two_hundred_requests_at_the_same_time() throws Exception {
        server.zone("example.com. 3600 CAA 0 issue \"ca.example\"");
        List<String> names =
                IntStream.range(0, 5).mapToObj(i -> "n" + i + ".example.com").toList();
        Hold hold = server.hold("example.com");
        CaaGate gate = CaaGate.builder()
                .lookup(cache)
                .policy(GatePolicy.strict().deadline(Duration.ofSeconds(60)))
                .timer(new ManualTimer())
                .build();
        List<CompletableFuture<GateReport>> reports = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            reports.add(gate.checkAsync(request(names)));
        }
        // Those of the names, and example.com and com, which nobody waits for.
        server.awaitQuestions(7, Duration.ofSeconds(60));
        hold.release();

        int questions = 0;
        for (CompletableFuture<GateReport> report : reports) {
            GateReport done = report.get(60, TimeUnit.SECONDS);
            assertThat(done.outcome()).isEqualTo(Verdict.Kind.PERMITTED);
            questions += done.questions();
        }
        assertThat(server.questions())
                .extracting(Query::name)
                .doesNotHaveDuplicates()
                .containsAll(Stream.concat(names.stream(), Stream.of("example.com"))
                        .map(name -> name + ".")
                        .toList());
        assertThat(questions).isEqualTo(server.questionCount());
    }

    @Test
    void say_of_an_answer_that_it_came_out_of_the_cache_and_count_no_question_for_it() throws InterruptedException {
        server.zone("example.com. 3600 CAA 0 issue \"ca.example\"");
        CaaGate gate = gate(GatePolicy.strict());
        GateReport first = gate.check(request(List.of("example.com")));
        GateReport second = gate.check(request(List.of("example.com")));

        assertThat(server.questionCount("example.com")).isEqualTo(1);
        assertThat(step(first).trail().origin()).isEqualTo(Trail.Origin.SOURCE);
        assertThat(step(second).trail().origin()).isEqualTo(Trail.Origin.CACHE);
        assertThat(step(second).trail().obtainedAt())
                .isEqualTo(step(first).trail().obtainedAt());
        assertThat(gate.clear(second).expiresAt()).isEqualTo(gate.clear(first).expiresAt());
    }

    private static Answer step(GateReport report) {
        return report.verdicts()
                .get(0)
                .examination()
                .orElseThrow()
                .climb()
                .steps()
                .get(0);
    }

    @Test
    void ask_anew_what_a_clearance_would_hardly_outlast() throws InterruptedException {
        ManualTimer timer = new ManualTimer();
        FakeLookup fake = FakeLookup.of("example.com 0 issue \"ca.example\"");
        Instant obtained = Instant.parse("2026-11-22T12:00:00Z");
        fake.obtainedAt(obtained);
        SteppingClock clock = new SteppingClock(obtained, timer);
        CachedLookup kept = CachedLookup.of((name, context) ->
                        fake.lookup(name, context).thenApply(answer -> lasting(answer, clock.instant())))
                .maximumAge(Duration.ofHours(7))
                .timer(timer)
                .clock(clock)
                .build();
        CaaGate gate = CaaGate.builder()
                .lookup(kept)
                .policy(GatePolicy.strict().clearanceLifetime(Duration.ofMinutes(4)))
                .climbing(Climbing.FRUGAL)
                .timer(timer)
                .clock(clock)
                .build();
        gate.check(request(List.of("example.com")));
        timer.advance(Duration.ofMinutes(2).minusNanos(1));
        Clearance clearance = gate.clear(request(List.of("example.com")));
        assertThat(Duration.between(clock.instant(), clearance.expiresAt())).isGreaterThan(Duration.ofMinutes(2));
        timer.advance(Duration.ofNanos(1));

        assertThat(kept.statistics().passedOn()).isEqualTo(1);
        gate.check(request(List.of("example.com")));
        assertThat(kept.statistics().passedOn()).isEqualTo(2);
    }

    private static Answer lasting(Answer answer, Instant now) {
        Trail trail = Trail.none(now).lasting(Duration.ofDays(1));
        return answer.fold(
                present -> new Answer.Present(present.name(), present.records(), trail),
                absent -> new Answer.Absent(absent.name(), absent.absence(), trail),
                failed -> failed);
    }

    @Test
    void forget_a_failure_at_once() throws InterruptedException {
        server.zone("example.com. 3600 CAA 0 issue \"ca.example\"");
        server.fault("example.com", Fault.refused());
        CaaGate gate = gate(GatePolicy.strict());
        assertThat(gate.check(request(List.of("example.com"))).outcome()).isEqualTo(Verdict.Kind.UNDETERMINED);
        server.heal("example.com");
        assertThat(gate.check(request(List.of("example.com"))).outcome()).isEqualTo(Verdict.Kind.PERMITTED);
    }

    @Test
    void clear_nothing_where_they_only_report() throws InterruptedException {
        server.zone("example.com. 3600 CAA 0 issue \"ca.example\"");
        CaaGate reports = gate(GatePolicy.strict().reportOnOlderAnswers(Duration.ofHours(1)));
        GateReport report = reports.check(request(List.of("example.com")));
        assertThat(report.blocking()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> reports.clear(report))
                .withMessageContaining("only reports");
        assertThatIllegalStateException().isThrownBy(() -> reports.clear(request(List.of("example.com"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatePolicy.strict().reportOnOlderAnswers(Duration.ZERO));
    }

    @Test
    void must_not_have_one_cache_for_two_perspectives() {
        CaaGate.Builder builder =
                CaaGate.builder().lookup(cache).perspective(new Perspective("other", "elsewhere", cache));
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("a cache of its own");
    }
}

package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.caagate.decision.Issuer;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.CachedLookup;
import org.caagate.lookup.Trail;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/questions.md} against the code. */
class QuestionsPageTest {
    private static final DocsPage PAGE = new DocsPage("questions.md");

    private final FakeLookup names = FakeLookup.of("example.com 0 issue \"ca.example\"");
    private final CaaLookup lookup =
            (name, context) -> names.lookup(name, context).thenApply(QuestionsPageTest::lasting);

    private static Answer lasting(Answer answer) {
        Trail trail = Trail.none(Instant.now()).lasting(Duration.ofHours(1));
        return answer.fold(
                present -> new Answer.Present(present.name(), present.records(), trail),
                absent -> new Answer.Absent(absent.name(), absent.absence(), trail),
                failed -> failed);
    }

    /** A check of the example, in which every name is asked before any answer is heard. */
    private GateReport check(CaaLookup source, Climbing climbing) {
        Queue<Runnable> tasks = new ArrayDeque<>();
        CompletableFuture<GateReport> report = SteppedGate.on(tasks::add)
                .lookup(source)
                .climbing(climbing)
                .build()
                .checkAsync(IssuanceRequest.builder()
                        .issuer(Issuer.named("ca.example"))
                        .identifiers("www.example.com", "api.example.com", "example.com")
                        .build());
        while (!report.isDone()) {
            tasks.remove().run();
        }
        return report.join();
    }

    @Test
    void the_example_takes_as_many_questions_as_the_page_says() throws IOException {
        assertThat(check(lookup, Climbing.FAST).questions()).isEqualTo(4);
        assertThat(check(lookup, Climbing.FRUGAL).questions()).isEqualTo(3);

        CachedLookup cache = cache();
        check(cache, Climbing.FAST);
        assertThat(check(cache, Climbing.FAST).questions()).isZero();
        assertThat(PAGE.text()).contains("\n" + cache.statistics() + "\n");
    }

    private CachedLookup cache() {
        CachedLookup cache =
                CachedLookup.of(lookup).maximumAge(Duration.ofMinutes(2)).build();
        CaaGate gate = CaaGate.builder().lookup(cache).build();
        assertThat(gate.climbing()).isEqualTo(Climbing.FAST);
        return cache;
    }

    @Test
    void the_other_examples_can_be_built() {
        CaaGate gate =
                CaaGate.builder().lookup(lookup).climbing(Climbing.FRUGAL).build();
        assertThat(gate.climbing()).isEqualTo(Climbing.FRUGAL);
        CachedLookup run = CachedLookup.of(lookup)
                .maximumAge(Duration.ofMinutes(5))
                .ignoringTimesToLive()
                .sharingFailuresFor(Duration.ofSeconds(5))
                .build();
        CaaGate reports = CaaGate.builder()
                .lookup(run)
                .policy(GatePolicy.strict().reportOnOlderAnswers(Duration.ofMinutes(5)))
                .build();
        assertThat(reports.policy().reportsOn()).contains(Duration.ofMinutes(5));
    }

    @Test
    void its_code_is_that_of_this_test() throws IOException {
        PAGE.assertJavaIsFrom(QuestionsPageTest.class, 3);
    }
}

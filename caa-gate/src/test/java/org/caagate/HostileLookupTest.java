package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caagate.decision.Issuer;
import org.caagate.decision.Undetermined;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lookups are anybody's code: none of what they do is ever an absence, and none of it keeps a check waiting. */
@Timeout(60)
class HostileLookupTest {
    private static final CaaRecord ALLOWS = CaaRecord.of(0, "issue", "ca.example");

    private static Verdict verdict(CaaLookup lookup) throws InterruptedException {
        GateReport report = CaaGate.builder().lookup(lookup).build().check(request());
        return report.verdicts().get(0);
    }

    private static IssuanceRequest request() {
        return IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers("example.com")
                .build();
    }

    private static Failure failure(Verdict verdict) {
        UndeterminedReason.LookupFailed failed = (UndeterminedReason.LookupFailed) ((Undetermined) verdict).reason();
        return failed.answer().failure();
    }

    private static Answer absent(String name) {
        return new Answer.Absent(DomainName.parse(name), Answer.Absence.NODATA, Trail.none(Instant.EPOCH));
    }

    static Stream<Map.Entry<String, CaaLookup>> defects() {
        return Map.<String, CaaLookup>of(
                "throws",
                        (name, context) -> {
                            throw new IllegalStateException("\u001b[31mred");
                        },
                "throws an error",
                        (name, context) -> {
                            throw new NoClassDefFoundError("gone");
                        },
                "returns no stage", (name, context) -> nothing(),
                "completes without an answer", (name, context) -> CompletableFuture.completedFuture(nothing()),
                "completes exceptionally", (name, context) -> CompletableFuture.failedFuture(new Exception("no")),
                "is cancelled",
                        (name, context) -> {
                            CompletableFuture<Answer> cancelled = new CompletableFuture<>();
                            cancelled.cancel(true);
                            return cancelled;
                        },
                "answers without a trail",
                        (name, context) -> CompletableFuture.completedFuture(
                                new Answer.Absent(name, Answer.Absence.NODATA, nothing())),
                "answers for another name", (name, context) -> CompletableFuture.completedFuture(absent("other.test")))
                .entrySet()
                .stream();
    }

    /** What callers in other languages, or without a null checker, may hand over. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void a_lookup_that_breaks_its_contract_has_failed(Map.Entry<String, CaaLookup> defect) throws InterruptedException {
        Failure failure = failure(verdict(defect.getValue()));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.LOOKUP_DEFECT);
        assertThat(failure.detail()).startsWith("the lookup ").doesNotContain("\u001b");
    }

    @Test
    void a_lookup_whose_exception_breaks_too_has_failed_at_once() throws InterruptedException {
        CaaLookup lookup = (name, context) -> {
            throw new IllegalStateException() {
                private static final long serialVersionUID = 1L;

                @Override
                public String getMessage() {
                    throw new StackOverflowError();
                }
            };
        };
        Failure failure = failure(verdict(lookup));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.LOOKUP_DEFECT);
        assertThat(failure.detail()).contains("getMessage() threw java.lang.StackOverflowError");
    }

    @Test
    void more_records_than_anybody_publishes_are_a_failure() throws InterruptedException {
        List<CaaRecord> many = Collections.nCopies(2001, ALLOWS);
        Verdict verdict = verdict((name, context) ->
                CompletableFuture.completedFuture(new Answer.Present(name, many, Trail.none(Instant.EPOCH))));
        assertThat(failure(verdict).kind()).isEqualTo(Failure.Kind.TOO_LARGE);
    }

    @Test
    void more_octets_than_a_message_holds_are_a_failure() throws InterruptedException {
        CaaRecord long1 = new CaaRecord(0, Octets.ofText("issue"), Octets.of(new byte[40000]), 0);
        Verdict verdict = verdict((name, context) -> CompletableFuture.completedFuture(
                new Answer.Present(name, List.of(ALLOWS, long1, long1), Trail.none(Instant.EPOCH))));
        assertThat(failure(verdict).kind()).isEqualTo(Failure.Kind.TOO_LARGE);
    }

    @Test
    void two_thousand_records_are_read() throws InterruptedException {
        Verdict verdict = verdict((name, context) -> CompletableFuture.completedFuture(
                new Answer.Present(name, Collections.nCopies(2000, ALLOWS), Trail.none(Instant.EPOCH))));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PERMITTED);
    }

    @Test
    void a_lookup_that_never_answers_has_failed_at_the_deadline() throws Exception {
        ManualTimer timer = new ManualTimer();
        FakeLookup lookup = FakeLookup.of().hold("example.com");
        CompletableFuture<GateReport> report = CaaGate.builder()
                .lookup(lookup)
                .timer(timer)
                // Here all questions are asked before time passes.
                .executor(Runnable::run)
                .build()
                .checkAsync(request());
        timer.advance(Duration.ofSeconds(19));
        assertThat(report).isNotDone();
        timer.advance(Duration.ofSeconds(1));
        Failure failure = failure(report.get(30, TimeUnit.SECONDS).verdicts().get(0));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.LOOKUP_DEFECT);
        assertThat(timer.alarms()).isZero();
        lookup.release("example.com");
    }

    @Test
    void a_lookup_that_blocks_the_thread_does_not_block_the_deadline() throws Exception {
        ManualTimer timer = new ManualTimer();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        CaaLookup blocking = (name, context) -> {
            entered.countDown();
            awaitQuietly(leave);
            return CompletableFuture.completedFuture(absent(name.toString()));
        };
        CompletableFuture<GateReport> report =
                CaaGate.builder().lookup(blocking).timer(timer).build().checkAsync(request());
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        timer.advance(Duration.ofSeconds(20));
        assertThat(failure(report.get(30, TimeUnit.SECONDS).verdicts().get(0)).kind())
                .isEqualTo(Failure.Kind.LOOKUP_DEFECT);
        leave.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void an_answer_that_comes_twice_counts_once() throws InterruptedException {
        CompletableFuture<Answer> twice = new CompletableFuture<>() {
            @Override
            public CompletableFuture<Answer> whenComplete(
                    java.util.function.BiConsumer<? super Answer, ? super Throwable> action) {
                action.accept(
                        new Answer.Present(
                                DomainName.parse("example.com"),
                                List.of(CaaRecord.of(0, "issue", ";")),
                                Trail.none(Instant.EPOCH)),
                        HostileLookupTest.<Throwable>nothing());
                action.accept(absent("example.com"), HostileLookupTest.<Throwable>nothing());
                return this;
            }
        };
        FakeLookup lookup = FakeLookup.of().at("example.com", (name, context) -> twice);
        assertThat(verdict(lookup).kind()).isEqualTo(Verdict.Kind.REFUSED);
    }

    @Test
    void a_cancelled_check_ends_its_context_and_leaves_no_alarm() throws Exception {
        ManualTimer timer = new ManualTimer();
        CompletableFuture<LookupContext> context = new CompletableFuture<>();
        CaaLookup silent = (name, given) -> {
            context.complete(given);
            return new CompletableFuture<>();
        };
        CompletableFuture<GateReport> report =
                CaaGate.builder().lookup(silent).timer(timer).build().checkAsync(request());
        LookupContext given = context.get(30, TimeUnit.SECONDS);
        assertThat(given.isEnded()).isFalse();
        report.cancel(false);
        assertThat(given.isEnded()).isTrue();
        assertThat(timer.alarms()).isZero();
        assertThatThrownBy(() -> report.get(1, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void an_interrupted_check_ends_its_context() throws Exception {
        CompletableFuture<LookupContext> context = new CompletableFuture<>();
        CaaLookup silent = (name, given) -> {
            context.complete(given);
            return new CompletableFuture<>();
        };
        CaaGate gate = CaaGate.builder().lookup(silent).build();
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                gate.check(request());
            } catch (InterruptedException e) {
                outcome.complete(e);
            }
        });
        thread.start();
        LookupContext given = context.get(30, TimeUnit.SECONDS);
        thread.interrupt();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(given.isEnded()).isTrue();
        thread.join(30_000);
    }

    @Test
    void a_check_on_the_only_thread_of_its_executor_does_not_wait_for_itself() throws Exception {
        ExecutorService single = Executors.newSingleThreadExecutor();
        try {
            CaaGate gate =
                    CaaGate.builder().lookup(FakeLookup.of()).executor(single).build();
            assertThat(single.submit(() -> gate.check(request()).outcome()).get(30, TimeUnit.SECONDS))
                    .isEqualTo(Verdict.Kind.PERMITTED);
        } finally {
            single.shutdown();
        }
    }

    @Test
    void a_continuation_may_check_again_and_wait() throws Exception {
        CaaGate gate = CaaGate.builder().lookup(FakeLookup.of()).build();
        List<CompletableFuture<GateReport>> chains = Stream.generate(
                        () -> gate.checkAsync(request()).thenApply(first -> checkedAgain(gate)))
                .limit(20)
                .toList();
        for (CompletableFuture<GateReport> chain : chains) {
            assertThat(chain.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(Verdict.Kind.PERMITTED);
        }
    }

    private static GateReport checkedAgain(CaaGate gate) {
        try {
            return gate.check(request());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.caagate.SteppingClock;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cache for reports")
class ReportCacheTest {
    private static final DomainName NAME = DomainName.parse("example.com");
    private static final Answer ABSENT = new Answer.Absent(NAME, Answer.Absence.NODATA, Trail.none(Instant.EPOCH));

    private final List<Asked> asked = new ArrayList<>();
    private final CaaLookup source = (name, context) -> {
        Asked question = new Asked(context, new CompletableFuture<>());
        asked.add(question);
        context.countQuestion();
        return question.answer();
    };
    private final LongAdder questions = new LongAdder();
    private final CachedLookup shared = shared(Timer.system());

    private CachedLookup shared(Timer timer) {
        return shared(source, timer);
    }

    private CachedLookup shared(CaaLookup behind, Timer timer) {
        return CachedLookup.of(behind)
                .maximumAge(Duration.ofMinutes(5))
                .ignoringTimesToLive()
                .sharingFailuresFor(Duration.ofSeconds(5))
                .onQuestion(questions::increment)
                .timer(timer)
                .clock(new SteppingClock(Instant.EPOCH, timer))
                .build();
    }

    /** A question that reached the source. */
    private record Asked(LookupContext context, CompletableFuture<Answer> answer) {}

    private static LookupContext request() {
        return report(Duration.ofMinutes(1), Timer.system());
    }

    private static LookupContext report(Duration limit, Timer timer) {
        return LookupContext.forReport(limit, timer, Duration.ofHours(1));
    }

    private static Answer failed(Failure.Kind kind) {
        return new Answer.Failed(NAME, new Failure(kind, "it failed"), Trail.none(Instant.EPOCH));
    }

    private static CompletableFuture<Answer> future(CompletionStage<Answer> stage) {
        return stage.toCompletableFuture();
    }

    @Test
    void asks_once_for_all_who_wait_and_for_all_who_come_later() {
        CompletableFuture<Answer> first = future(shared.lookup(NAME, request()));
        CompletableFuture<Answer> second = future(shared.lookup(NAME, request()));
        asked.get(0).answer().complete(ABSENT);
        CompletableFuture<Answer> late = future(shared.lookup(NAME, request()));

        assertThat(asked).hasSize(1);
        assertThat(List.of(first.join(), second.join())).containsOnly(ABSENT);
        assertThat(late.join()).isEqualTo(FromCache.of(ABSENT));
        assertThat(questions.sum()).isEqualTo(1);
        assertThat(shared.weight()).isPositive();
    }

    @Test
    void goes_on_when_the_request_that_came_first_ends() {
        LookupContext first = request();
        shared.lookup(NAME, first);
        CompletableFuture<Answer> second = future(shared.lookup(NAME, request()));

        first.end();

        assertThat(asked.get(0).context().isEnded()).isFalse();
        asked.get(0).answer().complete(ABSENT);
        assertThat(second.join()).isEqualTo(ABSENT);
    }

    @Test
    void lets_nobody_cancel_the_answer_of_the_others() {
        CompletableFuture<Answer> first = future(shared.lookup(NAME, request()));
        CompletableFuture<Answer> second = future(shared.lookup(NAME, request()));

        first.cancel(true);
        first.complete(failed(Failure.Kind.NETWORK));
        asked.get(0).answer().complete(ABSENT);

        assertThat(second.join()).isEqualTo(ABSENT);
    }

    @Test
    void drops_a_question_for_which_nobody_waits_and_asks_anew_when_somebody_comes() {
        LookupContext first = request();
        shared.lookup(NAME, first);
        first.end();
        assertThat(asked.get(0).context().isEnded()).isTrue();

        CompletableFuture<Answer> second = future(shared.lookup(NAME, request()));
        assertThat(asked).hasSize(2);
        asked.get(0).answer().complete(failed(Failure.Kind.SERVFAIL));
        asked.get(1).answer().complete(ABSENT);

        assertThat(second.join()).isEqualTo(ABSENT);
    }

    @Test
    void keeps_nothing_that_comes_of_a_question_that_was_dropped() {
        LookupContext first = request();
        shared.lookup(NAME, first);
        first.end();
        asked.get(0).answer().complete(ABSENT);

        shared.lookup(NAME, request());
        assertThat(asked).hasSize(2);
    }

    @Test
    void shares_a_failure_for_some_seconds() {
        shared.lookup(NAME, request());
        Answer failure = failed(Failure.Kind.TIMEOUT);
        asked.get(0).answer().complete(failure);

        assertThat(future(shared.lookup(NAME, request())).join()).isEqualTo(FromCache.of(failure));
        assertThat(asked).hasSize(1);
    }

    @Test
    void asks_again_for_what_failed_some_seconds_ago() {
        SteppedTimer timer = new SteppedTimer();
        CachedLookup lookup = shared(timer);
        lookup.lookup(NAME, report(Duration.ofMinutes(1), timer));
        asked.get(0).answer().complete(failed(Failure.Kind.SERVFAIL));
        timer.now += Duration.ofSeconds(5).toNanos();

        CompletableFuture<Answer> late = future(lookup.lookup(NAME, report(Duration.ofMinutes(1), timer)));
        asked.get(1).answer().complete(ABSENT);

        assertThat(late.join()).isEqualTo(ABSENT);
    }

    @Test
    void lets_nobody_wait_for_a_question_with_much_less_time_than_his_own() {
        SteppedTimer timer = new SteppedTimer();
        CachedLookup lookup = shared(timer);
        CompletableFuture<Answer> first = future(lookup.lookup(NAME, report(Duration.ofSeconds(20), timer)));
        timer.now += Duration.ofSeconds(11).toNanos();
        CompletableFuture<Answer> second = future(lookup.lookup(NAME, report(Duration.ofSeconds(20), timer)));

        assertThat(asked).hasSize(2);
        asked.get(0).answer().complete(failed(Failure.Kind.DEADLINE));
        asked.get(1).answer().complete(ABSENT);

        assertThat(first.join()).isInstanceOf(Answer.Failed.class);
        assertThat(second.join()).isEqualTo(ABSENT);
    }

    @Test
    void asks_again_what_is_five_minutes_old_however_long_it_may_live() {
        SteppedTimer timer = new SteppedTimer();
        CachedLookup lookup = shared(timer);
        lookup.lookup(NAME, report(Duration.ofMinutes(1), timer));
        asked.get(0).answer().complete(ABSENT);
        timer.now += Duration.ofMinutes(5).toNanos() - 1;
        lookup.lookup(NAME, report(Duration.ofMinutes(1), timer));
        assertThat(asked).hasSize(1);

        timer.now++;
        lookup.lookup(NAME, report(Duration.ofMinutes(1), timer));

        assertThat(asked).hasSize(2);
    }

    @Test
    void takes_no_older_answers_than_the_report_wants() {
        SteppedTimer timer = new SteppedTimer();
        CachedLookup lookup = shared(timer);
        lookup.lookup(NAME, report(Duration.ofMinutes(1), timer));
        asked.get(0).answer().complete(ABSENT);
        timer.now += Duration.ofSeconds(10).toNanos();

        lookup.lookup(NAME, LookupContext.forReport(Duration.ofMinutes(1), timer, Duration.ofSeconds(10)));
        assertThat(asked).hasSize(2);
    }

    @Test
    void gives_nothing_beyond_its_time_to_live_to_a_request_that_may_be_cleared() {
        SteppedTimer timer = new SteppedTimer();
        CachedLookup lookup = shared(timer);
        Answer lasting = new Answer.Absent(
                NAME, Answer.Absence.NODATA, Trail.none(Instant.EPOCH).lasting(Duration.ofSeconds(10)));
        lookup.lookup(NAME, report(Duration.ofMinutes(1), timer));
        asked.get(0).answer().complete(lasting);

        timer.now += Duration.ofSeconds(10).toNanos() - 1;
        assertThat(future(lookup.lookup(NAME, LookupContext.lasting(Duration.ofMinutes(1), timer))))
                .isCompletedWithValue(FromCache.of(lasting));
        timer.now++;
        assertThat(future(lookup.lookup(NAME, report(Duration.ofMinutes(1), timer))))
                .isCompletedWithValue(FromCache.of(lasting));
        assertThat(future(lookup.lookup(NAME, LookupContext.lasting(Duration.ofMinutes(1), timer))))
                .isNotDone();
    }

    @Test
    void gives_no_failure_to_a_request_that_may_be_cleared() {
        shared.lookup(NAME, request());
        asked.get(0).answer().complete(failed(Failure.Kind.SERVFAIL));
        assertThat(future(shared.lookup(NAME, LookupContext.lasting(Duration.ofMinutes(1), Timer.system()))))
                .isNotDone();
    }

    @Test
    void lets_no_request_that_may_be_cleared_wait_for_what_a_report_asked() {
        shared.lookup(NAME, request());
        shared.lookup(NAME, LookupContext.lasting(Duration.ofMinutes(1), Timer.system(), Duration.ofHours(1)));
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0).context().isForReport()).isTrue();
        assertThat(asked.get(1).context().isForReport()).isFalse();

        shared.lookup(NAME, request());
        assertThat(asked).hasSize(2);
    }

    @Test
    void keeps_failures_and_what_has_expired_only_if_it_was_told_to() {
        CachedLookup plain =
                CachedLookup.of(source).maximumAge(Duration.ofMinutes(5)).build();
        plain.lookup(NAME, request());
        asked.get(0).answer().complete(ABSENT);
        plain.lookup(NAME, request());
        asked.get(1).answer().complete(failed(Failure.Kind.SERVFAIL));
        plain.lookup(NAME, request());
        assertThat(asked).hasSize(3);
        assertThat(plain.weight()).isZero();
    }

    /** A timer that goes when it is told to, and rings for nobody. */
    private static final class SteppedTimer implements Timer {
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public Alarm after(Duration delay, Runnable action) {
            return () -> {};
        }
    }

    @Test
    void does_not_keep_what_only_says_that_there_was_no_time() {
        shared.lookup(NAME, request());
        asked.get(0).answer().complete(failed(Failure.Kind.DEADLINE));

        CompletableFuture<Answer> second = future(shared.lookup(NAME, request()));
        asked.get(1).answer().complete(ABSENT);

        assertThat(second.join()).isEqualTo(ABSENT);
    }

    @Test
    void joins_no_question_whose_time_is_over() {
        shared.lookup(NAME, report(Duration.ZERO, Timer.system()));
        CompletableFuture<Answer> second = future(shared.lookup(NAME, request()));

        assertThat(asked).hasSize(2);
        asked.get(1).answer().complete(ABSENT);
        assertThat(second.join()).isEqualTo(ABSENT);
    }

    @Test
    void passes_on_what_a_hostile_lookup_throws_for_the_gate_to_judge() {
        IllegalStateException thrown = new IllegalStateException("hostile");
        CachedLookup hostile = shared(
                (name, context) -> {
                    throw thrown;
                },
                Timer.system());

        assertThat(future(hostile.lookup(NAME, request()))).isCompletedExceptionally();
        assertThat(future(hostile.lookup(NAME, request()))).isCompletedExceptionally();
    }
}

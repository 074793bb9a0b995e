package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.caagate.lookup.LookupContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The queue for slots")
class InFlightQueueTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SteppedTimer timer = new SteppedTimer();
    private final TokenBucket bucket = new TokenBucket(Double.POSITIVE_INFINITY, 1, timer.nanoTime());
    private final List<String> served = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();

    private LookupContext request() {
        return LookupContext.lasting(LIMIT, timer);
    }

    private CompletableFuture<Void> enter(InFlightQueue queue, LookupContext request, String who) {
        return queue.slot(request, bucket).thenAccept(granted -> (granted ? served : dropped).add(who));
    }

    private InFlightQueue full() {
        InFlightQueue queue = new InFlightQueue(1, timer, Runnable::run);
        assertThat(queue.slot(request(), bucket)).isCompletedWithValue(true);
        return queue;
    }

    private static void releaseAll(InFlightQueue queue) {
        while (queue.taken() > 0) {
            queue.release();
        }
    }

    @Test
    void gives_out_as_many_slots_as_there_are() {
        InFlightQueue queue = new InFlightQueue(2, timer, Runnable::run);
        LookupContext request = request();
        assertThat(List.of(enter(queue, request, "1"), enter(queue, request, "2"), enter(queue, request, "3")))
                .extracting(CompletableFuture::isDone)
                .containsExactly(true, true, false);
        queue.release();
        assertThat(served).containsExactly("1", "2", "3");
        assertThat(queue.taken()).isEqualTo(2);
    }

    @Test
    void lets_requests_take_turns_and_serves_each_in_order() {
        InFlightQueue queue = full();
        LookupContext large = request();
        LookupContext small = request();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (String who : List.of("L1", "L2", "L3", "L4")) {
            all.add(enter(queue, large, who));
        }
        all.add(enter(queue, small, "S1"));
        all.add(enter(queue, small, "S2"));
        releaseAll(queue);
        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(served).containsExactly("L1", "S1", "L2", "S2", "L3", "L4");
    }

    @Test
    void sends_away_who_waits_for_a_request_that_is_dropped() {
        InFlightQueue queue = full();
        LookupContext gone = request();
        LookupContext stays = request();
        List<CompletableFuture<Void>> all =
                List.of(enter(queue, gone, "g1"), enter(queue, stays, "s1"), enter(queue, gone, "g2"));
        queue.drop(gone);
        queue.drop(gone);
        assertThat(dropped).containsExactly("g1", "g2");
        assertThat(queue.waiting()).isEqualTo(1);
        releaseAll(queue);
        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(served).containsExactly("s1");
    }

    @Test
    void sends_away_who_comes_after_the_end_of_the_request() {
        InFlightQueue queue = full();
        LookupContext ended = request();
        ended.end();
        assertThat(enter(queue, ended, "late")).isDone();
        assertThat(dropped).containsExactly("late");
    }

    @Test
    void has_neither_slot_nor_token_for_a_request_that_is_over() {
        InFlightQueue queue = new InFlightQueue(9, timer, Runnable::run);
        TokenBucket single = new TokenBucket(1, 1, timer.nanoTime());
        LookupContext ended = request();
        ended.end();

        assertThat(queue.slot(ended, single)).isCompletedWithValue(false);
        assertThat(queue.slot(LookupContext.lasting(Duration.ZERO, timer), single))
                .isCompletedWithValue(false);
        assertThat(queue.taken()).isZero();
        assertThat(queue.slot(request(), single)).isCompletedWithValue(true);
    }

    @Test
    void sends_away_who_waits_past_the_deadline() throws InterruptedException, TimeoutException {
        InFlightQueue queue = full();
        assertThat(enter(queue, request(), "late")).isNotDone();
        timer.pass(LIMIT);
        assertThat(dropped).containsExactly("late");
    }

    @Test
    void keeps_nothing_of_requests_that_are_served() throws InterruptedException, TimeoutException {
        InFlightQueue queue = full();
        for (int i = 0; i < 1000; i++) {
            LookupContext request = request();
            assertThat(enter(queue, request, "a")).isNotDone();
            assertThat(enter(queue, request, "b")).isNotDone();
            queue.release();
            queue.release();
        }
        assertThat(queue.waiting()).isZero();
        timer.awaitAlarms(0);
        queue.release();
        assertThat(queue.taken()).isZero();
    }

    @Test
    void loses_no_slot_where_alarms_cannot_be_called_off() {
        InFlightQueue queue = new InFlightQueue(1, new StubbornTimer(timer), Runnable::run);
        assertThat(queue.slot(request(), bucket)).isCompletedWithValue(true);
        LookupContext gone = request();
        List<CompletableFuture<Void>> all =
                List.of(enter(queue, gone, "g"), enter(queue, request(), "a"), enter(queue, request(), "b"));

        queue.drop(gone);
        releaseAll(queue);

        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(dropped).containsExactly("g");
        assertThat(served).containsExactly("a", "b");
        assertThat(queue.waiting()).isZero();
    }

    @Nested
    @DisplayName("and for tokens")
    class Tokens {
        private static final Duration SECOND = Duration.ofSeconds(1);

        private final InFlightQueue queue = new InFlightQueue(9, timer, Runnable::run);
        private final TokenBucket slow = emptied();

        private TokenBucket emptied() {
            TokenBucket emptied = new TokenBucket(1, 1, timer.nanoTime());
            assertThat(emptied.take(timer.nanoTime())).isTrue();
            return emptied;
        }

        private CompletableFuture<Void> enterSlow(LookupContext request, String who) {
            return queue.slot(request, slow).thenAccept(granted -> (granted ? served : dropped).add(who));
        }

        @Test
        void lets_requests_take_turns_as_tokens_come() throws InterruptedException, TimeoutException {
            LookupContext large = request();
            LookupContext small = request();
            List<CompletableFuture<Void>> all = List.of(
                    enterSlow(large, "L1"), enterSlow(large, "L2"), enterSlow(large, "L3"), enterSlow(small, "S1"));
            for (int i = 1; i <= 4; i++) {
                assertThat(served).hasSize(i - 1);
                timer.pass(SECOND);
            }
            assertThat(all).allMatch(CompletableFuture::isDone);
            assertThat(served).containsExactly("L1", "S1", "L2", "L3");
            timer.awaitAlarms(0);
        }

        @Test
        void takes_no_slot_for_who_has_no_token() {
            LookupContext request = request();
            assertThat(enterSlow(request, "slow")).isNotDone();
            assertThat(queue.taken()).isZero();
            assertThat(enter(queue, request, "fast")).isDone();
            assertThat(served).containsExactly("fast");
        }

        @Test
        void lets_a_request_go_on_with_the_other_server_meanwhile() {
            InFlightQueue single = full();
            LookupContext request = request();
            List<CompletableFuture<Boolean>> slowOnes = List.of(single.slot(request, slow), single.slot(request, slow));
            CompletableFuture<Boolean> fastOne = single.slot(request, bucket);
            single.release();
            assertThat(fastOne).isCompletedWithValue(true);
            assertThat(slowOnes).noneMatch(CompletableFuture::isDone);
            single.release();
            timer.advance(SECOND);
            assertThat(slowOnes).extracting(CompletableFuture::isDone).containsExactly(true, false);
        }

        @Test
        void keeps_nothing_of_a_request_that_is_dropped() throws InterruptedException, TimeoutException {
            LookupContext gone = request();
            List<CompletableFuture<Void>> all = List.of(enterSlow(gone, "g1"), enterSlow(gone, "g2"));
            timer.awaitAlarms(2);
            queue.drop(gone);
            assertThat(all).allMatch(CompletableFuture::isDone);
            assertThat(dropped).containsExactly("g1", "g2");
            assertThat(queue.waiting()).isZero();
            assertThat(queue.taken()).isZero();
            timer.awaitAlarms(0);
            timer.advance(SECOND);
            assertThat(enterSlow(request(), "next")).isDone();
        }

        @Test
        void sends_away_whose_deadline_comes_before_the_token() throws InterruptedException, TimeoutException {
            assertThat(enterSlow(LookupContext.lasting(Duration.ofMillis(999), timer), "late"))
                    .isNotDone();
            timer.pass(Duration.ofMillis(999));
            assertThat(dropped).containsExactly("late");
            timer.awaitAlarms(0);
        }

        @Test
        void lets_nobody_overtake_for_whom_the_timer_is_late() {
            ForgetfulTimer late = new ForgetfulTimer(timer, Integer.MAX_VALUE, () -> {});
            InFlightQueue behind = new InFlightQueue(9, late, Runnable::run);
            CompletableFuture<Boolean> first = behind.slot(request(), slow);
            timer.advance(SECOND);
            CompletableFuture<Boolean> second = behind.slot(request(), slow);
            assertThat(first).isCompletedWithValue(true);
            assertThat(second).isNotDone();
        }

        @Test
        void loses_no_slot_where_the_alarm_for_the_next_token_cannot_be_called_off() {
            InFlightQueue stubborn = new InFlightQueue(1, new StubbornTimer(timer), Runnable::run);
            CompletableFuture<Boolean> first = stubborn.slot(request(), slow);
            timer.advance(SECOND);
            assertThat(first).isCompletedWithValue(true);

            CompletableFuture<Boolean> next = stubborn.slot(request(), bucket);
            stubborn.release();

            assertThat(next).isCompletedWithValue(true);
            assertThat(stubborn.taken()).isEqualTo(1);
        }

        static Stream<Named<Runnable>> faults() {
            return Stream.of(
                    Named.of("an exception", () -> {
                        throw new IllegalStateException("no time");
                    }),
                    Named.of("an error", () -> {
                        throw new InternalError("no thread to be had");
                    }));
        }

        @ParameterizedTest
        @MethodSource("faults")
        void fails_who_waits_where_the_timer_breaks(Runnable fault) {
            // The alarm for the deadline is taken, the one for the token is not.
            InFlightQueue broken = new InFlightQueue(9, new ForgetfulTimer(timer, 1, fault), Runnable::run);
            assertThat(broken.slot(request(), slow)).isCompletedExceptionally();
            assertThat(broken.waiting()).isZero();
            assertThat(broken.taken()).isZero();
        }
    }
}

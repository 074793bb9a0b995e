package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.caagate.lookup.LookupContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The queue for slots")
class InFlightQueueTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SteppedTimer timer = new SteppedTimer();
    private final List<String> served = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();

    private LookupContext request() {
        return LookupContext.lasting(LIMIT, timer);
    }

    private CompletableFuture<Void> enter(InFlightQueue queue, LookupContext request, String who) {
        return queue.slot(request).thenAccept(granted -> (granted ? served : dropped).add(who));
    }

    private InFlightQueue full() {
        InFlightQueue queue = new InFlightQueue(1, timer, Runnable::run);
        assertThat(queue.slot(request())).isCompletedWithValue(true);
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
}

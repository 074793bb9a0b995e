package org.caagate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.caagate.CaaGate;
import org.caagate.dns.DnsLookup;
import org.junit.jupiter.api.Test;

/** That the fairness part tells a queue that takes turns from one that does not. Time is simulated: nothing depends on the machine. */
class FairnessTest {
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final int SLOTS = 128;

    @Test
    void a_queue_that_takes_turns_meets_both_targets() {
        assertThat(rows(true))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.isMet()).as(row.toMarkdown()).isTrue());
    }

    @Test
    void a_queue_in_order_of_arrival_misses_both() {
        assertThat(rows(false))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.isMet()).as(row.toMarkdown()).isFalse());
    }

    @Test
    void all_requests_of_the_real_lookup_are_permitted_and_counted() {
        try (SlowResolver resolver = new SlowResolver(Duration.ofMillis(1))) {
            CaaGate gate = Ground.gate(DnsLookup.ofServers(Ground.server(resolver.address())));

            assertThat(Fairness.times(gate, 2)).hasSize(4 * MixedLoad.REQUESTS).allSatisfy(nanos -> assertThat(nanos)
                    .isPositive());
        }
    }

    private static List<Row> rows(boolean takesTurns) {
        return Fairness.rows(1, large -> new SlowNetwork(takesTurns).times(large));
    }

    /** So many questions at once, each answered after the delay; who waits is served by turns of requests, or in order of arrival. */
    private static final class SlowNetwork {
        private final boolean takesTurns;
        private final Map<Object, Queue<Runnable>> waiting = new LinkedHashMap<>();
        private long nanos;

        SlowNetwork(boolean takesTurns) {
            this.takesTurns = takesTurns;
        }

        List<Long> times(int large) {
            CompletableFuture<List<Long>> times = new MixedLoad(this::check, () -> nanos).run(large);
            while (!waiting.isEmpty()) {
                List<Runnable> answers = nextAnswers();
                nanos += DELAY.toNanos();
                answers.forEach(Runnable::run);
            }
            return times.getNow(List.of());
        }

        /** Asks for each name and the three ancestors that all share. */
        private CompletableFuture<Void> check(List<String> names) {
            Object request = new Object();
            List<CompletableFuture<Void>> answers = new ArrayList<>();
            for (int i = 0; i < names.size() + 3; i++) {
                CompletableFuture<Void> answer = new CompletableFuture<>();
                answers.add(answer);
                waiting.computeIfAbsent(takesTurns ? request : this, lane -> new ArrayDeque<>())
                        .add(() -> answer.complete(null));
            }
            return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
        }

        private List<Runnable> nextAnswers() {
            List<Runnable> next = new ArrayList<>();
            while (next.size() < SLOTS && !waiting.isEmpty()) {
                Map.Entry<Object, Queue<Runnable>> first =
                        waiting.entrySet().iterator().next();
                Object lane = first.getKey();
                Queue<Runnable> questions = first.getValue();
                waiting.remove(lane);
                next.add(questions.remove());
                if (!questions.isEmpty()) {
                    waiting.put(lane, questions);
                }
            }
            return next;
        }
    }
}

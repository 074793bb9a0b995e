package org.caagate.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.decision.Verdict;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.CachedLookup;
import org.caagate.lookup.Timer;

/** What a shared cache saves: {@link OrderList} goes through a gate with and without one, by a clock that is moved from order to order. */
final class CacheYield {
    private static final int ORDERS = 5000;
    private static final List<Integer> ORDERS_PER_MINUTE = List.of(6, 60, 600);
    private static final List<Duration> BOUNDS = List.of(Duration.ofMinutes(2), Duration.ofMinutes(5));

    private CacheYield() {}

    /**
     * Counts.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        for (Row row : measure(ORDERS)) {
            Table.print(row);
        }
    }

    static List<Row> measure(int orders) {
        List<List<String>> list = OrderList.of(orders);
        List<Row> rows = new ArrayList<>();
        for (int rate : ORDERS_PER_MINUTE) {
            Run plain = new Run(list, rate, Optional.empty());
            for (Duration bound : BOUNDS) {
                Run cached = new Run(list, rate, Optional.of(bound));
                if (!cached.outcomes.equals(plain.outcomes)) {
                    throw new IllegalStateException("the cache changed an outcome");
                }
                String what = orders + " orders, " + rate + " a minute, answers kept for " + bound.toMinutes() + " min";
                rows.add(Row.beside(
                        what,
                        Row.Figure.of((double) cached.source.questions(), "questions"),
                        Row.Figure.of((double) plain.source.questions(), "questions (no cache)")));
                rows.add(Row.measured(what + ": hit rate", Row.Figure.of(cached.hitRate() * 100, "%")));
            }
        }
        return rows;
    }

    /** The whole list through one gate. */
    private static final class Run {
        private final MovedClock moved = new MovedClock();
        private final MadeUpDns source = new MadeUpDns(moved::instant);
        private final List<Verdict.Kind> outcomes = new ArrayList<>();
        private final Optional<CachedLookup> cache;

        Run(List<List<String>> orders, int perMinute, Optional<Duration> bound) {
            Clock clock = moved.withZone(ZoneOffset.UTC);
            cache = bound.map(longest -> CachedLookup.of(source)
                    .maximumAge(longest)
                    .timer(moved)
                    .clock(clock)
                    .build());
            CaaLookup lookup = cache.<CaaLookup>map(kept -> kept).orElse(source);
            CaaGate gate = CaaGate.builder()
                    .lookup(lookup)
                    .clock(clock)
                    .timer(moved)
                    .executor(Runnable::run)
                    .build();
            for (List<String> order : orders) {
                CompletableFuture<GateReport> report = gate.checkAsync(Ground.request(order));
                source.answerAll();
                outcomes.add(report.join().outcome());
                moved.advance(Duration.ofMinutes(1).dividedBy(perMinute));
            }
        }

        double hitRate() {
            CachedLookup.Statistics counts = cache.orElseThrow().statistics();
            return (double) counts.reused() / (counts.reused() + counts.passedOn());
        }
    }

    /** Time that passes when it is told to. No request takes any, so no alarm ever rings. */
    private static final class MovedClock implements Timer, InstantSource {
        private Duration passed = Duration.ZERO;

        void advance(Duration by) {
            passed = passed.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plus(passed);
        }

        @Override
        public long nanoTime() {
            return passed.toNanos();
        }

        @Override
        public Alarm after(Duration delay, Runnable action) {
            return () -> {};
        }
    }
}

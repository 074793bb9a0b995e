package org.caagate.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.caagate.CaaGate;
import org.caagate.decision.Verdict;
import org.caagate.dns.DnsLookup;

/** Whether requests that are checked at the same time take turns: the slowest with one name against the median. */
final class Fairness {
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final int REQUESTS = 200;
    private static final int LARGE = 10;
    private static final int NAMES_OF_LARGE = 100;
    private static final double MOST_RATIO = 3;

    private Fairness() {}

    /**
     * Measures.
     *
     * @param arguments the number of turns
     */
    public static void main(String[] arguments) {
        measure(DELAY, Integer.parseInt(arguments[0])).forEach(Table::print);
    }

    static List<Row> measure(Duration delay, int turns) {
        try (SlowResolver resolver = new SlowResolver(delay)) {
            CaaGate gate = Ground.gate(DnsLookup.ofServers(Ground.server(resolver.address())));
            return List.of(
                    row(gate, turns, 0, REQUESTS + " requests of one name"),
                    row(gate, turns, LARGE, REQUESTS + " requests, " + LARGE + " of them with 100 names"));
        }
    }

    private static Row row(CaaGate gate, int turns, int large, String what) {
        List<Double> slowest = new ArrayList<>();
        List<Double> medians = new ArrayList<>();
        for (int turn = -turns; turn < turns; turn++) {
            List<Long> times = together(gate, large);
            // The first half is to warm up.
            if (turn >= 0) {
                slowest.add(Samples.most(times));
                medians.add(Samples.median(times));
            }
        }
        return Row.atMost(
                what + ": slowest of one name",
                Row.Figure.millis(Samples.median(slowest)),
                Row.Figure.of(Samples.median(medians) / 1e6, "ms (median of one name)"),
                MOST_RATIO);
    }

    /** Starts all requests at once, the large ones first, and returns the times of those with one name. */
    private static List<Long> together(CaaGate gate, int large) {
        List<CompletableFuture<Long>> ordered = new ArrayList<>();
        for (int i = 0; i < large; i++) {
            ordered.add(check(gate, SlowResolver.bare(NAMES_OF_LARGE)));
        }
        List<CompletableFuture<Long>> single = IntStream.range(large, REQUESTS)
                .mapToObj(i -> check(gate, List.of(SlowResolver.bare(REQUESTS).get(i))))
                .toList();
        ordered.forEach(CompletableFuture::join);
        return single.stream().map(CompletableFuture::join).toList();
    }

    private static CompletableFuture<Long> check(CaaGate gate, List<String> names) {
        long start = System.nanoTime();
        return gate.checkAsync(Ground.request(names)).thenApply(report -> {
            if (report.outcome() != Verdict.Kind.PERMITTED) {
                throw new IllegalStateException(report.toString());
            }
            return System.nanoTime() - start;
        });
    }
}

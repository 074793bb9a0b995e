package org.caagate.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.caagate.CaaGate;
import org.caagate.decision.Verdict;
import org.caagate.dns.DnsLookup;

/**
 * Whether requests that are checked at the same time take turns: those with one name beside large ones, against the same without
 * large ones. In a queue where who comes first is served first, small ones would wait for all the questions of the large.
 */
final class Fairness {
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final int LARGE = 10;

    /** In order of arrival it would be 2: the large ones ask as many questions as all the others. Taking turns it is near 1. */
    private static final double MOST_RATIO = 1.5;

    private Fairness() {}

    /**
     * Measures.
     *
     * @param arguments the number of turns
     */
    public static void main(String[] arguments) {
        try (SlowResolver resolver = new SlowResolver(DELAY)) {
            CaaGate gate = Ground.gate(DnsLookup.ofServers(Ground.server(resolver.address())));
            rows(Integer.parseInt(arguments[0]), large -> times(gate, large)).forEach(Table::print);
        }
    }

    static List<Long> times(CaaGate gate, int large) {
        return new MixedLoad(names -> check(gate, names), System::nanoTime)
                .run(large)
                .join();
    }

    private static CompletableFuture<?> check(CaaGate gate, List<String> names) {
        return gate.checkAsync(Ground.request(names)).thenAccept(report -> {
            if (report.outcome() != Verdict.Kind.PERMITTED) {
                throw new IllegalStateException(report.toString());
            }
        });
    }

    /**
     * Returns the lines of the table.
     *
     * @param turns how often each load runs, but for one run to warm up
     * @param load the times of the small requests, by the number of large ones beside them
     */
    static List<Row> rows(int turns, IntFunction<List<Long>> load) {
        List<List<Long>> alone = new ArrayList<>();
        List<List<Long>> beside = new ArrayList<>();
        List<Long> unused = load.apply(LARGE);
        for (int turn = 0; turn < turns; turn++) {
            alone.add(load.apply(0));
            beside.add(load.apply(LARGE));
        }
        String what = MixedLoad.REQUESTS + " requests at once, " + LARGE + " of them with " + MixedLoad.NAMES_OF_LARGE
                + " names: those with one, ";
        return List.of(
                Row.atMost(
                        what + "median",
                        Row.Figure.millis(median(beside)),
                        Row.Figure.of(median(alone) / 1e6, "ms (without large ones)"),
                        MOST_RATIO),
                Row.atMost(
                        what + "slowest",
                        Row.Figure.millis(slowest(beside)),
                        Row.Figure.of(slowest(alone) / 1e6, "ms (without large ones)"),
                        MOST_RATIO));
    }

    private static double median(List<List<Long>> runs) {
        return Samples.median(runs.stream().map(Samples::median).toList());
    }

    private static double slowest(List<List<Long>> runs) {
        return Samples.median(runs.stream().map(Samples::most).toList());
    }
}

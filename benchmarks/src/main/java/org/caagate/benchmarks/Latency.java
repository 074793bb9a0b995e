package org.caagate.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.caagate.CaaGate;
import org.caagate.dns.DnsLookup;

/** How long one order takes with a resolver that is 50 ms away, against raw questions to the same resolver. */
final class Latency {
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final int[] SIZES = {1, 2, 5, 10, 20, 50, 100, 125, 200, 300, 500, 700, 1000};
    private static final int TURNS_OF_POINT = 5;

    private final SlowResolver resolver;
    private final CaaGate gate;

    private Latency(SlowResolver resolver) {
        this.resolver = resolver;
        this.gate = Ground.gate(DnsLookup.ofServers(Ground.server(resolver.address())));
    }

    /**
     * Measures.
     *
     * @param arguments the number of turns, and where the plot goes, if one is wanted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        measure(DELAY, Integer.parseInt(arguments[0])).forEach(Table::print);
        if (arguments.length > 1) {
            try (SlowResolver resolver = new SlowResolver(DELAY)) {
                LatencyPlot.write(Path.of(arguments[1]), DELAY, new Latency(resolver).points());
            }
        }
    }

    /** Returns the lines of the table. */
    static List<Row> measure(Duration delay, int turns) throws IOException, InterruptedException {
        try (SlowResolver resolver = new SlowResolver(delay)) {
            return new Latency(resolver).table(turns);
        }
    }

    private List<Row> table(int turns) throws IOException, InterruptedException {
        List<Scenario> single = List.of(
                scenario("one name, its own CAA", SlowResolver.decided(1)),
                scenario("one name, no CAA up to the top level", SlowResolver.bare(1)),
                scenario("one name, an ancestor above the decision is dead", List.of(SlowResolver.BELOW_DEAD)));
        Scenario bare = scenario("100 names, no CAA", SlowResolver.bare(100));
        Scenario decided = scenario("100 names, each its own CAA", SlowResolver.decided(100));
        Scenario large = scenario("1000 names, no CAA", SlowResolver.bare(1000));
        List<Scenario> all = new ArrayList<>(single);
        all.addAll(List.of(bare, decided, large));
        take(turns, all);
        List<Row> rows = new ArrayList<>();
        all.forEach(scenario -> rows.add(scenario.latency()));
        rows.addAll(List.of(bare.questions(), decided.questionsAtMost(), large.questions()));
        return rows;
    }

    private Scenario scenario(String what, List<String> names) {
        return new Scenario(what, names, resolver.address());
    }

    /** Runs each in turn, as often again before, to warm up. */
    private void take(int turns, List<Scenario> scenarios) throws IOException, InterruptedException {
        for (int turn = -turns; turn < turns; turn++) {
            if (turn == 0) {
                scenarios.forEach(Scenario::forget);
            }
            for (Scenario scenario : scenarios) {
                scenario.run(gate);
            }
        }
    }

    private List<LatencyPlot.Point> points() throws IOException, InterruptedException {
        List<LatencyPlot.Point> points = new ArrayList<>();
        for (int names : SIZES) {
            Scenario scenario = scenario(names + " names", SlowResolver.bare(names));
            take(TURNS_OF_POINT, List.of(scenario));
            points.add(new LatencyPlot.Point(names, scenario.medianNanos() / 1e6, scenario.medianLimitNanos() / 1e6));
        }
        return points;
    }
}

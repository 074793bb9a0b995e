package org.caagate.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.caagate.CaaGate;
import org.caagate.dns.DnsLookup;
import org.caagate.name.DomainName;

/** How long one order takes with a resolver that is 50 ms away, against one raw question to the same resolver. */
final class Latency {
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final int IN_FLIGHT = 128;
    private static final double ONE_NAME = 1.1;
    private static final double MANY_NAMES = 1.3;

    private final SlowResolver resolver;
    private final CaaGate gate;
    private final RawQuestions limit;
    private final List<Long> limits = new ArrayList<>();

    private Latency(SlowResolver resolver) {
        this.resolver = resolver;
        this.gate = Ground.gate(DnsLookup.ofServers(Ground.server(resolver.address())));
        this.limit = new RawQuestions(resolver.address(), List.of(DomainName.parse("www.shop.corp.example")));
    }

    /**
     * Measures.
     *
     * @param arguments the number of turns, and where the plot goes
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int turns = Integer.parseInt(arguments[0]);
        try (SlowResolver resolver = new SlowResolver(DELAY)) {
            new Latency(resolver).table(turns).forEach(Table::print);
            if (arguments.length > 1) {
                List<LatencyPlot.Point> points = new Latency(resolver).points(Math.max(1, turns / 3));
                LatencyPlot.write(Path.of(arguments[1]), points);
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
        Scenario own = new Scenario("one name, its own CAA", SlowResolver.decided(1));
        Scenario none = new Scenario("one name, no CAA up to the top level", SlowResolver.bare(1));
        Scenario dead = new Scenario("one name, an ancestor above the decision is dead", List.of(SlowResolver.BELOW_DEAD));
        Scenario hundred = new Scenario("100 names, no CAA", SlowResolver.bare(100));
        Scenario hundredOwn = new Scenario("100 names, each its own CAA", SlowResolver.decided(100));
        Scenario thousand = new Scenario("1000 names, no CAA", SlowResolver.bare(1000));
        List<Scenario> all = List.of(own, none, dead, hundred, hundredOwn, thousand);
        take(turns, all);
        all.forEach(Scenario::forget);
        limits.clear();
        take(turns, all);
        List<Row> rows = new ArrayList<>();
        for (Scenario scenario : all) {
            rows.add(latency(scenario));
        }
        for (Scenario scenario : List.of(hundred, hundredOwn, thousand)) {
            rows.add(Row.atMost(
                    scenario.what() + ", questions",
                    Row.Figure.of(scenario.mostQuestions(), ""),
                    Row.Figure.of(scenario.distinctNames(), "(names and distinct ancestors)"),
                    1));
        }
        rows.add(Row.measured("one raw question for each of the same 1003 names", Row.Figure.millis(flood())));
        return rows;
    }

    private void take(int turns, List<Scenario> scenarios) throws IOException, InterruptedException {
        for (int turn = 0; turn < turns; turn++) {
            for (Scenario scenario : scenarios) {
                limits.add(limit.run());
                scenario.run(gate);
            }
        }
    }

    private Row latency(Scenario scenario) {
        // No more than 128 questions are on the wire at once by default, so large orders need several round trips.
        int roundTrips = (scenario.distinctNames() + IN_FLIGHT - 1) / IN_FLIGHT;
        String trips = roundTrips == 1 ? " (raw question)" : " (" + roundTrips + " raw questions)";
        return Row.atMost(
                scenario.what(),
                Row.Figure.millis(scenario.medianNanos()),
                Row.Figure.of(roundTrips * Samples.median(limits) / 1e6, "ms" + trips),
                scenario.size() == 1 ? ONE_NAME : MANY_NAMES);
    }

    /** What the resolver itself can: whether it is what limits large orders. */
    private double flood() throws IOException {
        List<DomainName> names = new ArrayList<>(
                SlowResolver.bare(1000).stream().map(DomainName::parse).toList());
        names.addAll(DomainName.parse("shop.bare.example").climb());
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            times.add(new RawQuestions(resolver.address(), names).run());
        }
        return Samples.median(times);
    }

    private List<LatencyPlot.Point> points(int turns) throws IOException, InterruptedException {
        List<LatencyPlot.Point> points = new ArrayList<>();
        for (int names : new int[] {1, 2, 5, 10, 20, 50, 100, 125, 200, 300, 500, 700, 1000}) {
            Scenario scenario = new Scenario(names + " names", SlowResolver.bare(names));
            limits.clear();
            take(turns, List.of(scenario));
            scenario.forget();
            take(turns, List.of(scenario));
            points.add(new LatencyPlot.Point(names, scenario.medianNanos() / 1e6, Samples.median(limits) / 1e6));
        }
        return points;
    }
}

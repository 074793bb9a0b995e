package org.caagate.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.caagate.testkit.peers.Nsd;

/** Many names through the packaged command as JSON Lines against NSD on loopback, without a rate limit, in a small heap. */
final class Pipeline {
    private static final double LEAST_SHARE = 0.2;
    private static final double STEADY = 0.8;
    /** Three quarters: with less room a serial collector finds little to free and runs ever more often. */
    private static final double MOST_OCCUPIED = 0.75;

    private static final double MOST_COLLECTING = 0.1;
    private static final int NAMES = 10_000;
    private static final Duration TIME = Duration.ofSeconds(5);

    private Pipeline() {}

    /**
     * Measures.
     *
     * @param arguments the command, the number of names, further options of its JVM if any
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path launcher = Path.of(arguments[0]).toAbsolutePath();
        int count = Integer.parseInt(arguments[1]);
        String options = arguments.length > 2 ? arguments[2] : "";
        Path directory = Files.createTempDirectory("caa-gate-pipeline");
        try (Nsd server = Ground.serve(Files.createTempDirectory("caa-gate-nsd"))) {
            Dnsperf dnsperf = new Dnsperf(directory, server.address(), Ground.names(NAMES));
            List<Double> limits = new ArrayList<>();
            limits.add(dnsperf.run(TIME));
            PipelineRun.Outcome outcome = new PipelineRun(launcher, directory, server.address()).run(count, options);
            limits.add(dnsperf.run(TIME));
            rows(count, outcome, Samples.median(limits)).forEach(Table::print);
        }
    }

    /** The first tenth stands apart: in it the JVM starts, and compiles. */
    static List<Row> rows(int count, PipelineRun.Outcome outcome, double limit) {
        String what = "pipeline, " + count + " names, complete and in order";
        List<Double> rates = outcome.namesPerSecond();
        List<Double> steady = rates.subList(1, rates.size());
        return List.of(
                Row.atLeast(
                        what,
                        Row.Figure.of(outcome.questionsPerSecond(), "questions/s"),
                        Row.Figure.of(limit, "questions/s (dnsperf)"),
                        LEAST_SHARE),
                Row.measured(what + ": first tenth", Row.Figure.of(rates.get(0), "names/s")),
                Row.atLeast(
                        what + ": slowest of tenths 2 to 10",
                        Row.Figure.of(Samples.least(steady), "names/s"),
                        Row.Figure.of(Samples.median(steady), "names/s (median of " + rounded(steady) + ")"),
                        STEADY),
                Row.atMost(
                        what + ": most heap in use after a collection",
                        Row.Figure.of(Samples.most(outcome.heap().mebibytesAfter()), "MiB"),
                        Row.Figure.of(PipelineRun.HEAP_MEBIBYTES, "MiB (-Xmx)"),
                        MOST_OCCUPIED),
                Row.atMost(
                        what + ": time in collections",
                        Row.Figure.of(outcome.heap().share() * 100, "%"),
                        Row.Figure.of(100, "% of the time"),
                        MOST_COLLECTING));
    }

    private static String rounded(List<Double> rates) {
        return rates.stream().map(rate -> Long.toString(Math.round(rate))).collect(Collectors.joining(", "));
    }
}

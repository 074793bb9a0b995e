package org.caagate.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Evaluator, parser and message path, measured with JMH. Times are CPU time, as other work on the machine changes that little. */
final class Microbenchmarks {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final double FLAT = 1.5;

    private Microbenchmarks() {}

    /**
     * Measures.
     *
     * @param arguments the number of forks, the iterations of each, the milliseconds of an iteration
     */
    public static void main(String[] arguments) throws RunnerException {
        int iterations = Integer.parseInt(arguments[1]);
        TimeValue time = new TimeValue(Long.parseLong(arguments[2]), TimeUnit.MILLISECONDS);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("org\\.caagate\\..*Benchmark\\.")
                        .forks(Integer.parseInt(arguments[0]))
                        .warmupIterations(iterations)
                        .warmupTime(time)
                        .measurementIterations(iterations)
                        .measurementTime(time)
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuTime.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<String, RunResult> byName = new HashMap<>();
        results.forEach(result -> byName.put(name(result), result));
        evaluator(byName);
        parser(byName);
        messages(byName);
    }

    private static String name(RunResult result) {
        StringBuilder name =
                new StringBuilder(result.getParams().getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)", "$1"));
        for (String key : result.getParams().getParamsKeys()) {
            name.append(' ').append(result.getParams().getParam(key));
        }
        return name.toString();
    }

    private static void evaluator(Map<String, RunResult> results) {
        String typical = "EvaluatorBenchmark.first 3";
        Table.print(Row.atMost(
                "evaluator, 3 records, the first verdict, which reads them",
                nanos(results, typical),
                Row.Figure.of(1000, "ns"),
                1));
        Table.print(Row.atMost(
                "evaluator, 3 records, the first verdict, allocated",
                octets(results, typical),
                Row.Figure.of(1000, "B"),
                1));
        Table.print(Row.atMost(
                "evaluator, 3 records, each further verdict",
                nanos(results, "EvaluatorBenchmark.further 3"),
                Row.Figure.of(1000, "ns"),
                1));
        Table.print(Row.atMost(
                "evaluator, 3 records, each further verdict, allocated",
                octets(results, "EvaluatorBenchmark.further 3"),
                Row.Figure.of(1000, "B"),
                1));
        Table.print(Row.atMost(
                "evaluator, 1001 records, the first verdict, which reads them",
                nanos(results, "EvaluatorBenchmark.first 1001"),
                Row.Figure.of(300_000, "ns"),
                1));
    }

    /** The time per octet of the longest value against that of a kilobyte, as in shorter ones what is spent once counts. */
    private static void parser(Map<String, RunResult> results) {
        for (String pattern : IssueValueBenchmark.PATTERNS) {
            String name = "IssueValueBenchmark.parse %d " + pattern;
            Table.print(
                    Row.measured("issue value of 64 octets, " + pattern + ", an octet", perOctet(results, name, 64)));
            Table.print(Row.atMost(
                    "issue value of 65536 octets, " + pattern + ", an octet",
                    perOctet(results, name, 65_536),
                    Row.Figure.of(perOctet(results, name, 1024).value(), "ns (1024 octets)"),
                    FLAT));
        }
    }

    private static Row.Figure perOctet(Map<String, RunResult> results, String name, int length) {
        return Row.Figure.of(
                nanos(results, String.format(Locale.ROOT, name, length)).value() / length, "ns");
    }

    private static void messages(Map<String, RunResult> results) {
        for (String reply : new String[] {"records", "nodata"}) {
            String judge = "MessageBenchmark.judge " + reply;
            Table.print(Row.measured("octets of a reply judged, " + reply, nanos(results, judge)));
            Table.print(Row.measured("octets of a reply judged, " + reply + ", allocated", octets(results, judge)));
        }
        Table.print(Row.measured("octets of a question made", nanos(results, "MessageBenchmark.ask records")));
        Table.print(
                Row.measured("octets of a question made, allocated", octets(results, "MessageBenchmark.ask records")));
    }

    private static Row.Figure nanos(Map<String, RunResult> results, String name) {
        return Row.Figure.of(profiled(results, name, CpuTime.NAME), "ns");
    }

    private static Row.Figure octets(Map<String, RunResult> results, String name) {
        return Row.Figure.of(Math.rint(profiled(results, name, ALLOCATED)), "B");
    }

    private static double profiled(Map<String, RunResult> results, String name, String figure) {
        Result<?> found = result(results, name).getSecondaryResults().get(figure);
        if (found == null) {
            throw new IllegalStateException("the profiler says nothing of " + figure + " of " + name);
        }
        return found.getScore();
    }

    private static RunResult result(Map<String, RunResult> results, String name) {
        RunResult result = results.get(name);
        if (result == null) {
            throw new IllegalStateException("no benchmark \"" + name + "\" among " + results.keySet());
        }
        return result;
    }
}

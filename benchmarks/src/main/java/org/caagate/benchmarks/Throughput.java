package org.caagate.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.caagate.CaaGate;
import org.caagate.IssuanceRequest;
import org.caagate.dns.DnsLookup;
import org.caagate.testkit.peers.Nsd;

/** Continuous checks through one gate against NSD on loopback, in turns with dnsperf against the same server. */
final class Throughput {
    private static final int NAMES = 10_000;
    private static final int IN_FLIGHT = 64;
    private static final double LEAST_SHARE = 0.2;

    private Throughput() {}

    /**
     * Measures.
     *
     * @param arguments the number of turns, the seconds of each
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int turns = Integer.parseInt(arguments[0]);
        Duration time = Duration.ofSeconds(Integer.parseInt(arguments[1]));
        try (Nsd server = Ground.serve(Files.createTempDirectory("caa-gate-throughput"))) {
            Path directory = Files.createTempDirectory("caa-gate-dnsperf");
            List<String> names = Ground.names(NAMES);
            Dnsperf dnsperf = new Dnsperf(directory, server.address(), names);
            CaaGate gate = Ground.gate(DnsLookup.ofServers(Ground.server(server.address())));
            List<IssuanceRequest> requests =
                    names.stream().map(name -> Ground.request(List.of(name))).toList();
            ContinuousChecks checks = new ContinuousChecks(gate, requests, IN_FLIGHT);
            checks.run(time);
            List<Double> rates = new ArrayList<>();
            List<Double> limits = new ArrayList<>();
            List<Double> costs = new ArrayList<>();
            for (int turn = 0; turn < turns; turn++) {
                limits.add(dnsperf.run(time));
                ContinuousChecks.Done done = checks.run(time);
                rates.add(done.questionsPerSecond());
                costs.add(done.cpuNanosPerQuestion());
            }
            Table.print(Row.atLeast(
                    "continuous checks through one gate, NSD on loopback",
                    Row.Figure.of(Samples.median(rates), "questions/s"),
                    Row.Figure.of(Samples.median(limits), "questions/s (dnsperf)"),
                    LEAST_SHARE));
            Table.print(Row.measured(
                    "the same, CPU time of the JVM for a question", Row.Figure.of(Samples.median(costs) / 1000, "us")));
        }
    }
}

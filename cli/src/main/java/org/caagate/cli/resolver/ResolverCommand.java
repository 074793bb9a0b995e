package org.caagate.cli.resolver;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.caagate.GatePolicy;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.ResultFile;
import org.caagate.cli.Surroundings;
import org.caagate.cli.UsageException;
import org.caagate.cli.check.ResolverTransports;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Given;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Invocation;
import org.caagate.cli.option.Option;
import org.caagate.cli.option.Values;
import org.caagate.cli.records.NameClimbs;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.dns.ResolverSpec;
import org.caagate.name.DomainName;
import org.caagate.name.Escaped;

/** The command {@code resolver}: tests each resolver, and says what a gate could trust it with. */
public final class ResolverCommand {
    private static final Given SYSTEM = new Given("system", "the system's configuration");
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int TRIES = 3;

    private final Probes probes;
    private final Duration timeout;
    private final int tries;
    private final ResolverTransports transports;

    private ResolverCommand(Probes probes, Duration timeout, int tries, ResolverTransports transports) {
        this.probes = probes;
        this.timeout = timeout;
        this.tries = tries;
        this.transports = transports;
    }

    /**
     * Runs the command.
     *
     * @param run what the user asked for
     * @param surroundings the process
     * @param faults what was wrong so far
     * @return how it ends
     * @throws UsageException if anything is wrong with what the user gave
     * @throws IOException if the result cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public static ExitStatus run(Invocation.Run run, Surroundings surroundings, Faults faults)
            throws UsageException, IOException, InterruptedException {
        GivenOptions options = run.options();
        run.operands()
                .forEach(operand ->
                        faults.add(Escaped.quote(operand) + " stands there alone: put --resolver before it"));
        ResolverCommand command = new ResolverCommand(
                Probes.read(options, faults),
                options.read(Option.TIMEOUT, faults, Values::timeout).orElse(TIMEOUT),
                options.read(Option.TRIES, faults, Values.upTo(20)).orElse(TRIES),
                ResolverTransports.read(options, surroundings.environment(), faults));
        List<Candidate> candidates = command.candidates(options, faults);
        ResultFile file = ResultFile.read(options, surroundings.results(), faults);
        faults.throwIfAny();
        if (candidates.isEmpty()) {
            surroundings.say("the system's configuration names no DNS server");
            return ExitStatus.UNDETERMINED;
        }
        List<Observation> seen = command.observe(candidates);
        file.write(out -> {
            for (Observation each : seen) {
                new ResolverReport(each).write(out);
            }
        });
        return seen.stream().allMatch(Observation::isUsable) ? ExitStatus.PERMITTED : ExitStatus.UNDETERMINED;
    }

    private List<Candidate> candidates(GivenOptions options, Faults faults) {
        List<Candidate> candidates = new ArrayList<>();
        List<Given> given = options.all(Option.RESOLVER);
        for (Given spec : given.isEmpty() ? List.of(SYSTEM) : given) {
            try {
                candidates.addAll(candidates(spec.value()));
            } catch (IllegalArgumentException fault) {
                faults.add(spec.place() + ": " + fault.getMessage());
            }
        }
        return candidates;
    }

    /** What is for a suffix is tested like the rest, with the suffix in the place of public names. */
    private List<Candidate> candidates(String spec) {
        ResolverSpec parsed = ResolverSpec.parse(spec);
        return parsed.servers().stream()
                .map(server -> new Candidate(server, parsed.suffix()))
                .toList();
    }

    private DnsLookup lookup(DnsServer server) {
        return transports
                .applyTo(DnsLookup.builder())
                .servers(server)
                .timeout(timeout)
                .tries(tries)
                .backOff(Duration.ZERO)
                .build();
    }

    private List<Observation> observe(List<Candidate> candidates) throws InterruptedException {
        List<CompletableFuture<NameClimbs>> plain = candidates.stream()
                .map(each -> ask(each, each.server(), allNames(each)))
                .toList();
        List<CompletableFuture<NameClimbs>> tcp = new ArrayList<>(plain);
        for (int i = 0; i < candidates.size(); i++) {
            Candidate each = candidates.get(i);
            // What is encrypted has no second way.
            if (each.isClear()) {
                tcp.set(i, ask(each, each.overTcp(), each.names()));
            }
        }
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            seen.add(Observation.of(
                    candidates.get(i), probes, NameClimbs.await(plain.get(i)), NameClimbs.await(tcp.get(i))));
        }
        return seen;
    }

    private List<DomainName> allNames(Candidate candidate) {
        List<DomainName> names = new ArrayList<>(candidate.names());
        names.addAll(probes.canaries(candidate));
        probes.bogusZone(candidate).ifPresent(names::add);
        return names;
    }

    private CompletableFuture<NameClimbs> ask(Candidate candidate, DnsServer server, List<DomainName> names) {
        // A failure is looked into with a few questions more, and each may end in a second one over TCP.
        GatePolicy policy = GatePolicy.strict().deadline(timeout.multipliedBy(2L * (tries + 2)));
        for (DomainName suffix : candidate.suffix().stream().toList()) {
            policy = policy.climbBoundary(suffix);
        }
        return NameClimbs.ask(lookup(server), policy, names);
    }
}

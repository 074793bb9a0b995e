package org.caagate.cli.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caagate.cli.Messages;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Given;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.cli.option.Values;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsLookupBuilder;
import org.caagate.dns.DnsServer;
import org.caagate.dns.Dnssec;
import org.caagate.dns.ResolverSpec;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Perspective;
import org.caagate.zone.ZoneFile;

/**
 * Whom to ask, and how.
 *
 * @param lookup what asks
 * @param resolvers whom, as text
 * @param zoneFiles what stands in for what is published: the names of files, printable
 * @param deadline how long all questions of a certificate may take
 * @param rate questions per second and resolver, nothing where none is limited
 * @param inFlight questions in flight
 * @param dnssec how answers are authenticated
 * @param perspectives further perspectives
 */
public record LookupSettings(
        CaaLookup lookup,
        List<String> resolvers,
        List<String> zoneFiles,
        Duration deadline,
        Optional<Integer> rate,
        int inFlight,
        Dnssec dnssec,
        List<Perspective> perspectives) {
    /** How long all questions of a certificate may take unless the user says otherwise. */
    public static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final ResolverSpec SYSTEM = new ResolverSpec(Optional.empty(), Optional.empty());
    private static final int IN_FLIGHT = 128;

    /** That of the library, which it does not hold servers on loopback to. */
    private static final int RATE = 500;

    /** With so many questions each there must be time for all requests that run at once. */
    private static final int MANY_QUESTIONS = 16;

    /**
     * Copies the lists.
     *
     * @param lookup what asks
     * @param resolvers whom
     * @param zoneFiles what stands in for what is published
     * @param deadline how long all questions may take
     * @param rate questions per second and resolver, if limited
     * @param inFlight questions in flight
     * @param dnssec how answers are authenticated
     * @param perspectives further perspectives
     */
    public LookupSettings {
        resolvers = List.copyOf(resolvers);
        zoneFiles = List.copyOf(zoneFiles);
        perspectives = List.copyOf(perspectives);
    }

    /**
     * Reads the settings.
     *
     * @param options what the user gave
     * @param environment the environment variables
     * @param messages what warns
     * @param faults where to complain
     * @return the settings, or nothing if there were faults
     */
    public static Optional<LookupSettings> read(
            GivenOptions options, Map<String, String> environment, Messages messages, Faults faults) {
        Duration deadline =
                options.read(Option.DEADLINE, faults, Values::deadline).orElse(DEADLINE);
        Manner manner = new Manner(
                timeout(options, deadline, faults),
                options.read(Option.TRIES, faults, Values.upTo(20)),
                options.read(Option.RATE, faults, Values.upTo(1_000_000)),
                options.read(Option.IN_FLIGHT, faults, Values.upTo(10_000)).orElse(IN_FLIGHT),
                DnssecSettings.read(options, faults),
                ResolverTransports.read(options, environment, faults));
        List<PerspectiveSettings> perspectives = PerspectiveSettings.read(options, manner, messages, faults);
        List<ZoneFile> zones = ZoneFiles.read(options, messages, faults);
        List<ResolverSpec> resolvers = resolvers(options, faults);
        return built(manner.builder(messages), options, resolvers, faults).map(dns -> {
            Stream<ResolverSpec> elsewhere = perspectives.stream().map(PerspectiveSettings::spec);
            List<ResolverSpec> asked =
                    Stream.concat(resolvers.stream(), elsewhere).toList();
            DnssecSettings.warnOfOpenWays(manner.dnssec(), asked, messages);
            return new LookupSettings(
                    ZoneFiles.inFrontOf(dns, zones, faults),
                    dns.servers(),
                    zones.stream().map(ZoneFile::name).toList(),
                    deadline,
                    rate(manner.rate(), asked.stream()),
                    manner.inFlight(),
                    manner.dnssec(),
                    perspectives.stream()
                            .map(each -> new Perspective(each.id(), ZoneFiles.inFrontOf(each.lookup(), zones, faults)))
                            .toList());
        });
    }

    /** Nothing where all servers are known and on this host: those are limited only by a rate that somebody gives. */
    static Optional<Integer> rate(Optional<Integer> given, Stream<ResolverSpec> asked) {
        boolean isFree = asked.map(ResolverSpec::servers)
                .allMatch(servers -> !servers.isEmpty() && servers.stream().allMatch(DnsServer::isLoopback));
        return given.isPresent() || isFree ? given : Optional.of(RATE);
    }

    /**
     * Returns how many requests of one name may run at once, so that all their questions can be asked in time: whoever waits for its turn
     * spends its own time.
     *
     * @return at least 1
     */
    public int mostRunning() {
        long most = 2L * inFlight;
        long inTime = rate.map(each -> each * deadline.toMillis() / 1000 / MANY_QUESTIONS)
                .orElse(most);
        return (int) Math.max(1, Math.min(most, inTime));
    }

    /** Returns whom the user names, or the system; what cannot be read is a fault, and not among them. */
    private static List<ResolverSpec> resolvers(GivenOptions options, Faults faults) {
        List<ResolverSpec> specs = new ArrayList<>();
        for (Given given : options.all(Option.RESOLVER)) {
            try {
                specs.add(ResolverSpec.parse(given.value()));
            } catch (IllegalArgumentException fault) {
                faults.add(given.place() + ": " + fault.getMessage());
            }
        }
        return options.has(Option.RESOLVER) ? specs : List.of(SYSTEM);
    }

    private static Optional<DnsLookup> built(
            DnsLookupBuilder lookup, GivenOptions options, List<ResolverSpec> resolvers, Faults faults) {
        List<Given> given = options.all(Option.RESOLVER);
        if (resolvers.size() < given.size()) {
            return Optional.empty();
        }
        try {
            resolvers.forEach(lookup::resolver);
            return Optional.of(lookup.build());
        } catch (IllegalArgumentException fault) {
            String place = given.isEmpty() ? "" : given.get(0).place() + ": ";
            faults.add(place + fault.getMessage());
            return Optional.empty();
        }
    }

    private static Duration timeout(GivenOptions options, Duration deadline, Faults faults) {
        Optional<Duration> given = options.read(Option.TIMEOUT, faults, Values::timeout);
        if (given.isPresent() && given.get().compareTo(deadline) > 0) {
            faults.add("a timeout of " + given.get().toMillis() + " ms for each try does not fit into a deadline of "
                    + deadline.toMillis() + " ms: lower --timeout or raise --deadline");
            return TIMEOUT;
        }
        return given.orElse(TIMEOUT.compareTo(deadline) < 0 ? TIMEOUT : deadline);
    }
}

package org.caagate.cli.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.cli.option.Values;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.lookup.CaaLookup;

/**
 * Whom to ask, and how.
 *
 * @param lookup what asks
 * @param resolvers whom, as text
 * @param deadline how long all questions of a certificate may take
 */
public record LookupSettings(CaaLookup lookup, List<String> resolvers, Duration deadline) {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String SYSTEM = "system";

    /**
     * Copies the list.
     *
     * @param lookup what asks
     * @param resolvers whom
     * @param deadline how long all questions may take
     */
    public LookupSettings {
        resolvers = List.copyOf(resolvers);
    }

    /**
     * Reads the settings.
     *
     * @param options what the user gave
     * @param faults where to complain
     * @return the settings, or nothing if there were faults
     */
    public static Optional<LookupSettings> read(GivenOptions options, Faults faults) {
        Duration timeout =
                options.read(Option.TIMEOUT, faults, Values::duration).orElse(TIMEOUT);
        Duration deadline =
                options.read(Option.DEADLINE, faults, Values::duration).orElse(DEADLINE);
        if (timeout.compareTo(deadline) > 0) {
            faults.add("a timeout of " + timeout.toMillis() + " ms for each try does not fit into a deadline of "
                    + deadline.toMillis() + " ms: lower --timeout or raise --deadline");
        }
        DnsLookup.Builder lookup = DnsLookup.builder();
        List<DnsServer> servers = options.readAll(Option.RESOLVER, faults, DnsServer::parse);
        if (servers.isEmpty()) {
            lookup.systemServers();
        } else {
            lookup.servers(servers.toArray(new DnsServer[0]));
        }
        lookup.timeout(timeout);
        options.read(Option.TRIES, faults, Values.upTo(20)).ifPresent(lookup::tries);
        options.read(Option.IN_FLIGHT, faults, Values.upTo(10_000)).ifPresent(lookup::inFlight);
        List<String> resolvers = servers.isEmpty()
                ? List.of(SYSTEM)
                : servers.stream().map(DnsServer::toString).toList();
        return faults.none() ? Optional.of(new LookupSettings(lookup.build(), resolvers, deadline)) : Optional.empty();
    }
}

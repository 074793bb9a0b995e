package org.caagate.acme4j;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsLookupBuilder;
import org.caagate.dns.DnsServer;
import org.caagate.dns.Dnssec;
import org.caagate.dns.TrustRoots;

/** How servers are asked, whichever they are; whatever is not given is as the library has it. */
record Manner(
        Optional<Duration> timeout,
        Optional<Integer> tries,
        Optional<Integer> rate,
        Optional<Integer> inFlight,
        Dnssec dnssec,
        Optional<TrustRoots> roots) {
    private static final DnsServer ANY = DnsServer.parse("127.0.0.1");

    /** Reads the options; whatever is wrong with them is a fault. */
    static Manner read(OptionValues values, Duration deadline) {
        Optional<Duration> timeout =
                values.read(Option.TIMEOUT, text -> judged(OptionValues.duration(text), DnsLookupBuilder::timeout));
        timeout.filter(limit -> limit.compareTo(deadline) > 0)
                .ifPresent(limit ->
                        values.fault("a timeout of " + limit + " does not fit into a deadline of " + deadline));
        Dnssec dnssec = DnssecSettings.read(values);
        return new Manner(
                timeout,
                values.read(Option.TRIES, OptionValues.upTo(20)),
                values.read(Option.RATE, OptionValues.upTo(1_000_000)),
                values.read(Option.IN_FLIGHT, OptionValues.upTo(10_000)),
                values.has(Option.DNSSEC)
                        ? values.read(Option.DNSSEC, any -> judged(dnssec, DnsLookupBuilder::dnssec))
                                .orElseGet(Dnssec::off)
                        : dnssec,
                values.read(Option.CA_BUNDLE, file -> TrustRoots.ofBundle(Path.of(file))));
    }

    /** What the library has against a value is the fault of this option, and not of the resolvers that are asked so. */
    private static <T> T judged(T value, BiFunction<DnsLookupBuilder, T, DnsLookupBuilder> option) {
        DnsLookup unused = option.apply(DnsLookup.builder().servers(ANY), value).build();
        return value;
    }

    /** A builder for these ways, without servers. */
    DnsLookupBuilder builder() {
        DnsLookupBuilder builder = DnsLookup.builder().dnssec(dnssec);
        timeout.ifPresent(builder::timeout);
        tries.ifPresent(builder::tries);
        rate.ifPresent(builder::rate);
        inFlight.ifPresent(builder::inFlight);
        roots.map(TrustRoots::context).ifPresent(builder::tlsContext);
        return builder;
    }
}

package org.caagate.acme4j;

import java.time.Duration;
import java.util.Optional;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsLookupBuilder;
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

package org.caagate.cli.check;

import java.time.Duration;
import java.util.Optional;
import org.caagate.cli.Messages;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsLookupBuilder;
import org.caagate.dns.Dnssec;

/**
 * How servers are asked, whichever they are.
 *
 * @param timeout for each try
 * @param tries for each query, or nothing for the default
 * @param rate questions per second and server, or nothing for the default
 * @param inFlight questions in flight
 * @param dnssec how answers are authenticated
 * @param transports what TLS and HTTPS need
 */
record Manner(
        Duration timeout,
        Optional<Integer> tries,
        Optional<Integer> rate,
        int inFlight,
        Dnssec dnssec,
        ResolverTransports transports) {
    /** Returns a builder for these ways, without servers. */
    DnsLookupBuilder builder(Messages messages) {
        DnsLookupBuilder builder = DnsLookup.builder()
                .onSlowdown(messages::warn)
                .timeout(timeout)
                .inFlight(inFlight)
                .dnssec(dnssec);
        tries.ifPresent(builder::tries);
        rate.ifPresent(builder::rate);
        return transports.applyTo(builder);
    }
}

package org.caagate.dns;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.LookupContext;
import org.caagate.name.DomainName;

/**
 * CAA records from DNS servers: resolvers that recurse, or the authorities of the names below a suffix.
 *
 * <p>What the servers say is judged here and nowhere else: a name is absent only where a complete reply to the very question
 * says so and whoever sent it can know (RFC 2308 section 2); an answer that is cut is asked for again over TCP, an alias
 * chain that ends with nothing is followed to its end, a SERVFAIL is looked into. Anything else is a failure that says what,
 * where and how often. Whether DNSSEC vouches for an answer is for {@link Dnssec} to say: by default nobody is believed, and nothing
 * validated here.
 *
 * <p>Immutable, thread-safe, never blocks, and nothing to close: its few threads are daemons that end when idle, those of the JDK's
 * HTTP client some time after the lookup was let go.
 */
public final class DnsLookup implements CaaLookup {
    private final Engine engine;

    DnsLookup(Engine engine) {
        this.engine = engine;
    }

    /**
     * Returns a lookup over servers, with the defaults of {@link DnsLookupBuilder} for all else.
     *
     * @param first the server to ask
     * @param more others, each asked only when those before it failed
     * @return a lookup
     */
    public static DnsLookup ofServers(DnsServer first, DnsServer... more) {
        return builder()
                .servers(Stream.concat(Stream.of(first), Stream.of(more)).toArray(DnsServer[]::new))
                .build();
    }

    /**
     * Returns a lookup over the servers that the operating system is configured to use, in its order, with the defaults of
     * {@link DnsLookupBuilder} for all else. The configuration is found as dnsjava finds it ({@code /etc/resolv.conf}, the registry of
     * Windows, the property {@code dns.server}) and read again when it is older than 5 seconds. Whoever can change it can
     * choose what the gate sees.
     *
     * @return a lookup
     */
    public static DnsLookup ofSystem() {
        return builder().systemServers().build();
    }

    /**
     * Returns a builder without servers.
     *
     * @return a new builder
     */
    public static DnsLookupBuilder builder() {
        return new DnsLookupBuilder();
    }

    @Override
    public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
        return new Resolution(engine, name, context).answer().minimalCompletionStage();
    }

    /**
     * Returns the servers to ask, for reports, as {@link DnsServer#toString} has them: {@code udp://192.0.2.53:53}, in their
     * order, then those for the names under a suffix as {@code corp.example=tcp://192.0.2.54:53}, longest suffix first. The
     * servers of the system are those that its configuration names at this moment, perhaps none.
     *
     * @return a line of text for each server
     */
    public List<String> servers() {
        return engine.routes().describe();
    }
}

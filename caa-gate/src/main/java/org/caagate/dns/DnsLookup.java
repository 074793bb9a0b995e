package org.caagate.dns;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.LookupContext;
import org.caagate.name.DomainName;

/**
 * A lookup of CAA records at DNS servers: recursive resolvers, or authoritative servers for the names below a suffix.
 *
 * <p>This class decides what the replies of the servers mean. Records are absent only if a complete reply to the same question says
 * so, from a server that can know (RFC 2308 section 2). A truncated reply is asked for again over TCP, an incomplete alias chain is
 * followed to its end, and the cause of a SERVFAIL is looked into. Everything else is a failure that says what happened, at which
 * server and how often. {@link Dnssec} sets how answers are authenticated; by default, none is validated and the resolver's word is
 * not trusted.
 *
 * <p>Immutable, thread-safe and non-blocking. There is nothing to close: its few threads are daemons that end when they are idle;
 * those of the JDK's HTTP client end some time after the lookup is no longer referenced.
 */
public final class DnsLookup implements CaaLookup {
    private final Engine engine;

    DnsLookup(Engine engine) {
        this.engine = engine;
    }

    /**
     * Returns a lookup that asks these servers, with the defaults of {@link DnsLookupBuilder}.
     *
     * @param first the server to ask
     * @param more fallbacks in order, each asked only after the servers before it failed
     * @return a lookup
     */
    public static DnsLookup ofServers(DnsServer first, DnsServer... more) {
        return builder()
                .servers(Stream.concat(Stream.of(first), Stream.of(more)).toArray(DnsServer[]::new))
                .build();
    }

    /**
     * Returns a lookup that asks the servers of the operating system's configuration, in their order, with the defaults of {@link
     * DnsLookupBuilder}. dnsjava finds the configuration ({@code /etc/resolv.conf}, the registry of Windows, the property {@code
     * dns.server}); it is read again when it is older than 5 seconds. A user who can change this configuration controls what the gate
     * sees.
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
     * Returns the servers of this lookup as text, for reports: first those for all names, in their order, as {@link
     * DnsServer#toString} writes them ({@code udp://192.0.2.53:53}); then those for a suffix ({@code
     * corp.example=tcp://192.0.2.54:53}), the longest suffix first. The servers of the system are those that its configuration names
     * at this moment, perhaps none.
     *
     * @return one text for each server
     */
    public List<String> servers() {
        return engine.routes().describe();
    }
}

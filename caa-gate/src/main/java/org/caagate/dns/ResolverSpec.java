package org.caagate.dns;

import java.util.List;
import java.util.Optional;
import org.caagate.lookup.Timer;
import org.caagate.name.DomainName;
import org.caagate.name.Escaped;

/**
 * A resolver as command lines and properties write it: {@code system} or a server as {@link DnsServer#parse} reads it, after
 * {@code SUFFIX=} if it is for the names at or below a suffix.
 *
 * @param suffix the names that it is for, or nothing for all that no suffix covers
 * @param server the server, or nothing for those of the system, see {@link DnsLookup#ofSystem}
 */
public record ResolverSpec(Optional<DomainName> suffix, Optional<DnsServer> server) {
    private static final String SYSTEM = "system";

    /**
     * Reads a spec. A host that is no IP address is resolved as {@link DnsServer#parse} says.
     *
     * @param text for example {@code 192.0.2.53}, {@code system} or {@code corp.example=tcp://[2001:db8::53]:5353}
     * @return what it stands for
     * @throws IllegalArgumentException if what stands before the equals sign is no host name, or the rest neither a server nor
     *     {@code system}
     */
    public static ResolverSpec parse(String text) {
        int end = suffixEnd(text);
        Optional<DomainName> suffix = end < 0 ? Optional.empty() : Optional.of(suffix(text, end));
        String place = text.substring(end + 1);
        return new ResolverSpec(suffix, place.equals(SYSTEM) ? Optional.empty() : Optional.of(DnsServer.parse(place)));
    }

    private static DomainName suffix(String text, int end) {
        try {
            return DomainName.parse(text.substring(0, end));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "resolver " + Escaped.quote(text) + ": before the equals sign stands no suffix: " + e.getMessage(),
                    e);
        }
    }

    /** Returns whether the text begins with {@code SUFFIX=}, whatever may be wrong with the rest of it. */
    static boolean hasSuffix(String text) {
        return suffixEnd(text) >= 0;
    }

    /** Where the equals sign after a suffix stands; one after a scheme belongs to the URL. */
    private static int suffixEnd(String text) {
        int equals = text.indexOf('=');
        int scheme = text.indexOf("://");
        return scheme >= 0 && scheme < equals ? -1 : equals;
    }

    /**
     * Returns whom it means at this moment.
     *
     * @return the server, or those that the system's configuration names, perhaps none
     */
    public List<DnsServer> servers() {
        return server.map(List::of).orElseGet(() -> new SystemServers(Timer.system()).get());
    }

    ServerSource source() {
        return server.map(ServerSource::of).orElse(ServerSource.SYSTEM);
    }

    /** Returns the spec as {@link #parse} reads it. */
    @Override
    public String toString() {
        return suffix.map(name -> name + "=").orElse("")
                + server.map(DnsServer::toString).orElse(SYSTEM);
    }
}

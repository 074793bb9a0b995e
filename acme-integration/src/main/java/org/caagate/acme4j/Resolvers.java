package org.caagate.acme4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.name.DomainName;

/** The lookup that a list of resolvers means, written as on the command line. */
final class Resolvers {
    private static final String SYSTEM = "system";

    private Resolvers() {}

    /**
     * Reads the resolvers: {@code system}, or servers as {@link DnsServer#parse} reads them, those for the names under a suffix
     * with that and an equals sign before them. Repeated ones are fallbacks in their order.
     */
    static DnsLookup lookup(List<String> specs, Optional<Duration> timeout, Optional<Integer> tries) {
        DnsLookup.Builder lookup = DnsLookup.builder();
        List<DnsServer> servers = new ArrayList<>();
        Map<DomainName, List<DnsServer>> underSuffix = new LinkedHashMap<>();
        for (String spec : specs) {
            int equals = suffixEnd(spec);
            if (spec.equals(SYSTEM)) {
                lookup.systemServers();
            } else if (equals < 0) {
                servers.add(DnsServer.parse(spec));
            } else {
                underSuffix
                        .computeIfAbsent(DomainName.parse(spec.substring(0, equals)), any -> new ArrayList<>())
                        .add(DnsServer.parse(spec.substring(equals + 1)));
            }
        }
        if (!servers.isEmpty()) {
            lookup.servers(servers.toArray(new DnsServer[0]));
        }
        underSuffix.forEach((suffix, own) -> lookup.serversFor(suffix, own.toArray(new DnsServer[0])));
        timeout.ifPresent(lookup::timeout);
        tries.ifPresent(lookup::tries);
        return lookup.build();
    }

    /** Where the equals sign after a suffix stands; one after a scheme belongs to the URL. */
    private static int suffixEnd(String spec) {
        int equals = spec.indexOf('=');
        int scheme = spec.indexOf("://");
        return scheme >= 0 && scheme < equals ? -1 : equals;
    }
}

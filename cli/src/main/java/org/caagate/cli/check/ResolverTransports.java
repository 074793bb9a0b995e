package org.caagate.cli.check;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caagate.cli.directory.ProxyRules;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.dns.DnsLookupBuilder;
import org.caagate.dns.TrustRoots;

/**
 * What resolvers over TLS and HTTPS need beside their spec. Immutable and thread-safe.
 *
 * @param roots whom to trust, if not whom the Java runtime trusts
 * @param proxies which hosts are reached through a proxy, if any resolver is reached by HTTPS
 */
public record ResolverTransports(Optional<TrustRoots> roots, Optional<ProxyRules> proxies) {
    /**
     * Reads them, as far as the resolvers given need them.
     *
     * @param options what the user gave
     * @param environment the environment variables
     * @param faults where to complain
     * @return whom to trust and which way to go; nothing where there were faults
     */
    public static ResolverTransports read(GivenOptions options, Map<String, String> environment, Faults faults) {
        boolean hasHttps = isAny(options, "https://");
        Optional<TrustRoots> roots = hasHttps || isAny(options, "tls://")
                ? options.read(Option.CA_BUNDLE, faults, file -> TrustRoots.ofBundle(Path.of(file)))
                : Optional.empty();
        return new ResolverTransports(roots, hasHttps ? ProxyRules.read(environment, faults) : Optional.empty());
    }

    private static boolean isAny(GivenOptions options, String scheme) {
        // After SUFFIX= or the id of a perspective. What is wrong with a spec is said where it is read.
        return Stream.of(Option.RESOLVER, Option.PERSPECTIVE)
                .flatMap(option -> options.all(option).stream())
                .anyMatch(given ->
                        given.value().startsWith(scheme) || given.value().contains("=" + scheme));
    }

    /**
     * Tells a lookup.
     *
     * @param lookup the lookup in the making
     * @return the same
     */
    public DnsLookupBuilder applyTo(DnsLookupBuilder lookup) {
        roots.ifPresent(trusted -> lookup.tlsContext(trusted.context()));
        proxies.ifPresent(rules -> lookup.proxy(rules.selector()));
        proxies.flatMap(ProxyRules::credentials).ifPresent(lookup::proxyAuthorization);
        return lookup;
    }
}

package org.caagate.testkit.peers;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Unbound, a recursive resolver, whose whole world is the servers that a test names: no question leaves the machine.
 *
 * <p>Delegations that are found on the way do not count, since a name server record cannot say a port: each zone has to be named
 * here.
 */
public final class Unbound extends RealResolver {
    private static final String CONFIGURATION = "unbound.conf";

    private Unbound(LoopbackServer server) {
        super(server);
    }

    /**
     * Starts a resolver of its own kind: with a cache, without DNSSEC validation.
     *
     * @param directory for its files; made if it is not there
     * @param zones the authoritative server of each zone, by origin; the root {@code .} has to be among them
     * @return the running resolver
     * @throws InterruptedException if the thread is interrupted
     */
    public static Unbound start(Path directory, Map<String, InetSocketAddress> zones) throws InterruptedException {
        return start(directory, ResolverSetup.of(zones));
    }

    /**
     * Starts a resolver of its own kind, with a cache.
     *
     * @param directory for its files; made if it is not there
     * @param setup what it is to know
     * @return the running resolver
     * @throws InterruptedException if the thread is interrupted
     */
    public static Unbound start(Path directory, ResolverSetup setup) throws InterruptedException {
        List<String> anchors = setup.trustAnchor()
                .map(anchor -> List.of(". DS " + anchor.rdataToString()))
                .orElse(List.of());
        return start(directory, setup, anchors);
    }

    /**
     * Starts a resolver that validates DNSSEC below trust anchors.
     *
     * @param directory for its files; made if it is not there
     * @param zones the authoritative server of each zone, by origin; the root {@code .} has to be among them
     * @param trustAnchors the data of a DS or DNSKEY record with the type before it, such as {@code DS 1 13 2 00...}, by owner
     * @return the running resolver
     * @throws InterruptedException if the thread is interrupted
     */
    public static Unbound start(Path directory, Map<String, InetSocketAddress> zones, Map<String, String> trustAnchors)
            throws InterruptedException {
        List<String> anchors = trustAnchors.entrySet().stream()
                .map(anchor -> anchor.getKey() + " " + anchor.getValue())
                .toList();
        return start(directory, ResolverSetup.of(zones), anchors);
    }

    private static Unbound start(Path directory, ResolverSetup setup, List<String> anchors)
            throws InterruptedException {
        return new Unbound(LoopbackServer.start(
                setup.ports(),
                addresses -> {
                    setup.writeTls(directory);
                    String text = configuration(directory, addresses, anchors)
                            + setup.zoneLines("stub-zone:\n  name: \"%s\"\n  stub-addr: 127.0.0.1@%d\n"::formatted);
                    RealPeers.write(directory, CONFIGURATION, text);
                    return PeerProcess.start(directory, "unbound", List.of("-d", "-c", CONFIGURATION));
                },
                addresses -> DnsProbe.resolves(addresses.get(0))));
    }

    /**
     * Returns the authoritative servers of zones, to be given to {@link #start}.
     *
     * @param servers the servers
     * @return the address of the server by the origins of its zones
     */
    public static Map<String, InetSocketAddress> zonesOf(Nsd... servers) {
        Map<String, InetSocketAddress> zones = new LinkedHashMap<>();
        for (Nsd nsd : servers) {
            nsd.origins().forEach(origin -> zones.put(origin, nsd.address()));
        }
        return zones;
    }

    private static String configuration(Path directory, List<InetSocketAddress> addresses, List<String> anchors) {
        StringBuilder text = new StringBuilder("""
                remote-control:
                  control-enable: no
                server:
                  interface: 127.0.0.1
                  port: %d
                  do-ip6: no
                  num-threads: 1
                  username: ""
                  chroot: ""
                  pidfile: ""
                  directory: "%s"
                  use-syslog: no
                  logfile: ""
                  access-control: 127.0.0.0/8 allow
                  do-not-query-localhost: no
                  ede: yes
                  module-config: "%s"
                """.formatted(
                        addresses.get(0).getPort(), directory, anchors.isEmpty() ? "iterator" : "validator iterator"));
        anchors.forEach(anchor -> text.append("  trust-anchor: \"%s\"\n".formatted(anchor)));
        return text.append(encrypted(directory, addresses)).toString();
    }

    private static String encrypted(Path directory, List<InetSocketAddress> addresses) {
        return addresses.size() == 1
                ? ""
                : """
                  interface: 127.0.0.1@%1$d
                  tls-port: %1$d
                  interface: 127.0.0.1@%2$d
                  https-port: %2$d
                  tls-service-key: "%3$s"
                  tls-service-pem: "%4$s"
                """.formatted(
                                addresses.get(ResolverSetup.TLS).getPort(),
                                addresses.get(ResolverSetup.HTTPS).getPort(),
                                directory.resolve(TlsFiles.KEY),
                                directory.resolve(TlsFiles.CERTIFICATE));
    }
}

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
public final class Unbound implements AutoCloseable {
    private static final String CONFIGURATION = "unbound.conf";

    private final LoopbackServer server;

    private Unbound(LoopbackServer server) {
        this.server = server;
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
        return start(directory, zones, Map.of());
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
        return new Unbound(LoopbackServer.start(
                1,
                addresses -> {
                    RealPeers.write(
                            directory, CONFIGURATION, configuration(directory, addresses.get(0), zones, trustAnchors));
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

    /**
     * Returns where it listens, for UDP and TCP.
     *
     * @return a port of 127.0.0.1
     */
    public InetSocketAddress address() {
        return server.address();
    }

    private static String configuration(
            Path directory,
            InetSocketAddress address,
            Map<String, InetSocketAddress> zones,
            Map<String, String> trustAnchors) {
        StringBuilder text = new StringBuilder("""
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
                  module-config: "%s"
                """.formatted(
                        address.getPort(), directory, trustAnchors.isEmpty() ? "iterator" : "validator iterator"));
        trustAnchors.forEach((owner, data) -> text.append("  trust-anchor: \"%s %s\"\n".formatted(owner, data)));
        zones.forEach((origin, authority) -> text.append(
                "stub-zone:\n  name: \"%s\"\n  stub-addr: 127.0.0.1@%d\n".formatted(origin, authority.getPort())));
        return text.append("remote-control:\n  control-enable: no\n").toString();
    }

    @Override
    public void close() {
        server.close();
    }
}

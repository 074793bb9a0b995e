package org.caagate.testkit.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * NSD, an authoritative name server, with zones of a test.
 *
 * <p>It answers for its zones (AA=1), refers to the name servers of what they delegate, refuses everything else and never recurses.
 */
public final class Nsd implements AutoCloseable {
    private static final String CONFIGURATION = "nsd.conf";

    private final Path directory;
    private final LoopbackServer server;
    private final Map<String, Long> serials;

    private Nsd(Path directory, LoopbackServer server, Map<String, Long> serials) {
        this.directory = directory;
        this.server = server;
        this.serials = serials;
    }

    /**
     * Starts it, and waits until it serves all zones.
     *
     * @param directory for its files; made if it is not there
     * @param zones the records of each zone in master-file form (RFC 1035 section 5), by origin; the zone's SOA and NS records,
     *     {@code $ORIGIN} and a {@code $TTL} of 3600 are put before them
     * @return the running server
     * @throws AssertionError if it does not take a zone
     * @throws InterruptedException if the thread is interrupted
     */
    public static Nsd start(Path directory, Map<String, String> zones) throws InterruptedException {
        zones.forEach((origin, records) -> writeZone(directory, origin, 1, records));
        return startWithFiles(directory, zones.keySet());
    }

    /**
     * Starts it with whole zones, such as those of a {@link org.caagate.testkit.dnssec.SignedHierarchy}, and waits until it serves
     * all of them.
     *
     * @param directory for its files; made if it is not there
     * @param files each zone in master-file form, by origin; the SOA record first, with serial number 1
     * @return the running server
     * @throws AssertionError if it does not take a zone
     * @throws InterruptedException if the thread is interrupted
     */
    public static Nsd serve(Path directory, Map<String, String> files) throws InterruptedException {
        files.forEach((origin, text) -> RealPeers.write(directory, file(origin), text));
        return startWithFiles(directory, files.keySet());
    }

    private static Nsd startWithFiles(Path directory, Set<String> origins) throws InterruptedException {
        Map<String, Long> serials = new LinkedHashMap<>();
        origins.forEach(origin -> serials.put(origin, 1L));
        LoopbackServer server = LoopbackServer.start(
                1,
                addresses -> {
                    RealPeers.write(directory, CONFIGURATION, configuration(directory, addresses.get(0), origins));
                    return PeerProcess.start(directory, "nsd", List.of("-d", "-c", CONFIGURATION));
                },
                addresses -> DnsProbe.answers(addresses.get(0)));
        Nsd started = new Nsd(directory, server, serials);
        started.requireServed();
        return started;
    }

    /**
     * Returns where it listens, for UDP and TCP.
     *
     * @return a port of 127.0.0.1
     */
    public InetSocketAddress address() {
        return server.address();
    }

    /**
     * Returns the zones.
     *
     * @return their origins
     */
    public Set<String> origins() {
        return new TreeSet<>(serials.keySet());
    }

    /**
     * Replaces the records of a zone, as its owner does who mends it, and waits until the new ones are served.
     *
     * @param origin one of the zones
     * @param records all its records, as for {@link #start}
     * @throws AssertionError if it does not take them
     * @throws InterruptedException if the thread is interrupted
     */
    public void replace(String origin, String records) throws InterruptedException {
        long serial = serials.merge(origin, 1L, Long::sum);
        writeZone(directory, origin, serial, records);
        RealPeers.run(directory, "nsd-control", "-c", CONFIGURATION, "reload", origin);
        server.process().awaitAnswer(() -> isServed(origin, serial));
    }

    private boolean isServed(String origin, long serial) throws IOException {
        return DnsProbe.serial(address(), origin).equals(Optional.of(serial));
    }

    private void requireServed() throws InterruptedException {
        Set<String> lacking = new TreeSet<>();
        for (Map.Entry<String, Long> zone : serials.entrySet()) {
            // What it says counts, and not how long a busy machine takes to let it say so.
            server.process().awaitAnswer(() -> {
                if (!isServed(zone.getKey(), zone.getValue())) {
                    lacking.add(zone.getKey());
                }
                return true;
            });
        }
        if (!lacking.isEmpty()) {
            close();
            throw server.process().failure("does not serve " + lacking);
        }
    }

    private static void writeZone(Path directory, String origin, long serial, String records) {
        RealPeers.write(directory, file(origin), """
                $ORIGIN %s
                $TTL 3600
                @ SOA ns.peer.invalid. hostmaster.peer.invalid. %d 3600 600 86400 3600
                @ NS ns.peer.invalid.
                %s
                """.formatted(origin, serial, records));
    }

    private static String file(String origin) {
        return origin + "zone";
    }

    private static String configuration(Path directory, InetSocketAddress address, Set<String> origins) {
        StringBuilder text = new StringBuilder("""
                server:
                  ip-address: 127.0.0.1@%d
                  do-ip6: no
                  server-count: 1
                  username: ""
                  chroot: ""
                  database: ""
                  pidfile: ""
                  zonesdir: "%2$s"
                  zonelistfile: "%2$s/zone.list"
                  xfrdfile: ""
                  xfrdir: "%2$s"
                  # Tests ask faster than any client.
                  rrl-ratelimit: 0
                  xfrd-reload-timeout: 0
                remote-control:
                  control-enable: yes
                  control-interface: "%2$s/nsd.ctl"
                """.formatted(address.getPort(), directory));
        origins.forEach(
                origin -> text.append("zone:\n  name: \"%s\"\n  zonefile: \"%s\"\n".formatted(origin, file(origin))));
        return text.toString();
    }

    @Override
    public void close() {
        server.close();
    }
}

package org.caagate.testkit.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Knot DNS ({@code knotd}), an authoritative name server, with zones of a test. It answers as {@link Nsd} does. */
public final class Knot implements AutoCloseable {
    private static final String CONFIGURATION = "knot.conf";

    private final LoopbackServer server;
    private final Set<String> origins;

    private Knot(LoopbackServer server, Set<String> origins) {
        this.server = server;
        this.origins = origins;
    }

    /**
     * Starts it, and waits until it serves all zones.
     *
     * @param directory for its files; made if it is not there
     * @param files each zone in master-file form, by origin, with its SOA record and signatures, if any
     * @return the running server
     * @throws AssertionError if it does not take a zone
     * @throws InterruptedException if the thread is interrupted
     */
    public static Knot serve(Path directory, Map<String, String> files) throws InterruptedException {
        files.forEach((origin, text) -> RealPeers.write(directory, file(origin), text));
        LoopbackServer server = LoopbackServer.start(
                1,
                addresses -> {
                    RealPeers.write(
                            directory, CONFIGURATION, configuration(directory, addresses.get(0), files.keySet()));
                    return PeerProcess.start(directory, "knotd", List.of("-c", CONFIGURATION));
                },
                // It answers before it has loaded all.
                addresses -> servesAll(addresses.get(0), files.keySet()));
        return new Knot(server, new TreeSet<>(files.keySet()));
    }

    private static boolean servesAll(InetSocketAddress address, Set<String> origins) throws IOException {
        for (String origin : origins) {
            if (DnsProbe.serial(address, origin).isEmpty()) {
                return false;
            }
        }
        return true;
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
        return new TreeSet<>(origins);
    }

    private static String file(String origin) {
        return origin + "zone";
    }

    private static String configuration(Path directory, InetSocketAddress address, Set<String> origins) {
        StringBuilder text = new StringBuilder("""
                server:
                    rundir: "%1$s"
                    listen: 127.0.0.1@%2$d
                    udp-workers: 1
                    tcp-workers: 1
                    background-workers: 1
                log:
                  - target: stdout
                    any: info
                database:
                    storage: "%1$s"
                template:
                  - id: default
                    storage: "%1$s"
                    zonefile-sync: -1
                    journal-content: none
                zone:
                """.formatted(directory, address.getPort()));
        origins.forEach(
                origin -> text.append("  - domain: \"%s\"\n    file: \"%s\"\n".formatted(origin, file(origin))));
        return text.toString();
    }

    @Override
    public void close() {
        server.close();
    }
}

package org.caagate.benchmarks;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.caagate.CaaGate;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.testkit.peers.Nsd;

/**
 * The names that throughput is measured with: four labels each, ten under one parent. Half of the parents have CAA records that
 * permit, at every name below, the other half has none up to the top level.
 */
final class Ground {
    /** Who issues; the records name it. */
    static final String ISSUER = "ca.example.net";

    private static final int NAMES_PER_PARENT = 10;

    private static final String ZONE = """
            example. TXT "top level"
            with.example. TXT "has CAA below"
            *.with.example. CAA 0 issue "%s"
            without.example. TXT "has no CAA below"
            *.without.example. TXT "x"
            """.formatted(ISSUER);

    private Ground() {}

    /** Starts NSD with one zone, the root, in which all the names are. */
    static Nsd serve(Path directory) throws InterruptedException {
        return Nsd.start(directory, Map.of(".", ZONE));
    }

    static String name(int index) {
        int parent = index / NAMES_PER_PARENT;
        return "www" + index % NAMES_PER_PARENT + ".n" + parent + (parent % 2 == 0 ? ".with" : ".without") + ".example";
    }

    static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(Ground::name).toList();
    }

    static IssuanceRequest request(List<String> names) {
        return IssuanceRequest.builder()
                .issuer(Issuer.named(ISSUER))
                .identifiers(names)
                .build();
    }

    static DnsServer server(InetSocketAddress address) {
        return DnsServer.parse(address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    static CaaGate gate(DnsLookup lookup) {
        return CaaGate.builder().lookup(lookup).build();
    }
}

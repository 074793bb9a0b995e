package org.caagate.testkit.peers;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.Service;
import org.caagate.testkit.dnssec.SignedHierarchy;

/** The name servers of a signed hierarchy: NSD for the zones whose servers answer, scripted ones for those whose do not. */
public final class HierarchyServers implements AutoCloseable {
    private static final Map<Service, Fault> FAULTS = Map.of(
            Service.SILENT, Fault.timeout(),
            Service.SERVFAIL, Fault.servfail(),
            Service.REFUSED, Fault.refused());

    private final SignedHierarchy hierarchy;
    private final Nsd nsd;
    private final List<ScriptedDnsServer> others = new ArrayList<>();
    private final Map<String, InetSocketAddress> zones = new HashMap<>();

    private HierarchyServers(SignedHierarchy hierarchy, Nsd nsd) {
        this.hierarchy = hierarchy;
        this.nsd = nsd;
        hierarchy.origins(Service.ANSWERS).forEach(origin -> zones.put(origin, nsd.address()));
        FAULTS.forEach((service, fault) -> {
            ScriptedDnsServer server = ScriptedDnsServer.start().fault("*", fault);
            others.add(server);
            hierarchy.origins(service).forEach(origin -> zones.put(origin, server.address()));
        });
    }

    /**
     * Starts them.
     *
     * @param directory for NSD's files; made if it is not there
     * @param hierarchy the zones
     * @return the running servers
     * @throws InterruptedException if the thread is interrupted
     */
    public static HierarchyServers start(Path directory, SignedHierarchy hierarchy) throws InterruptedException {
        return new HierarchyServers(hierarchy, Nsd.serve(directory, hierarchy.zoneFiles()));
    }

    /**
     * Returns what a resolver has to know to resolve the hierarchy without validation.
     *
     * @return the server of each zone
     */
    public ResolverSetup passing() {
        return ResolverSetup.of(zones);
    }

    /**
     * Returns what a resolver has to know to validate the hierarchy.
     *
     * @return the server of each zone, and the root's key
     */
    public ResolverSetup validating() {
        return passing().trusting(hierarchy.trustAnchor());
    }

    @Override
    public void close() {
        nsd.close();
        others.forEach(ScriptedDnsServer::close);
    }
}

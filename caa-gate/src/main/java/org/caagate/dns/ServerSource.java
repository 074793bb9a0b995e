package org.caagate.dns;

import java.util.List;

/** Where servers come from: somebody named one, or the system is asked each time. */
@FunctionalInterface
interface ServerSource {
    /** The servers of the system's configuration, as it is at the time. */
    ServerSource SYSTEM = SystemServers::get;

    /**
     * Returns the servers to ask now.
     *
     * @param system the system's configuration
     * @return servers in order, perhaps none
     */
    List<DnsServer> servers(SystemServers system);

    static ServerSource of(DnsServer server) {
        List<DnsServer> servers = List.of(server);
        return system -> servers;
    }
}

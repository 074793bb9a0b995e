package org.caagate.cli.resolver;

import java.util.List;
import java.util.Optional;
import org.caagate.dns.DnsServer;
import org.caagate.name.DomainName;

/**
 * A server to test.
 *
 * @param server the server
 * @param suffix the names that it is for, or nothing for all
 */
record Candidate(DnsServer server, Optional<DomainName> suffix) {
    /**
     * Top-level domains that have been there since 1985 and stay. Which ones have CAA records does not matter: a resolver that
     * sees the public DNS can say so either way.
     */
    private static final List<DomainName> PUBLIC =
            List.of(DomainName.parse("com"), DomainName.parse("net"), DomainName.parse("org"));

    private static final String UDP = "udp://";
    private static final String TCP = "tcp://";

    /** Returns the names to ask it for. */
    List<DomainName> names() {
        return suffix.map(List::of).orElse(PUBLIC);
    }

    boolean isUdp() {
        return server.toString().startsWith(UDP);
    }

    /** Returns whether it is asked in clear, so that it has to answer over TCP too. */
    boolean isClear() {
        return isUdp() || server.toString().startsWith(TCP);
    }

    /** Returns the same server over TCP, if it is asked in clear. */
    DnsServer overTcp() {
        return isUdp() ? DnsServer.parse(TCP + server.toString().substring(UDP.length())) : server;
    }

    /** Returns the server as the user would write it. */
    @Override
    public String toString() {
        return suffix.map(name -> name + "=").orElse("") + server;
    }
}

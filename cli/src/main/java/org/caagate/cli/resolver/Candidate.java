package org.caagate.cli.resolver;

import java.util.List;
import java.util.Optional;
import org.caagate.name.DomainName;

/**
 * A server to test.
 *
 * @param server transport, address and port
 * @param suffix the names that it is for, or nothing for all
 */
record Candidate(String server, Optional<DomainName> suffix) {
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
        return server.startsWith(UDP);
    }

    /** Returns whether it is asked in clear, so that it has to answer over TCP too. */
    boolean isClear() {
        return isUdp() || server.startsWith(TCP);
    }

    /** Returns the same server over TCP, if it is asked in clear. */
    String overTcp() {
        return isUdp() ? TCP + server.substring(UDP.length()) : server;
    }

    /** Returns whether the server is asked in clear by another host, so that anybody on the way can answer in its place. */
    boolean isOnOpenWay() {
        return isClear() && !server.matches("(udp|tcp)://(127\\.[0-9.]+|\\[::1\\]):[0-9]+");
    }

    /** Returns the server as the user would write it. */
    @Override
    public String toString() {
        return suffix.map(name -> name + "=").orElse("") + server;
    }
}

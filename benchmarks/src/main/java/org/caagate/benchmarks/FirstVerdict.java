package org.caagate.benchmarks;

import java.util.List;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;

/** A JVM that checks one name and ends: what the library costs before it is warm. */
final class FirstVerdict {
    private FirstVerdict() {}

    /**
     * Checks.
     *
     * @param arguments the server, the name
     */
    public static void main(String[] arguments) throws InterruptedException {
        DnsLookup lookup = DnsLookup.ofServers(DnsServer.parse(arguments[0]));
        System.out.println(
                Ground.gate(lookup).check(Ground.request(List.of(arguments[1]))).outcome());
    }
}

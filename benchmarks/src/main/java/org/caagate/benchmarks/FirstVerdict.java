package org.caagate.benchmarks;

import org.caagate.CaaGate;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;

/** A JVM that checks one name and ends: what the library costs before it is warm. */
final class FirstVerdict {
    private FirstVerdict() {}

    /**
     * Checks.
     *
     * @param arguments the server, the name, the issuer
     */
    public static void main(String[] arguments) throws InterruptedException {
        DnsLookup lookup = DnsLookup.ofServers(DnsServer.parse(arguments[0]));
        CaaGate gate = CaaGate.builder().lookup(lookup).build();
        IssuanceRequest request = IssuanceRequest.builder()
                .issuer(Issuer.named(arguments[2]))
                .identifiers(arguments[1])
                .build();
        System.out.println(gate.check(request).outcome());
    }
}

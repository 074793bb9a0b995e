package org.caagate.dns;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.name.DomainName;

/** A gate for {@code ca.example} on a timer of its own, which asks for nothing but {@code example.com} and tolerates what may be tolerated. */
final class TolerantGate {
    private TolerantGate() {}

    static CompletableFuture<GateReport> check(DnsLookupBuilder lookup, Duration deadline, SteppedTimer timer) {
        GatePolicy policy = GatePolicy.strict()
                .deadline(deadline)
                .climbBoundary(DomainName.parse("example.com"))
                .clearDespiteFailedLookup();
        return CaaGate.builder()
                .lookup(lookup.timer(timer).build())
                .policy(policy)
                .timer(timer)
                .build()
                .checkAsync(IssuanceRequest.builder()
                        .issuer(Issuer.named("ca.example"))
                        .identifiers("example.com")
                        .build());
    }
}

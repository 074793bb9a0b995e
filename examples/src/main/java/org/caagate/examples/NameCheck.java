package org.caagate.examples;

import java.io.PrintStream;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;

/** The library alone: may a CA issue for these names? */
final class NameCheck {
    private NameCheck() {}

    static boolean mayIssue(String resolver, PrintStream out) throws InterruptedException {
        // README: library
        CaaGate gate = CaaGate.builder()
                .lookup(DnsLookup.ofServers(DnsServer.parse(resolver)))
                .build(); // once; it may be shared

        GateReport report = gate.check(IssuanceRequest.builder()
                .issuer(Issuer.named("letsencrypt.org"))
                .identifiers("www.example.com", "*.example.com")
                .build());

        for (Verdict verdict : report.blocking()) { // refused, or undetermined
            out.println(verdict.subject().identifier() + ": " + verdict.reason().detail());
        }
        // README: end
        return report.blocking().isEmpty();
    }
}

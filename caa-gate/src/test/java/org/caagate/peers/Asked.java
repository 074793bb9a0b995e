package org.caagate.peers;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.lookup.Answer;

/** What the gate decides for ca.example, and what of it the tests look at. */
record Asked(Verdict verdict) {
    /** What a resolver says counts, and not how long it takes on a busy machine. */
    static final Duration LONG_TRY = Duration.ofSeconds(30);

    static final Duration LONG = Duration.ofMinutes(3);

    static Asked of(InetSocketAddress server, GatePolicy policy, String name) throws InterruptedException {
        CaaGate gate = CaaGate.builder()
                .lookup(DnsLookup.builder()
                        .servers(DnsServer.parse("127.0.0.1:" + server.getPort()))
                        .timeout(LONG_TRY)
                        .build())
                .policy(policy.deadline(LONG))
                .build();
        IssuanceRequest request = IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers(name)
                .build();
        return new Asked(gate.check(request).verdicts().get(0));
    }

    String reason() {
        return verdict.reason().id();
    }

    List<Answer> steps() {
        return verdict.examination().orElseThrow().climb().steps();
    }

    Answer firstStep() {
        return steps().get(0);
    }

    /** How the first name that was asked is absent. */
    Answer.Absence absence() {
        return ((Answer.Absent) firstStep()).absence();
    }

    Answer.Failed failed() {
        if (verdict.reason() instanceof UndeterminedReason.LookupFailed reason) {
            return reason.answer();
        }
        if (verdict.reason() instanceof UndeterminedReason.DnssecBogus reason) {
            return reason.answer();
        }
        throw new AssertionError(verdict);
    }
}

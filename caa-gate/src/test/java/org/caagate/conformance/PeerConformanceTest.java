package org.caagate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.testkit.peers.Nsd;
import org.caagate.testkit.peers.RealPeers;
import org.caagate.testkit.peers.Unbound;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The conformance cases, on answers of NSD through Unbound")
class PeerConformanceTest {
    @AutoClose
    private static Nsd nsd;

    @AutoClose
    private static Unbound unbound;

    /** All but those that want a failure which only a script can make, and those that are decided without a question. */
    static List<OwnTopLevelDomain> cases() {
        AtomicInteger number = new AtomicInteger();
        return ConformanceCases.all()
                .filter(row -> !row.reasonClass().equals("invalid_identifier"))
                .filter(row -> !row.reasonClass().equals("not_applicable"))
                .filter(row -> !row.needs("raw-message"))
                .filter(OwnTopLevelDomain::canServe)
                .map(row -> new OwnTopLevelDomain("case" + number.incrementAndGet(), row))
                .toList();
    }

    @BeforeAll
    static void start(@TempDir Path directory) throws InterruptedException {
        RealPeers.require("nsd", "nsd-control", "unbound");
        Map<String, String> zones =
                cases().stream().collect(Collectors.toMap(OwnTopLevelDomain::origin, OwnTopLevelDomain::zone));
        zones.put(".", delegations());
        nsd = Nsd.start(directory.resolve("nsd"), zones);
        unbound = Unbound.start(directory.resolve("unbound"), Unbound.zonesOf(nsd));
    }

    private static String delegations() {
        return cases().stream()
                .map(row -> row.origin() + " NS ns.peer.invalid.")
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_gate_decides_as_the_case_says(OwnTopLevelDomain row) throws InterruptedException {
        DnsServer resolver = DnsServer.parse("127.0.0.1:" + unbound.address().getPort());
        CaaGate gate = CaaGate.builder()
                // What is said counts, and not how long it takes on a busy machine.
                .lookup(DnsLookup.builder()
                        .servers(resolver)
                        .timeout(Duration.ofSeconds(30))
                        .build())
                .policy(GatePolicy.strict().deadline(Duration.ofMinutes(3)))
                .build();

        GateReport report = gate.check(row.moved().request());

        assertThat(report.verdicts()).hasSize(1);
        Expectation.assertMet(row.moved(), report.verdicts().get(0));
    }
}

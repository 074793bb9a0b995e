package org.caagate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.decision.Verdict;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.SignedZone;
import org.caagate.testkit.peers.HierarchyServers;
import org.caagate.testkit.peers.RealPeers;
import org.caagate.testkit.peers.Unbound;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The conformance cases that need DNSSEC, validated by Unbound over zones of NSD")
class SignedConformanceTest {
    @AutoClose
    private static HierarchyServers servers;

    @AutoClose
    private static Unbound unbound;

    static List<SignedCase> all() {
        AtomicInteger number = new AtomicInteger();
        return ConformanceCases.all()
                .filter(row -> row.needs("dnssec"))
                .map(row -> new SignedCase("signed" + number.incrementAndGet(), row))
                .toList();
    }

    /** All but those with the relaxation for failed lookups, which needs a proof of the gate's own. */
    static List<SignedCase> cases() {
        return all().stream()
                .filter(row -> !row.original().allowsLookupFailure())
                .toList();
    }

    @BeforeAll
    static void start(@TempDir Path directory) throws InterruptedException {
        RealPeers.require("nsd", "unbound");
        SignedHierarchy hierarchy = SignedHierarchy.of(
                all().stream().flatMap(row -> row.zones().stream()).toArray(SignedZone[]::new));
        servers = HierarchyServers.start(directory.resolve("nsd"), hierarchy);
        unbound = Unbound.start(directory.resolve("unbound"), servers.validating());
    }

    @Test
    void are_more_than_a_dozen() {
        assertThat(cases()).hasSizeGreaterThan(12);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decides_as_the_case_expects(SignedCase row) throws InterruptedException {
        String server = "127.0.0.1:" + unbound.address().getPort();
        DnsLookup lookup = DnsLookup.builder()
                .servers(DnsServer.parse(server))
                // Silence is waited for; what is answered may take its time on a busy machine.
                .timeout(row.isSilent() ? Duration.ofSeconds(2) : Duration.ofSeconds(30))
                .tries(2)
                .backOff(Duration.ofMillis(100))
                .build();
        Verdict verdict = CaaGate.builder()
                .lookup(lookup)
                .policy(GatePolicy.strict().deadline(Duration.ofMinutes(3)))
                .build()
                .check(row.moved().request())
                .verdicts()
                .get(0);

        Expectation.assertMet(row.moved(), verdict);
        if (row.isBogus()) {
            assertThat(verdict.reason().id()).isEqualTo("dnssec-bogus");
        }
    }
}

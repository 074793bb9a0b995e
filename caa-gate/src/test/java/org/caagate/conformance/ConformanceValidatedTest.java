package org.caagate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.dns.Dnssec;
import org.caagate.dns.TrustAnchors;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.Denial;
import org.caagate.testkit.dnssec.HierarchyResolver;
import org.caagate.testkit.dnssec.Service;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.SignedZone;
import org.caagate.testkit.dnssec.Signing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The conformance cases on DNSSEC, validated over zones that are signed like that")
class ConformanceValidatedTest {
    /** Silence is waited for; what is answered has to come within it. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final String CAA = "@ CAA 0 issue \"ca.example\"";

    static Stream<ConformanceCase> cases() {
        return ConformanceCases.all().filter(row -> row.needs("dnssec"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_gate_decides_as_the_case_says(ConformanceCase row) throws InterruptedException {
        SignedHierarchy hierarchy = SignedHierarchy.of(zones(row.id()));
        try (ScriptedDnsServer server = hierarchy.resolver().start()) {
            if (row.id().contains("carveout")) {
                silenceForCaa(server, hierarchy.resolver());
            }
            GateReport report = CaaGate.builder()
                    .lookup(lookup(hierarchy, server))
                    .policy(row.policy())
                    .build()
                    .check(row.request());
            assertThat(report.verdicts()).hasSize(1);
            Expectation.assertMet(row, report.verdicts().get(0));
        }
    }

    private static void silenceForCaa(ScriptedDnsServer server, HierarchyResolver resolver) {
        server.fault(
                "example.com",
                Fault.respond(query -> query.type().equals("CAA") ? Optional.empty() : resolver.respond(query)));
    }

    private static DnsLookup lookup(SignedHierarchy hierarchy, ScriptedDnsServer server) {
        return DnsLookup.builder()
                .servers(DnsServer.parse("127.0.0.1:" + server.address().getPort()))
                .dnssec(Dnssec.validate(TrustAnchors.parse(hierarchy.trustAnchor())))
                .timeout(SILENCE)
                .tries(2)
                .backOff(Duration.ofMillis(5))
                .build();
    }

    private static SignedZone[] zones(String id) {
        SignedZone com = SignedZone.of("com.");
        SignedZone example = SignedZone.of("example.com.");
        SignedZone suite = SignedZone.of("caatestsuite-dnssec.com.");
        return switch (id) {
            case "caatestsuite-dnssec-expired" ->
                with(com, suite, suite("expired").signing(Signing.EXPIRED));
            case "caatestsuite-dnssec-missing" ->
                with(com, suite, suite("missing").signing(Signing.MISSING));
            case "caatestsuite-dnssec-blackhole" ->
                with(com, suite, suite("blackhole").service(Service.SILENT));
            case "caatestsuite-dnssec-servfail" ->
                with(com, suite, suite("servfail").service(Service.SERVFAIL));
            case "caatestsuite-dnssec-refused" ->
                with(com, suite, suite("refused").service(Service.REFUSED));
            case "seed-fail-self-bogus" -> with(com.records(CAA), example.signing(Signing.EXPIRED));
            case "seed-fail-mid-bogus" ->
                with(
                        com,
                        example.records(CAA + "\na.b A 192.0.2.1\nb CAA 0 issue \"other.example\"")
                                .forged("b CAA 0 issue \"ca.example\""));
            case "seed-fail-above-bogus" ->
                with(com.records(CAA).forged("@ CAA 0 issue \"other.example\""), example.records(CAA));
            case "seed-dnssec-insecure-no-caa" -> with(com, example.signing(Signing.UNSIGNED));
            case "seed-dnssec-secure-caa" -> with(com, example.records(CAA));
            case "seed-dnssec-bogus-permit-set" ->
                with(com, example.records("@ CAA 0 issue \"other.example\"").forged(CAA));
            case "seed-dnssec-bogus-nodata" -> with(com, example.signing(Signing.DENIALS_MISSING));
            case "seed-dnssec-nsec3-optout" ->
                with(
                        com,
                        example.denial(Denial.NSEC3_OPT_OUT),
                        SignedZone.of("sub.example.com.").signing(Signing.UNSIGNED));
            case "seed-dnssec-unsupported-alg" -> with(com, example.signing(Signing.UNSUPPORTED_ALGORITHM));
            case "seed-dnssec-cd-bit" -> with(com, example.records(CAA).signing(Signing.NOT_YET_VALID));
            case "seed-dnssec-carveout-secure-timeout" -> with(com, example);
            case "seed-dnssec-carveout-insecure-timeout" -> with(com, example.signing(Signing.UNSIGNED));
            default -> throw new AssertionError("no zones for " + id);
        };
    }

    private static SignedZone suite(String name) {
        return SignedZone.of(name + ".caatestsuite-dnssec.com.");
    }

    private static SignedZone[] with(SignedZone... zones) {
        return zones;
    }
}

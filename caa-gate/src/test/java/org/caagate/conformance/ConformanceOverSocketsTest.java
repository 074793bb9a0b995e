package org.caagate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.name.Ascii;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The conformance cases, over DNS on loopback")
class ConformanceOverSocketsTest {
    /** Where silence is part of the case, it is waited for; elsewhere a slow machine must not make silence. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private static final Duration LONG = Duration.ofSeconds(5);
    /** Waits for a lookup that validates: it takes the proof that the domain is insecure. */
    private static final String CARVE_OUT = "seed-dnssec-carveout-insecure-timeout";

    private static final Duration BACK_OFF = Duration.ofMillis(5);

    static Stream<ConformanceCase> cases() {
        return ConformanceCases.all()
                .filter(row -> !row.reasonClass().equals("invalid_identifier"))
                .filter(row -> !row.id().equals(CARVE_OUT));
    }

    /** Those with silence, which is waited for: all at once. */
    private static final Map<String, Running> SILENT = new HashMap<>();

    /** A case that is checked. */
    private record Running(ScriptedDnsServer server, CompletableFuture<GateReport> report) implements AutoCloseable {
        static Running start(ConformanceCase row) {
            ScriptedDnsServer server = ConformanceServer.serving(row);
            CaaGate gate = CaaGate.builder()
                    .lookup(lookup(row, server))
                    .policy(row.policy())
                    .build();
            return new Running(server, gate.checkAsync(row.request()));
        }

        @Override
        public void close() {
            server.close();
        }
    }

    @BeforeAll
    static void startWithSilence() {
        cases().filter(ConformanceOverSocketsTest::isSilent).forEach(row -> SILENT.put(row.id(), Running.start(row)));
    }

    @AfterAll
    static void stop() {
        SILENT.values().forEach(Running::close);
        SILENT.clear();
    }

    private static boolean isSilent(ConformanceCase row) {
        return row.zone().stream().anyMatch(line -> line.type().startsWith("TIMEOUT"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_gate_decides_as_the_case_says(ConformanceCase row) throws Exception {
        Running silent = SILENT.get(row.id());
        try (Running running = silent == null ? Running.start(row) : silent) {
            ScriptedDnsServer server = running.server();
            GateReport report = running.report().get(60, TimeUnit.SECONDS);
            assertThat(report.verdicts()).hasSize(1);
            Expectation.assertMet(row, report.verdicts().get(0));
            assertThat(server.questions())
                    .extracting(question -> Ascii.fold(question.name()))
                    .containsAll(row.queries().stream().map(Ascii::fold).toList())
                    .doesNotContain(".");
            assertThat(server.questions()).extracting(Query::type).isSubsetOf("CAA");
        }
    }

    private static DnsLookup lookup(ConformanceCase row, ScriptedDnsServer server) {
        return DnsLookup.builder()
                .servers(DnsServer.parse("127.0.0.1:" + server.address().getPort()))
                .timeout(isSilent(row) ? SHORT : LONG)
                .tries(2)
                .backOff(BACK_OFF)
                .build();
    }
}

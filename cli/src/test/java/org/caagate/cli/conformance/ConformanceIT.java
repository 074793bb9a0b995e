package org.caagate.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.caagate.cli.process.CaaGateProcess;
import org.caagate.conformance.ConformanceCase;
import org.caagate.conformance.ConformanceCases;
import org.caagate.conformance.ConformanceServer;
import org.caagate.name.Ascii;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The conformance cases, through the packaged command")
@Execution(ExecutionMode.CONCURRENT)
class ConformanceIT {
    /** The exception of the Baseline Requirements for failed lookups is not there yet. */
    private static final Set<String> CARVE_OUT = Set.of("seed-dnssec-carveout-insecure-timeout");

    /** Methods with other labels are data of a profile, and the command line takes no data of profiles. */
    private static final Set<String> METHOD_ALIASES =
            Set.of("seed-method-ca-tbr-alias-dns", "seed-method-ca-tbr-alias-http", "seed-method-ca-tbr-wrong");

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<ConformanceCase> cases() {
        return ConformanceCases.all()
                .filter(row -> !CARVE_OUT.contains(row.id()))
                .filter(row -> !METHOD_ALIASES.contains(row.id()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_command_says_what_the_case_says(ConformanceCase row) throws IOException, InterruptedException {
        try (ScriptedDnsServer server = ConformanceServer.serving(row)) {
            CaaGateProcess.Result result = CaaGateProcess.run(arguments(row, server));
            if (row.reasonClass().equals("invalid_identifier")) {
                assertThat(result.status()).as(result.err()).isEqualTo(2);
                assertThat(result.out()).isEmpty();
                assertThat(server.questions()).isEmpty();
            } else {
                assertMet(row, result);
            }
        }
    }

    private static String[] arguments(ConformanceCase row, ScriptedDnsServer server) {
        boolean silent = row.zone().stream().anyMatch(line -> line.type().startsWith("TIMEOUT"));
        List<String> arguments = new ArrayList<>(List.of("check", "--format", "json", "--tries", "2", "--resolver"));
        arguments.add("127.0.0.1:" + server.address().getPort());
        arguments.addAll(List.of("--timeout", silent ? "3s" : "9s"));
        row.strings("issuer_domains").forEach(issuer -> arguments.addAll(List.of("--issuer", issuer)));
        row.text("account_uri").ifPresent(account -> arguments.addAll(List.of("--account", account)));
        row.text("validation_method").ifPresent(method -> arguments.addAll(List.of("--method", method)));
        arguments.add(row.identifier());
        return arguments.toArray(new String[0]);
    }

    private static void assertMet(ConformanceCase row, CaaGateProcess.Result result) throws IOException {
        boolean permits = row.expect().equals("permit");
        JsonNode identifiers = JSON.readTree(result.out()).get("identifiers");
        assertThat(identifiers).hasSize(1);
        JsonNode identifier = identifiers.get(0);
        String verdict = identifier.get("verdict").asText();
        assertThat(verdict)
                .as(result.out() + result.err())
                .isIn(permits ? Set.of("permitted", "not-applicable") : Set.of("refused", "undetermined"));
        assertThat(result.status())
                .isEqualTo(Map.of("permitted", 0, "not-applicable", 0, "refused", 1, "undetermined", 3)
                        .get(verdict));
        assertThat(identifier.get("reason").asText())
                .as(identifier.get("detail").asText())
                .isIn(row.reasons());
        String foundAt = row.relevantName()
                .map(name -> Ascii.fold(name).replaceAll("\\.$", ""))
                .orElse("null");
        assertThat(identifier.get("foundAt").asText()).isEqualTo(foundAt);
        if (!row.iodef().isEmpty()) {
            assertThat(StreamSupport.stream(identifier.get("iodef").spliterator(), false)
                            .map(target -> target.get("uri").asText()))
                    .containsExactlyInAnyOrderElementsOf(row.iodef());
        }
    }
}

package org.caagate.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caagate.cli.Runs;
import org.caagate.cli.report.ReportSchema;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.x509.CertificateBuilder;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The report of exec takes every format that that of check takes")
class ExecFormatTest {
    private static final int GO_AHEAD = 120;
    private static final int REFUSED = 121;

    @TempDir
    private Path directory;

    private ScriptedDnsServer server;
    private Runs runs;

    @BeforeEach
    void serve() {
        server = ScriptedDnsServer.start()
                .zone("example.com CAA 0 issue \"ca.example\"\nforbidden.example CAA 0 issue \";\"");
        runs = new Runs()
                .with("CAA_GATE_ISSUER", "ca.example")
                .with("CAA_GATE_RESOLVER", "127.0.0.1:" + server.address().getPort());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "jsonl", "junit", "sarif", "github"})
    void and_its_status_is_the_same_in_each(String format) {
        runs.with("CAA_GATE_FORMAT", format);
        Runs.Result permitted = runs.run("exec", "example.com", "--", "true");
        assertThat(permitted.out()).isEmpty();
        assertThat(permitted.err()).isNotEmpty();
        assertThat(permitted.status()).isEqualTo(GO_AHEAD);
        assertThat(runs.run("exec", "example.com", "forbidden.example", "--", "true")
                        .status())
                .isEqualTo(REFUSED);
    }

    @Test
    void rows_are_of_one_request_and_what_concerns_it_as_a_whole_is_told_beside_them() throws IOException {
        Path certificate = Files.write(
                directory.resolve("certificate.der"),
                CertificateBuilder.start()
                        .commonName("My Server")
                        .names(SubjectAltNames.none().dns("www.example.com"))
                        .encodedBy(TestAuthority.selfSigned("Root"))
                        .getEncoded());
        List<String> lines = runs.run(
                        "exec",
                        "--format",
                        "jsonl",
                        "--certificate",
                        certificate.toString(),
                        "forbidden.example",
                        "--",
                        "true")
                .err()
                .lines()
                .toList();
        assertThat(lines).hasSize(5);
        assertThat(ReportSchema.requireRow(lines.get(0)).at("/verdict").asText())
                .isEqualTo("refused");
        assertThat(ReportSchema.requireRow(lines.get(1)).at("/identifier").asText())
                .isEqualTo("www.example.com");
        assertThat(lines.get(2)).startsWith("caa-gate: the common name \"My Server\" is neither ");
        assertThat(lines.get(3)).startsWith("caa-gate: CAA applies to issuance: ");
        assertThat(lines.get(4)).startsWith("caa-gate: COMMAND not run (\"true\"): 1 of 2 identifiers refused");
    }
}

package org.caagate.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A check that is interrupted")
class InterruptionIT {
    @TempDir
    Path directory;

    @Test
    void prints_what_is_decided_says_so_and_ends_with_130() throws IOException, InterruptedException {
        CaaGateProcess.Result result = interrupted();

        assertThat(result.status()).isEqualTo(130);
        assertThat(result.out())
                .contains("shop.example", "permitted")
                .contains("silent.example", "undetermined", "(deadline): interrupted");
        assertThat(result.err()).contains("caa-gate: interrupted: what is not printed was not decided\n");
    }

    @Test
    void leaves_a_file_as_it_was() throws IOException, InterruptedException {
        Path file = directory.resolve("report.json");
        Files.writeString(file, "as it was");

        CaaGateProcess.Result result = interrupted("--output", file.toString(), "--format", "json");

        assertThat(result.status()).isEqualTo(130);
        assertThat(file).hasContent("as it was");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void prints_the_records_that_are_known() throws IOException, InterruptedException {
        CaaGateProcess.Result result = interrupted(List.of("records"));

        assertThat(result.status()).isEqualTo(130);
        assertThat(result.out())
                .contains("; shop.example: found at shop.example\n", "CAA 0 issue \"ca.example\"\n")
                .contains("; silent.example: not known, as the lookup of silent.example failed (deadline)\n");
        assertThat(result.err()).contains("caa-gate: interrupted: what is not printed was not decided\n");
    }

    private static CaaGateProcess.Result interrupted(String... options) throws IOException, InterruptedException {
        List<String> check = new ArrayList<>(List.of("check", "--issuer", "ca.example"));
        check.addAll(List.of(options));
        return interrupted(check);
    }

    private static CaaGateProcess.Result interrupted(List<String> what) throws IOException, InterruptedException {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            server.zone("shop.example. CAA 0 issue \"ca.example\"");
            server.fault("silent.example", Fault.timeout());
            List<String> command = new ArrayList<>(List.of(
                    // Whoever runs the tests may have told its children to ignore the signal.
                    "env", "--default-signal=INT", CaaGateProcess.launcher().toString()));
            command.addAll(what);
            command.addAll(List.of(
                    "--resolver", "127.0.0.1:" + server.address().getPort(), "--timeout", "3s", "--deadline", "60s"));
            command.addAll(List.of("shop.example", "silent.example"));
            CaaGateProcess.Running running =
                    CaaGateProcess.ofProgram(command.toArray(new String[0])).start();
            // The second try: by then the other name has long been decided.
            server.awaitQuestions("silent.example", 2, Duration.ofSeconds(60));

            new ProcessBuilder("kill", "-INT", String.valueOf(running.process().pid()))
                    .start()
                    .waitFor(60, TimeUnit.SECONDS);
            return running.result();
        }
    }
}

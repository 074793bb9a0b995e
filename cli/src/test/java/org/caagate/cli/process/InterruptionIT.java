package org.caagate.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A check that is interrupted")
class InterruptionIT {
    @Test
    void says_so_prints_no_report_and_ends_with_130() throws IOException, InterruptedException {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            server.fault("silent.example", Fault.timeout());
            // Whoever runs the tests may have told its children to ignore the signal.
            CaaGateProcess.Running running = CaaGateProcess.ofProgram(
                            "env",
                            "--default-signal=INT",
                            CaaGateProcess.launcher().toString(),
                            "check",
                            "--issuer",
                            "ca.example",
                            "--resolver",
                            "127.0.0.1:" + server.address().getPort(),
                            "--timeout",
                            "60s",
                            "--deadline",
                            "60s",
                            "silent.example")
                    .start();
            server.awaitQuestions("silent.example", 1, Duration.ofSeconds(60));

            new ProcessBuilder("kill", "-INT", String.valueOf(running.process().pid()))
                    .start()
                    .waitFor(60, TimeUnit.SECONDS);

            CaaGateProcess.Result result = running.result();
            assertThat(result.status()).isEqualTo(130);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).isEqualTo("caa-gate: interrupted: what is not printed was not decided\n");
        }
    }
}

package org.caagate.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.caagate.cli.ExitStatus;
import org.caagate.cli.Runs;
import org.caagate.cli.Runs.Result;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("--on-undetermined=warn")
class OnUndeterminedTest {
    private static Result check(Fault fault) {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            server.fault("shop.example", fault);
            return new Runs()
                    .run(
                            "check",
                            "--issuer",
                            "ca.example",
                            "--resolver",
                            "127.0.0.1:" + server.address().getPort(),
                            "--on-undetermined",
                            "warn",
                            "--timeout",
                            "100ms",
                            "--deadline",
                            "150ms",
                            "shop.example");
        }
    }

    @Test
    void says_of_a_failed_lookup_that_it_does_not_cover_why_it_blocks() {
        Result result = check(Fault.timeout());
        assertThat(result.out()).contains("lookup-failed", "(deadline)");
        assertThat(result.err())
                .contains(
                        "caa-gate: 1 lookup-failed that --on-undetermined=warn does not cover: an answer came at some try, ");
        assertThat(result.status()).isEqualTo(ExitStatus.UNDETERMINED.code());
    }
}

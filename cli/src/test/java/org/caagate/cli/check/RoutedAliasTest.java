package org.caagate.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.caagate.cli.Runs;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("--resolver SUFFIX=SPEC")
class RoutedAliasTest {
    private static String place(ScriptedDnsServer server) {
        return "127.0.0.1:" + server.address().getPort();
    }

    @Test
    void decides_for_an_alias_that_leads_below_the_suffix() {
        try (ScriptedDnsServer others = ScriptedDnsServer.start();
                ScriptedDnsServer corp = ScriptedDnsServer.start()) {
            others.zone(
                    "www.example.com CNAME host.corp.example.com\nhost.corp.example.com CAA 0 issue \"ca.example\"");
            corp.zone("host.corp.example.com CAA 0 issue \";\"");

            Runs.Result result = new Runs()
                    .run(
                            "check",
                            "--issuer",
                            "ca.example",
                            "--resolver",
                            place(others),
                            "--resolver",
                            "corp.example.com=" + place(corp),
                            "www.example.com");

            assertThat(result.out()).startsWith("REFUSED").contains("www.example.com", "issuance-forbidden");
            assertThat(result.status()).isEqualTo(1);
            assertThat(corp.questionCount("host.corp.example.com")).isEqualTo(1);
        }
    }
}

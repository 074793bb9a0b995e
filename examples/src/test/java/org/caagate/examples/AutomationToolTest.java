package org.caagate.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.acme4j.CaaRefusedException;
import org.caagate.acme4j.OrderGate;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.name.Identifier;
import org.caagate.testkit.acme.ScriptedAcmeServer;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.x509.TestKeys;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;

class AutomationToolTest {
    private static final KeyPair KEYS = TestKeys.p256();

    @AutoClose
    private final ScriptedDnsServer dns = ScriptedDnsServer.start();

    @AutoClose
    private final ScriptedAcmeServer ca = ScriptedAcmeServer.start();

    private final String resolver = "127.0.0.1:" + dns.address().getPort();
    private final AutomationTool tool = AutomationTool.lookingThrough(resolver);
    private Login login;

    @BeforeEach
    void register() throws AcmeException {
        ca.directory().caaIdentities("ca.example");
        dns.zone("good.example. CAA 0 issue \"ca.example\"\nbad.example. CAA 0 issue \"other-ca.example\"");
        login = new AccountBuilder()
                .agreeToTermsOfService()
                .useKeyPair(TestKeys.p256())
                .createLogin(new Session(ca.directoryUri()));
    }

    @Test
    void orders_what_caa_allows() throws Exception {
        assertThat(Names.of(tool.order(login, List.of("good.example"), KEYS).getCertificate()))
                .isEqualTo("good.example");
    }

    @Test
    void orders_nothing_where_caa_refuses_a_name_and_says_which_would_pass() {
        RefusedBeforeOrderException refused = catchThrowableOfType(
                RefusedBeforeOrderException.class,
                () -> tool.order(login, List.of("good.example", "bad.example"), KEYS));

        assertThat(refused).hasMessageContaining("nothing was ordered").hasMessageContaining("bad.example");
        assertThat(refused.report().permitted()).containsExactly(Identifier.parse("good.example"));
        assertThat(ca.orders()).isEmpty();
    }

    @Test
    void orders_what_caa_refuses_where_the_gate_only_reports() throws Exception {
        List<GateReport> reports = new ArrayList<>();
        CaaGate caa = CaaGate.builder()
                .lookup(DnsLookup.ofServers(DnsServer.parse(resolver)))
                .build();
        AutomationTool trial = new AutomationTool(
                OrderGate.builder(caa).reportOnly().onReport(reports::add).build());

        assertThat(Names.of(trial.order(login, List.of("bad.example"), KEYS).getCertificate()))
                .isEqualTo("bad.example");
        assertThat(reports).singleElement().satisfies(report -> assertThat(report.refused())
                .containsExactly(Identifier.parse("bad.example")));
    }

    @Test
    void finalizes_nothing_where_a_lookup_fails() {
        dns.replace("good.example", "good.example. SERVFAIL");

        assertThat(catchThrowableOfType(
                        CaaRefusedException.class, () -> tool.order(login, List.of("good.example"), KEYS)))
                .hasMessageContaining("good.example");
        assertThat(ca.orders()).hasSize(1);
        assertThat(ca.finalizeRequests()).isEmpty();
    }

    @Test
    void the_demo_prints_the_refusal_of_a_real_order() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        DemoOptions options = DemoOptions.parse(
                List.of("--directory", ca.directoryUri().toString(), "--resolver", resolver, "bad.example"));

        int status = RealOrder.run(options, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(status).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("nothing was ordered\nREFUSED bad.example\n")
                .contains("remedy   add     bad.example. CAA 0 issue \"ca.example\"");
        assertThat(ca.orders()).isEmpty();
    }
}

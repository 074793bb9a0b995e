package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caagate.GateReport;
import org.caagate.lookup.Trail;
import org.caagate.testkit.acme.AcmeEndpoint;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dns.Transport;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.caagate.testkit.x509.CertificateBuilder;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;

/** An environment that the command line reads as well: whatever it says to the one counts for the other. */
class EnvironmentTest {
    private final Map<String, String> environment = new HashMap<>();
    private Scene scene;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        scene = Scene.open();
        environment.put("CAA_GATE_RESOLVER", scene.resolver());
        environment.put("CAA_GATE_TRIES", "1");
        environment.put("CAA_GATE_TIMEOUT", "20s");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static String address(ScriptedDnsServer server) {
        return "127.0.0.1:" + server.address().getPort();
    }

    private void execute(String name) throws Exception {
        Session session = Settings.read(Map.of(), environment).session(scene.ca.directoryUri());
        scene.ready(scene.login(session), name).execute(Scene.KEY);
    }

    private void assertPasses(String name) throws Exception {
        int before = scene.finalizations();
        execute(name);
        assertThat(scene.finalizations()).isEqualTo(before + 1);
    }

    private void assertStops(String name, String reason) {
        int before = scene.finalizations();
        assertThatThrownBy(() -> execute(name))
                .isInstanceOf(CaaRefusedException.class)
                .hasMessageContaining("(" + reason + ")");
        assertThat(scene.finalizations()).isEqualTo(before);
    }

    private String log(Runnable run) {
        PrintStream stderr = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        // The simple logger of the tests writes there.
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            run.run();
        } finally {
            System.setErr(stderr);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_canary_that_is_not_seen_lets_nothing_pass_for_want_of_records() throws Exception {
        assertPasses("example.com");
        environment.put("CAA_GATE_CANARY", "canary.example");

        assertStops("example.com", "resolver-sees-no-caa");

        scene.dns.zone("canary.example. CAA 0 issue \"other.example\"");
        assertPasses("example.com");
        assertThat(scene.dns.questionCount("canary.example")).isPositive();
    }

    @Test
    void a_perspective_that_refuses_stops_what_the_resolver_permits() throws Exception {
        try (ScriptedDnsServer elsewhere = ScriptedDnsServer.start()) {
            environment.put("CAA_GATE_PERSPECTIVE", "frankfurt=" + address(elsewhere) + "  oregon=" + scene.resolver());
            assertPasses("example.com");

            elsewhere.zone("example.com. CAA 0 issue \"other.example\"");
            assertStops("example.com", "issuer-not-authorized");
            assertThat(elsewhere.questionCount("example.com")).isPositive();
        }
    }

    @Test
    void a_perspective_that_sees_nothing_stops_what_the_resolver_permits() throws Exception {
        try (ScriptedDnsServer elsewhere = ScriptedDnsServer.start()) {
            elsewhere.fault("example.com", Fault.refused());
            environment.put("CAA_GATE_PERSPECTIVE", "frankfurt=" + address(elsewhere));

            assertStops("example.com", "lookup-failed");
        }
    }

    @ParameterizedTest
    @CsvSource({"caa.expired.com", "caa.forged.com"})
    void a_validation_of_its_own_stops_what_is_bogus(String name) throws Exception {
        Path anchors = Files.writeString(
                folder.resolve("anchors"), StandardHierarchy.shared().trustAnchor());
        try (ScriptedDnsServer resolver = StandardHierarchy.shared().resolver().start()) {
            environment.put("CAA_GATE_RESOLVER", address(resolver));
            assertPasses(name);

            environment.put("CAA_GATE_DNSSEC", "validate");
            environment.put("CAA_GATE_TRUST_ANCHOR", anchors.toString());
            assertPasses("caa.secure.com");
            assertStops(name, "dnssec-bogus");
        }
    }

    @Test
    void a_validation_of_its_own_begins_with_the_anchors_of_iana() throws Exception {
        try (ScriptedDnsServer resolver = StandardHierarchy.shared().resolver().start()) {
            environment.put("CAA_GATE_RESOLVER", address(resolver));
            environment.put("CAA_GATE_DNSSEC", "validate");

            assertStops("caa.secure.com", "dnssec-bogus");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, SECURE", "false, UNVALIDATED"})
    void the_resolver_is_believed_only_if_it_is_to_be_trusted(String isTrusted, Trail.Authentication expected)
            throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"ca.example\"");
        scene.dns.fault("example.com", Forgery.authenticData());
        environment.put("CAA_GATE_TRUST_AD", isTrusted);
        Login login = scene.login();
        Order order = scene.order(login, "example.com");

        GateReport report = Settings.read(Map.of(), environment).check(login, order);

        assertThat(report.verdicts().get(0).examination().orElseThrow().climb().steps())
                .extracting(step -> step.trail().authentication())
                .containsExactly(expected);
    }

    @Test
    void a_resolver_over_tls_proves_who_it_is_to_the_roots_given_and_no_others() throws Exception {
        TestAuthority authority = TestAuthority.selfSigned("Root of resolvers");
        TestAuthority other = TestAuthority.selfSigned("Root of others");
        var identity = authority.serverContext(
                CertificateBuilder.start().names(SubjectAltNames.none().dns("dns.example")));
        int port = scene.dns.listenOverTls(identity).address().getPort();
        environment.put("CAA_GATE_RESOLVER", "tls://dns.example:" + port + "@127.0.0.1");
        Path bundle = Files.writeString(folder.resolve("roots.pem"), other.pem());
        environment.put("CAA_GATE_CA_BUNDLE", bundle.toString());
        assertStops("example.com", "lookup-failed");
        assertThat(scene.dns.questionCount()).isZero();

        Files.writeString(bundle, authority.pem());
        assertPasses("example.com");
        assertThat(scene.dns.questions())
                .extracting(question -> question.transport())
                .containsOnly(Transport.TLS);
    }

    @Test
    void a_profile_reads_records_as_its_ca_does() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"CA.example\"");
        assertPasses("example.com");

        environment.put("CAA_GATE_PROFILE", "letsencrypt");
        assertStops("example.com", "issuer-not-authorized");
    }

    @Test
    void whatever_makes_it_less_strict_is_told() {
        environment.put("CAA_GATE_DNSSEC", "off");
        environment.put("CAA_GATE_ON_UNDETERMINED", "warn");
        environment.put("CAA_GATE_WILDCARD_BASE", "always");

        assertThat(log(() -> Settings.read(Map.of(), environment)).lines().filter(line -> line.contains("WARN")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("less strict by the environment: CAA_GATE_ON_UNDETERMINED=\"warn\""),
                        line -> assertThat(line).endsWith("less strict by the environment: CAA_GATE_DNSSEC=\"off\""));
        assertThat(log(() ->
                        Settings.read(Map.of("caagate.dnssec", "ad", "caagate.on-undetermined", "block"), environment)))
                .doesNotContain("less strict");
    }

    @Test
    void a_resolver_that_is_not_believed_is_told() {
        environment.put("CAA_GATE_TRUST_AD", "true");
        environment.put("CAA_GATE_PERSPECTIVE", "frankfurt=192.0.2.53");

        assertThat(log(() -> Settings.read(Map.of(), environment)).lines())
                .filteredOn(line -> line.contains("is not believed"))
                .singleElement()
                .asString()
                .contains("192.0.2.53")
                .doesNotContain(scene.resolver());
    }

    @Test
    void what_only_the_command_can_make_use_of_is_passed_over_with_a_word() throws Exception {
        List<String> variables = Stream.of(
                        "ACME",
                        "ALL",
                        "BOGUS_ZONE",
                        "CERTIFICATE",
                        "CSR",
                        "DEBUG",
                        "DRY_RUN",
                        "EXPLAIN",
                        "FORMAT",
                        "LIST",
                        "METHOD",
                        "NAMES_FROM",
                        "OUTPUT",
                        "QUIET",
                        "RAW",
                        "UNHEARD_OF",
                        "ZONE_FILE")
                .map(word -> "CAA_GATE_" + word)
                .toList();
        variables.forEach(variable -> environment.put(variable, "some"));

        assertThat(log(() -> Settings.read(Map.of(), environment)))
                .contains(variables.stream()
                        .map(variable -> "\"" + variable + "\" in the environment has no meaning here")
                        .toList());
        assertPasses("example.com");
    }

    @Test
    void all_faults_are_told_before_the_ca_hears_of_an_order() {
        environment.put("CAA_GATE_DNSSEC", "maybe");
        environment.put("CAA_GATE_TRUST_AD", "yes");
        environment.put("CAA_GATE_TRUST_ANCHOR", "missing.txt");
        environment.put("CAA_GATE_PERSPECTIVE", "A=127.0.0.1 b=corp.example=127.0.0.1 c d=127.0.0.1:0");
        environment.put("CAA_GATE_CANARY", "-x");
        environment.put("CAA_GATE_PROFILE", "nobody");
        environment.put("CAA_GATE_CA_BUNDLE", "missing.pem");
        environment.put("CAA_GATE_RATE", "0");
        environment.put("CAA_GATE_IN_FLIGHT", "10001");

        assertThatThrownBy(() -> execute("example.com"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "CAA_GATE_DNSSEC: \"maybe\" is none of ad, off, validate",
                        "CAA_GATE_TRUST_AD: \"yes\" is neither true nor false",
                        "CAA_GATE_TRUST_ANCHOR: \"missing.txt\": there is no such file",
                        "CAA_GATE_TRUST_ANCHOR has a meaning only with caagate.dnssec=validate",
                        "CAA_GATE_PERSPECTIVE: \"b=corp.example=127.0.0.1\": a perspective sees all names",
                        "CAA_GATE_PERSPECTIVE: \"c\" is no ID=SPEC, such as frankfurt=tls://dns.example",
                        "\"127.0.0.1:0\"",
                        "CAA_GATE_CANARY: ",
                        "CAA_GATE_PROFILE: there is no profile \"nobody\"",
                        "CAA_GATE_CA_BUNDLE: the CA bundle \"missing.pem\": there is no such file",
                        "CAA_GATE_RATE: \"0\" is no number from 1 to 1000000",
                        "CAA_GATE_IN_FLIGHT: \"10001\" is no number from 1 to 10000");
        assertThat(scene.ca.requestCount(AcmeEndpoint.values())).isZero();
    }
}

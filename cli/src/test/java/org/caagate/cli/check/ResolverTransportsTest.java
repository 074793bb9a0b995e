package org.caagate.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caagate.cli.Runs;
import org.caagate.cli.directory.ConnectProxy;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dns.TlsListener;
import org.caagate.testkit.dns.Transport;
import org.caagate.testkit.x509.CertificateBuilder;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("--resolver with tls:// or https://")
class ResolverTransportsTest {
    private static final TestAuthority AUTHORITY = TestAuthority.selfSigned("Root of resolvers");

    @TempDir
    private Path folder;

    private ScriptedDnsServer server;
    private String bundle;
    private String tls;
    private String https;

    @BeforeEach
    void serve() throws IOException {
        server = ScriptedDnsServer.start()
                .zone("example.com CAA 0 issue \"ca.example\"\ngoogle.com CAA 0 issue \"pki.goog\"");
        var identity = AUTHORITY.serverContext(
                CertificateBuilder.start().names(SubjectAltNames.none().dns("dns.example", "localhost")));
        tls = "tls://dns.example:" + port(server.listenOverTls(identity)) + "@127.0.0.1";
        https = "https://localhost:" + port(server.listenOverHttps(identity)) + "/dns-query";
        bundle = Files.writeString(folder.resolve("root.pem"), AUTHORITY.pem()).toString();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static int port(TlsListener listener) {
        return listener.address().getPort();
    }

    @Test
    void asks_by_both_and_trusts_the_bundle() {
        for (String resolver : new String[] {tls, https}) {
            Runs.Result result = new Runs()
                    .run(
                            "check",
                            "--issuer",
                            "ca.example",
                            "--resolver",
                            resolver,
                            "--ca-bundle",
                            bundle,
                            "example.com");
            assertThat(result.err()).isEmpty();
            assertThat(result.status()).isZero();
        }
        assertThat(server.questions())
                .extracting(question -> question.transport())
                .contains(Transport.TLS, Transport.HTTPS)
                .doesNotContain(Transport.UDP, Transport.TCP);
    }

    @Test
    void tells_at_every_run_that_the_bundle_comes_from_the_environment() {
        Runs.Result result = new Runs()
                .with("CAA_GATE_CA_BUNDLE", bundle)
                .run("check", "--quiet", "--issuer", "ca.example", "--resolver", tls, "example.com");

        assertThat(result.err())
                .isEqualTo("caa-gate: less strict by the environment: CAA_GATE_CA_BUNDLE=\"" + bundle + "\"\n");
        assertThat(result.status()).isZero();
    }

    @Test
    void finds_nothing_out_where_the_authority_is_not_trusted() {
        Runs.Result result =
                new Runs().run("check", "--issuer", "ca.example", "--resolver", tls, "--tries", "1", "example.com");
        assertThat(result.out()).contains("comes from no CA that is trusted here");
        assertThat(result.status()).isEqualTo(3);
        assertThat(server.questionCount()).isZero();
    }

    @Test
    void prints_records_for_a_suffix() {
        Runs.Result result = new Runs()
                .run(
                        "records",
                        "--resolver",
                        "example.com=" + tls,
                        "--resolver",
                        https,
                        "--ca-bundle",
                        bundle,
                        "example.com");
        assertThat(result.out()).contains("ca.example");
        assertThat(server.questions())
                .filteredOn(question -> question.name().equals("example.com."))
                .extracting(question -> question.transport())
                .containsOnly(Transport.TLS);
    }

    @Test
    void tests_them_without_a_word_of_tcp() {
        Runs.Result result = new Runs()
                .run(
                        "resolver",
                        "--resolver",
                        tls,
                        "--resolver",
                        https,
                        "--ca-bundle",
                        bundle,
                        "--canary",
                        "example.com");
        assertThat(result.out())
                .contains(tls + "\n  type 257  answered for com, net, org\n", https + "\n  type 257  answered")
                .doesNotContain("TCP");
        assertThat(result.status()).isZero();
    }

    @Test
    void goes_through_the_proxy_of_the_environment_by_https() throws IOException {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            Runs.Result result = new Runs()
                    .with("HTTPS_PROXY", proxy.url())
                    .run("records", "--resolver", https, "--ca-bundle", bundle, "example.com");
            assertThat(result.out()).contains("ca.example");
            assertThat(proxy.requests).isNotEmpty().allSatisfy(request -> assertThat(request.get(0))
                    .startsWith("CONNECT localhost:"));
        }
    }

    @Test
    void goes_past_the_proxy_where_the_environment_says_so() throws IOException {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            Runs.Result result = new Runs()
                    .with("HTTPS_PROXY", proxy.url())
                    .with("NO_PROXY", "localhost")
                    .run("records", "--resolver", https, "--ca-bundle", bundle, "example.com");
            assertThat(result.out()).contains("ca.example");
            assertThat(proxy.requests).isEmpty();
        }
    }

    @Test
    void complains_once_of_a_bundle_that_directory_and_resolver_want() {
        Runs.Result result = new Runs()
                .run("check", "--issuer", "ca.example", "--resolver", tls, "--ca-bundle", "missing.pem", "example.com");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).containsOnlyOnce("missing.pem");
    }
}

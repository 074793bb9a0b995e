package org.caagate.cli.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caagate.AcmeDirectory;
import org.caagate.cli.Version;
import org.caagate.dns.TrustRoots;
import org.caagate.testkit.acme.ScriptedAcmeServer;
import org.caagate.testkit.dns.ClosedPort;
import org.caagate.testkit.x509.SubjectAltNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryClientTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    /** Long enough for a connection on a busy machine. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private static final String PATH = "/directory";
    private static final ProxyRules NO_PROXY = ProxyRules.of(Map.of());

    @TempDir
    private static Path folder;

    private static DirectoryServer server;
    private static TrustRoots roots;

    @BeforeAll
    static void start() throws Exception {
        server = DirectoryServer.start();
        roots = DirectoryServer.roots(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.requests.clear();
    }

    private static DirectoryClient client(Duration timeout) {
        return new DirectoryClient(roots, NO_PROXY, timeout);
    }

    private static AcmeDirectory fetch(String body) throws Exception {
        server.answer(PATH, DirectoryServer.status(200, body));
        return client(LONG).fetch(server.url(PATH));
    }

    private static void assertFails(ThrowingCallable fetch, String... words) {
        assertThatThrownBy(fetch)
                .isInstanceOf(DirectoryException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("--issuer DOMAIN")
                .satisfies(fault ->
                        assertThat(fault.getMessage()).hasSizeLessThan(2000).matches("[ -~]*"));
    }

    @Test
    void a_directory_says_who_its_ca_is() throws Exception {
        AcmeDirectory directory = fetch("{\"newOrder\": \"https://ca.example/order\", \"meta\": {\"caaIdentities\":"
                + " [\"ca.example\", \"CA.test\"], \"website\": \"https://ca.example\"}}");

        assertThat(directory).isEqualTo(new AcmeDirectory(server.url(PATH), List.of("ca.example", "CA.test")));
    }

    @Test
    void the_server_learns_who_asks_and_nothing_else() throws Exception {
        fetch("{}");

        assertThat(server.requests).singleElement().satisfies(headers -> {
            assertThat(headers.getFirst("User-Agent")).isEqualTo("caa-gate/" + Version.TEXT);
            // Java 17 says that the body of a GET has no octets, Java 25 says nothing of a body.
            assertThat(headers.keySet())
                    .contains("User-agent", "Accept", "Host")
                    .isSubsetOf("User-agent", "Accept", "Host", "Content-length");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"meta\": {}}", "{\"meta\": null}", "{\"meta\": {\"caaIdentities\": null}}"})
    void a_directory_may_say_nothing_of_its_ca(String body) throws Exception {
        assertThat(fetch(body).caaIdentities()).isEmpty();
    }

    @Test
    void the_scripted_ca_is_understood() throws Exception {
        try (ScriptedAcmeServer ca = ScriptedAcmeServer.startWithTls()) {
            ca.directory().caaIdentities("ca.example");
            Path root =
                    Files.writeString(folder.resolve("ca.pem"), ca.authority().pem());

            AcmeDirectory directory =
                    new DirectoryClient(TrustRoots.ofBundle(root), NO_PROXY, LONG).fetch(ca.directoryUri());

            assertThat(directory.caaIdentities()).containsExactly("ca.example");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>\u001b[31m\u202e",
                "",
                "[]",
                "\"ca.example\"",
                "{\"meta\": {\"caaIdentities\": [\"ca.example\"]}",
                "{\"meta\": {\"caaIdentities\": [\"ca.example\"]}} {}",
                "{\"meta\": {\"caaIdentities\": [\"ca.example\"]}, \"meta\": {}}",
                "{\"meta\": []}",
                "{\"meta\": {\"caaIdentities\": \"ca.example\"}}",
                "{\"meta\": {\"caaIdentities\": [\"ca.example\", 5]}}",
                "{\"meta\": {\"caaIdentities\": [null]}}"
            })
    void what_is_no_directory_is_an_error(String body) {
        assertFails(() -> fetch(body), server.url(PATH).toString());
    }

    @Test
    void deep_nesting_is_an_error() {
        assertFails(() -> fetch("{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}"), "no JSON", "nesting");
    }

    @Test
    void more_identities_than_any_ca_has_are_an_error() {
        assertFails(() -> fetch("{\"meta\":{\"caaIdentities\":[\"a\"" + ",\"a\"".repeat(100) + "]}}"), "at most 100");
    }

    @Test
    void a_body_of_64_kb_is_read_and_one_octet_more_is_not() throws Exception {
        String frame = "{\"a\":\"\"}";
        String largest = "{\"a\":\"" + "x".repeat((64 << 10) - frame.length()) + "\"}";

        assertThat(fetch(largest).caaIdentities()).isEmpty();
        assertFails(() -> fetch(largest + " "), "more than 64 kB");
    }

    @Test
    void an_endless_body_is_left_unread() throws Exception {
        server.answer(PATH, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] blank = " ".repeat(4096).getBytes(StandardCharsets.US_ASCII);
            while (server.closing.getCount() > 0) {
                exchange.getResponseBody().write(blank);
            }
        });

        assertFails(() -> client(LONG).fetch(server.url(PATH)), "more than 64 kB");
    }

    @Test
    void a_body_that_drips_ends_with_the_timeout() throws Exception {
        server.answer(PATH, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            } while (!server.closing.await(20, TimeUnit.MILLISECONDS));
        });

        assertFails(() -> client(SHORT).fetch(server.url(PATH)), "longer than 3000 ms");
    }

    @Test
    void a_server_that_accepts_and_says_nothing_ends_with_the_timeout() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("https://127.0.0.1:" + mute.getLocalPort() + "/");

            assertFails(() -> client(SHORT).fetch(url), url.toString());
        }
    }

    @Test
    void an_interrupted_thread_stops_waiting_and_stays_interrupted() throws Exception {
        // Of its own, as the request may come when nobody waits for it any more.
        try (DirectoryServer silent = DirectoryServer.start()) {
            silent.answer(PATH, exchange -> silent.closing.await());
            DirectoryClient client = client(LONG);

            Thread.currentThread().interrupt();

            assertFails(() -> client.fetch(silent.url(PATH)), "interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 400, 404, 500, 503})
    void any_other_status_is_an_error_that_names_it(int status) throws Exception {
        server.answer(PATH, DirectoryServer.status(status, ""));

        assertFails(() -> client(LONG).fetch(server.url(PATH)), "HTTP status " + status);
    }

    @Test
    void a_certificate_of_an_unknown_ca_is_an_error_that_speaks_of_the_ca_bundle() {
        assertFails(
                () -> new DirectoryClient(TrustRoots.system(), NO_PROXY, LONG).fetch(server.url(PATH)),
                "no CA that is trusted",
                "--ca-bundle FILE");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void a_certificate_for_another_host_is_an_error() throws Exception {
        try (DirectoryServer other =
                DirectoryServer.startFor(SubjectAltNames.none().dns("other.example"))) {
            DirectoryClient client = new DirectoryClient(roots, NO_PROXY, LONG);

            assertFails(() -> client.fetch(other.url(PATH)), "for another host", "127.0.0.1");
            assertThat(other.requests).isEmpty();
        }
    }

    @Test
    void a_host_without_tls_is_an_error() throws Exception {
        try (ScriptedAcmeServer plain = ScriptedAcmeServer.start()) {
            URI url = URI.create(plain.directoryUri().toString().replace("http:", "https:"));

            assertFails(() -> client(LONG).fetch(url), "TLS");
        }
    }

    @Test
    void a_port_where_nobody_listens_is_an_error() throws Exception {
        try (ClosedPort port = ClosedPort.hold()) {
            URI url = URI.create("https://127.0.0.1:" + port.address().getPort() + "/");

            assertFails(() -> client(LONG).fetch(url), "no connection to its host");
        }
    }

    @Test
    void a_host_that_cannot_exist_is_an_error() throws Exception {
        // No resolver is asked for a name that is too long (RFC 1035 section 2.3.4).
        URI url = URI.create("https://" + "a.".repeat(130) + "example/");

        assertFails(() -> client(LONG).fetch(url), "no address in DNS");
    }

    @Test
    void a_directory_without_tls_is_not_asked() {
        assertThatThrownBy(() -> client(LONG).fetch(URI.create("http://127.0.0.1/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RFC 8555 section 6.1");
    }

    @Test
    void no_thread_keeps_the_jvm_alive() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        server.answer(PATH, exchange -> {
            // While the client waits; later they may have ended.
            threads.addAll(Thread.getAllStackTraces().keySet());
            DirectoryServer.status(200, "{}").to(exchange);
        });

        client(LONG).fetch(server.url(PATH));

        assertThat(threads)
                .filteredOn(thread -> thread.getName().startsWith("HttpClient-"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }
}

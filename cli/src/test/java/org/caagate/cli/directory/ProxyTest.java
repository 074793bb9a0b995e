package org.caagate.cli.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caagate.AcmeDirectory;
import org.caagate.dns.TrustRoots;
import org.caagate.testkit.dns.ClosedPort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories through a real proxy. */
class ProxyTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String PATH = "/directory";

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
        server.answer(PATH, DirectoryServer.status(200, "{\"meta\":{\"caaIdentities\":[\"ca.example\"]}}"));
    }

    private DirectoryClient client(Map<String, String> environment) {
        return new DirectoryClient(roots, ProxyRules.of(environment), LONG);
    }

    @Test
    void the_directory_is_fetched_through_the_proxy_which_looks_up_the_host() throws Exception {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            URI url = URI.create("https://localhost:" + server.port() + PATH);

            AcmeDirectory directory = client(Map.of("HTTPS_PROXY", proxy.url())).fetch(url);

            assertThat(directory.caaIdentities()).containsExactly("ca.example");
            assertThat(proxy.requests).singleElement().satisfies(request -> assertThat(request.get(0))
                    .isEqualTo("CONNECT localhost:" + server.port() + " HTTP/1.1"));
        }
    }

    @Test
    void the_proxy_is_not_asked_for_exempt_hosts() throws Exception {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            client(Map.of("https_proxy", proxy.url(), "no_proxy", "127.0.0.0/8"))
                    .fetch(server.url(PATH));

            assertThat(proxy.requests).isEmpty();
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void each_redirect_goes_the_way_of_its_own_host() throws Exception {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            server.answer("/old", DirectoryServer.redirect(301, "https://localhost:" + server.port() + PATH));

            client(Map.of("https_proxy", proxy.url(), "no_proxy", "127.0.0.1")).fetch(server.url("/old"));

            assertThat(proxy.requests).hasSize(1);
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void a_proxy_that_refuses_is_named_with_what_it_said() throws Exception {
        try (ConnectProxy proxy = ConnectProxy.refusing("HTTP/1.1 403 No")) {
            DirectoryClient client = client(Map.of("HTTPS_PROXY", proxy.url()));

            assertThatThrownBy(() -> client.fetch(server.url(PATH)))
                    .isInstanceOf(DirectoryException.class)
                    .hasMessageContaining("through the proxy " + proxy.url().substring("http://".length()))
                    .hasMessageContaining("403")
                    .hasMessageContaining("HTTPS_PROXY");
        }
    }

    @Test
    void a_proxy_that_is_not_there_is_named() throws Exception {
        try (ClosedPort port = ClosedPort.hold()) {
            String url = "http://127.0.0.1:" + port.address().getPort();
            DirectoryClient client = client(Map.of("HTTPS_PROXY", url));

            assertThatThrownBy(() -> client.fetch(server.url(PATH)))
                    .isInstanceOf(DirectoryException.class)
                    .hasMessageContaining("no connection to the proxy")
                    .hasMessageContaining("through the proxy 127.0.0.1:");
        }
    }

    @Test
    void a_password_that_java_keeps_back_is_an_error_that_says_so_and_does_not_show_it() throws Exception {
        try (ConnectProxy proxy = ConnectProxy.wanting("Basic nobody")) {
            DirectoryClient client = client(Map.of("HTTPS_PROXY", proxy.url().replace("//", "//user:sesame@")));

            assertThatThrownBy(() -> client.fetch(server.url(PATH)))
                    .isInstanceOf(DirectoryException.class)
                    .hasMessageContaining("407")
                    .hasMessageContaining("jdk.http.auth.tunneling.disabledSchemes=")
                    .hasMessageNotContaining("sesame");
        }
    }

    /** The JDK reads the property once, so another JVM is needed, which begins as the command does. */
    public static final class Program {
        private Program() {}

        /** Fetches a directory: URL, proxy, CA bundle. */
        public static void main(String[] args) throws Exception {
            Map<String, String> environment = Map.of("https_proxy", args[1]);
            ProxyPassword.allow(environment);
            DirectoryClient client =
                    new DirectoryClient(TrustRoots.ofBundle(Path.of(args[2])), ProxyRules.of(environment), LONG);
            System.out.print(client.fetch(URI.create(args[0])).caaIdentities());
        }
    }

    @Test
    void a_password_reaches_the_proxy_and_never_the_directory() throws Exception {
        try (ConnectProxy proxy = ConnectProxy.wanting("Basic dXM6ZXI6c2VzYW1lIQ==")) {
            String printed = printed(
                    Program.class,
                    server.url(PATH).toString(),
                    proxy.url().replace("//", "//us%3Aer:sesame!@"),
                    folder.resolve("root.pem").toString());

            assertThat(printed).isEqualTo("[ca.example]");
            assertThat(server.requests).singleElement().satisfies(headers -> assertThat(headers)
                    .doesNotContainKey("Proxy-authorization"));
        }
    }

    /** Allows the passwords of proxies, one after the other, and prints what the JDK is told then. */
    public static final class Allowing {
        private Allowing() {}

        /** Proxies, as the environment names them. */
        public static void main(String[] args) {
            for (String proxy : args) {
                ProxyPassword.allow(Map.of("https_proxy", proxy));
                System.out.print("[" + System.getProperty("jdk.http.auth.tunneling.disabledSchemes") + "]");
            }
        }
    }

    @Test
    void java_stays_as_careful_as_it_is_unless_there_is_a_password() throws Exception {
        assertThat(printed(
                        Allowing.class, "", "http://proxy.example:3128", "https://u:p@proxy.example", "http://u:p@h"))
                .isEqualTo("[null][null][null][]");
    }

    private static String printed(Class<?> program, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            return printed;
        }
    }
}

package org.caagate.cli.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caagate.AcmeDirectory;
import org.caagate.dns.TrustRoots;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where redirects of a directory lead, and where they may not. */
class DirectoryRedirectTest {
    private static final Duration LONG = Duration.ofSeconds(30);
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

    private static DirectoryClient client() {
        return new DirectoryClient(roots, NO_PROXY, LONG);
    }

    private static void assertFails(ThrowingCallable fetch, String... words) {
        assertThatThrownBy(fetch)
                .isInstanceOf(DirectoryException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("--issuer DOMAIN")
                .satisfies(fault ->
                        assertThat(fault.getMessage()).hasSizeLessThan(2000).matches("[ -~]*"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_followed_and_the_directory_keeps_the_url_that_was_asked_for(int status) throws Exception {
        server.answer(PATH, DirectoryServer.redirect(status, "v2/new"));
        server.answer("/v2/new", DirectoryServer.status(200, "{\"meta\":{\"caaIdentities\":[\"ca.example\"]}}"));

        AcmeDirectory directory = client().fetch(server.url(PATH));

        assertThat(directory).isEqualTo(new AcmeDirectory(server.url(PATH), List.of("ca.example")));
    }

    @Test
    void redirects_in_a_circle_are_an_error() throws Exception {
        server.answer(PATH, DirectoryServer.redirect(302, PATH));

        assertFails(() -> client().fetch(server.url(PATH)), "redirects more than 3 times");
        assertThat(server.requests).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "file:///etc/passwd",
                "https:///x",
                "https://u:p@127.0.0.1/",
                "::",
                "//h:99999/"
            })
    void a_redirect_to_anything_but_https_is_an_error(String location) throws Exception {
        server.answer(PATH, DirectoryServer.redirect(302, location));

        assertFails(() -> client().fetch(server.url(PATH)), "redirects (status 302)", location);
    }

    @Test
    void a_redirect_to_nowhere_is_an_error() throws Exception {
        server.answer(PATH, DirectoryServer.status(301, ""));

        assertFails(() -> client().fetch(server.url(PATH)), "redirects (status 301) to nowhere");
    }

    @Test
    void a_failure_after_a_redirect_names_both_urls() throws Exception {
        server.answer(PATH, DirectoryServer.redirect(302, "/elsewhere"));

        assertFails(
                () -> client().fetch(server.url(PATH)),
                server.url(PATH).toString(),
                "redirected to \"" + server.url("/elsewhere"));
    }
}

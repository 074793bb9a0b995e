package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.caagate.testkit.acme.AcmeEndpoint;
import org.caagate.testkit.dns.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;

/** The way without code: a prefix to the URI, found by acme4j through META-INF/services. */
class CaaGateAcmeProviderTest {
    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.open();
    }

    @AfterEach
    void close() {
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("caagate."))
                .forEach(System::clearProperty);
        scene.close();
    }

    private void execute(Map<String, String> properties, String... names) throws Exception {
        try (Way.Client client = Way.NO_CODE.open(scene, gate -> {}, properties)) {
            Login login = scene.login(client.session());
            Order order = scene.ready(login, names);
            client.execute(login, order, Scene.KEY);
            assertThat(order.waitForCompletion(Scene.PATIENCE)).isEqualTo(Status.VALID);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "caagate:https://ca.example/directory, https://ca.example/directory",
        "caagate:https://ca.example/directory?tenant=a%20b, https://ca.example/directory?tenant=a%20b",
        "CAAGATE:http://127.0.0.1:14000/dir, http://127.0.0.1:14000/dir",
        "caagate:acme://letsencrypt.org, https://acme-v02.api.letsencrypt.org/directory",
        "caagate:acme://letsencrypt.org/staging, https://acme-staging-v02.api.letsencrypt.org/directory",
        "caagate:acme://pebble, https://localhost:14000/dir"
    })
    void the_uri_inside_is_resolved_as_without_the_prefix(String uri, String directory) {
        Session session = new Session(uri);

        assertThat(session.provider()).isInstanceOf(CaaGateAcmeProvider.class);
        assertThat(session.provider().resolve(session.getServerUri())).hasToString(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "caagate:caagate:https://ca.example/directory",
                "caagate:ftp://ca.example/directory",
                "caagate://ca.example/directory",
                "caagate:acme://ca.example",
                "caagate:directory"
            })
    void what_nobody_could_serve_without_the_prefix_is_not_accepted(String uri) {
        assertThatThrownBy(() -> new Session(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No ACME provider found");
    }

    @Test
    void a_provider_serves_one_uri_only() {
        CaaGateAcmeProvider provider = new CaaGateAcmeProvider();
        URI first = URI.create("caagate:https://a.example/directory");
        URI second = URI.create("caagate:https://b.example/directory");

        assertThat(provider.accepts(URI.create("https://a.example/directory"))).isFalse();
        assertThat(provider.accepts(first)).isTrue();
        assertThat(provider.accepts(second)).isFalse();
        assertThat(provider.accepts(first)).isTrue();
        assertThatThrownBy(() -> provider.resolve(second)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void without_a_resolver_the_session_never_connects() {
        Session session = new Session("caagate:" + scene.ca.directoryUri());

        assertThatThrownBy(session::getMetadata)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("caagate.resolver or CAA_GATE_RESOLVER");
        assertThatThrownBy(() -> scene.login(session)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(session::connect).isInstanceOf(IllegalStateException.class);
        assertThat(scene.ca.requestCount(AcmeEndpoint.values())).isZero();
    }

    @Test
    void a_property_that_nobody_knows_stops_the_session_until_it_is_gone() throws Exception {
        System.setProperty("caagate.resolver", scene.resolver());
        System.setProperty("caagate.on-undetermind", "warn");
        Session session = new Session("caagate:" + scene.ca.directoryUri());

        assertThatThrownBy(() -> scene.login(session))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no option \"caagate.on-undetermind\"");
        assertThat(scene.ca.requestCount(AcmeEndpoint.values())).isZero();

        System.clearProperty("caagate.on-undetermind");
        assertThat(scene.login(session)).isNotNull();
    }

    @Test
    void a_failed_lookup_is_tolerated_when_told_to_warn() throws Exception {
        scene.dns.fault("example.com", Fault.refused());

        execute(Map.of("on-undetermined", "warn"), "example.com");

        assertThatThrownBy(() -> execute(Map.of("on-undetermined", "block"), "example.com"))
                .isInstanceOf(CaaRefusedException.class);
    }

    @Test
    void the_base_name_counts_beside_a_wildcard_when_told_so() throws Exception {
        scene.dns.zone("""
                example.com. CAA 0 issue "other.example"
                example.com. CAA 0 issuewild "ca.example"
                """);

        execute(Map.of("wildcard-base", "auto"), "*.example.com");

        assertThatThrownBy(() -> execute(Map.of("wildcard-base", "always"), "*.example.com"))
                .isInstanceOf(CaaRefusedException.class);
    }

    @Test
    void the_climb_stops_at_a_boundary() throws Exception {
        scene.dns.zone("example. CAA 0 issue \"other.example\"");

        execute(Map.of("boundary", "corp.example"), "www.corp.example");

        assertThatThrownBy(() -> execute(Map.of(), "www.corp.example")).isInstanceOf(CaaRefusedException.class);
    }

    @Test
    void a_canary_has_to_be_seen() throws Exception {
        scene.dns.zone("canary.example. CAA 0 issue \"other.example\"");

        execute(Map.of("canary", "canary.example"), "example.com");

        assertThatThrownBy(() -> execute(Map.of("canary", "other.example"), "example.com"))
                .isInstanceOf(CaaRefusedException.class);
    }

    @Test
    void the_account_can_be_given() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"ca.example; accounturi=acct:us@ca.example\"");

        execute(Map.of("account", "acct:us@ca.example"), "example.com");

        assertThatThrownBy(() -> execute(Map.of(), "example.com")).isInstanceOf(CaaRefusedException.class);
    }

    @Test
    void a_deadline_ends_the_wait_for_a_resolver_that_does_not_answer() {
        scene.dns.fault("example.com", Fault.timeout());

        assertThatThrownBy(() -> execute(Map.of("deadline", "100ms", "timeout", "50ms"), "example.com"))
                .isInstanceOfSatisfying(CaaRefusedException.class, e -> assertThat(e.getType())
                        .hasToString("urn:ietf:params:acme:error:dns"));
    }
}

package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caagate.GateReport;
import org.caagate.testkit.acme.AcmeEndpoint;
import org.caagate.testkit.acme.OrderStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;

/** What the directory may say of its CA, and what it may not (RFC 8555 section 7.1.1). */
class DirectoryTest {
    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.open();
        scene.dns.zone("example.com. CAA 0 issue \"other.example\"");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_directory_that_claims_every_ca_stops_every_order(Way way) throws Exception {
        try (Way.Client client = way.open(scene)) {
            Login login = scene.login(client.session());
            Order order = scene.ready(login, "example.com");
            scene.ca.directory().caaIdentities("ca.example", "*");

            assertThatThrownBy(() -> client.execute(login, order, Scene.KEY))
                    .isInstanceOf(GateConfigurationException.class)
                    .hasMessageContaining("\"*\"");
            assertThat(scene.finalizations()).isZero();
            assertThat(scene.statusAtCa(order)).isEqualTo(OrderStatus.READY);
            assertThat(scene.dns.questionCount()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_issuer_that_contradicts_the_directory_stops_every_order(Way way) throws Exception {
        scene.ca.directory().caaIdentities("other.example");
        try (Way.Client client =
                way.open(scene, gate -> gate.issuer("other.example"), Map.of("issuer", "other.example"))) {
            Login login = scene.login(client.session());
            Order order = scene.ready(login, "example.com");
            scene.ca.directory().caaIdentities("ca.example");

            assertThatThrownBy(() -> client.execute(login, order, Scene.KEY))
                    .isInstanceOf(GateConfigurationException.class)
                    .hasMessageContaining("ca.example")
                    .hasMessageContaining("other.example");
            assertThat(scene.finalizations()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERY_ORDER_OF_A_SESSION", "NO_CODE"})
    void a_session_whose_issuer_contradicts_the_directory_registers_no_account(Way way) throws Exception {
        try (Way.Client client =
                way.open(scene, gate -> gate.issuer("other.example"), Map.of("issuer", "other.example"))) {
            assertThatThrownBy(() -> scene.login(client.session()))
                    .isInstanceOf(GateConfigurationException.class)
                    .hasMessageContaining("ca.example")
                    .hasMessageContaining("other.example");
            assertThat(scene.ca.requestCount(AcmeEndpoint.NEW_ACCOUNT)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_issuer_may_override_the_directory(Way way) throws Exception {
        try (Way.Client client = way.open(
                scene,
                gate -> gate.issuer("other.example").issuerOverridesDirectory(),
                Map.of("issuer", "other.example", "issuer-override", "true"))) {
            Login login = scene.login(client.session());
            Order order = scene.ready(login, "example.com");

            client.execute(login, order, Scene.KEY);

            assertThat(scene.finalizations()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ca.example\"", "[\"ca.example\", 5]", "[null]", "{}", "[[\"ca.example\"]]", "true"})
    void identities_that_are_no_array_of_strings_stop_every_order(String json) throws Exception {
        scene.ca.directory().metaMember("caaIdentities", json);
        Login login = scene.login();
        Order order = scene.ready(login, "free.example");

        assertThatThrownBy(() -> scene.orderGate().build().execute(login, order, Scene.KEY))
                .isInstanceOf(GateConfigurationException.class)
                .hasMessageContaining("caaIdentities");
        assertThat(scene.finalizations()).isZero();
    }

    @Test
    void more_identities_than_any_ca_has_stop_every_order() throws Exception {
        scene.ca
                .directory()
                .metaMember(
                        "caaIdentities",
                        IntStream.range(0, 101)
                                .mapToObj(i -> "\"ca" + i + ".example\"")
                                .collect(Collectors.joining(",", "[", "]")));
        Login login = scene.login();
        Order order = scene.ready(login, "free.example");

        assertThatThrownBy(() -> scene.orderGate().build().execute(login, order, Scene.KEY))
                .isInstanceOf(GateConfigurationException.class);
    }

    @Test
    void without_identities_restricted_names_are_undetermined_and_the_others_permitted() throws Exception {
        scene.ca.directory().withoutMeta();
        Login login = scene.login();

        GateReport report = scene.orderGate().build().check(login, scene.order(login, "example.com", "free.example"));

        assertThat(report.permitted()).hasToString("[free.example]");
        assertThat(report.verdicts().get(0).reason().id()).isEqualTo("issuer-unknown");
    }

    @Test
    void an_empty_array_of_identities_names_nobody() throws Exception {
        scene.ca.directory().caaIdentities();
        Login login = scene.login();

        GateReport report = scene.orderGate().build().check(login, scene.order(login, "example.com"));

        assertThat(report.verdicts().get(0).reason().id()).isEqualTo("issuer-unknown");
    }
}

package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.caagate.decision.Verdict;
import org.caagate.testkit.acme.OrderStatus;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.x509.CertificationRequestBuilder;
import org.caagate.testkit.x509.SubjectAltNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.exception.AcmeServerException;

/** What is the same whichever way an order comes in. */
class ThreeWaysTest {
    private static final String CAA = "urn:ietf:params:acme:error:caa";

    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.open();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_permitted_order_becomes_a_certificate(Way way) throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"ca.example\"");
        try (Way.Client client = way.open(scene)) {
            Login login = scene.login(client.session());
            Order order = scene.ready(login, "example.com", "*.example.com", "free.example");

            client.execute(login, order, Scene.KEY);

            assertThat(order.waitForCompletion(Scene.PATIENCE)).isEqualTo(Status.VALID);
            assertThat(scene.finalizations()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_order_is_not_finalized_and_passes_once_the_zone_is_mended(Way way) throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"other.example\"");
        try (Way.Client client = way.open(scene)) {
            Login login = scene.login(client.session());
            Order order = scene.ready(login, "www.example.com", "free.example");

            CaaRefusedException refusal =
                    catchThrowableOfType(CaaRefusedException.class, () -> client.execute(login, order, Scene.KEY));

            assertThat(refusal.getType()).hasToString(CAA);
            assertThat(refusal.report().refused()).hasToString("[www.example.com]");
            assertThat(refusal.report().permitted()).hasToString("[free.example]");
            assertThat(scene.finalizations()).isZero();
            assertThat(scene.statusAtCa(order)).isEqualTo(OrderStatus.READY);
            assertThat(order.getStatus()).isEqualTo(Status.READY);

            scene.dns.replace("example.com", "example.com. CAA 0 issue \"ca.example\"");
            client.execute(login, order, Scene.KEY);

            assertThat(order.waitForCompletion(Scene.PATIENCE)).isEqualTo(Status.VALID);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_order_that_cannot_be_looked_up_is_refused_with_type_dns(Way way) throws Exception {
        scene.dns.fault("example.com", Fault.servfail());
        try (Way.Client client = way.open(scene)) {
            Login login = scene.login(client.session());
            Order order = scene.ready(login, "example.com");

            CaaRefusedException refusal =
                    catchThrowableOfType(CaaRefusedException.class, () -> client.execute(login, order, Scene.KEY));

            assertThat(refusal.getType()).hasToString("urn:ietf:params:acme:error:dns");
            assertThat(refusal.report().outcome()).isEqualTo(Verdict.Kind.UNDETERMINED);
            assertThat(scene.finalizations()).isZero();

            scene.dns.heal("example.com");
            client.execute(login, order, Scene.KEY);
            assertThat(order.waitForCompletion(Scene.PATIENCE)).isEqualTo(Status.VALID);
        }
    }

    @ParameterizedTest
    @EnumSource
    void report_only_finalizes_what_it_would_have_refused(Way way) throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"other.example\"");
        try (Way.Client client = way.open(scene, OrderGate.Builder::reportOnly, Map.of("mode", "report-only"))) {
            Login login = scene.login(client.session());
            Order order = scene.ready(login, "example.com");

            client.execute(login, order, Scene.KEY);

            assertThat(order.waitForCompletion(Scene.PATIENCE)).isEqualTo(Status.VALID);
            assertThat(scene.dns.questionCount("example.com")).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_request_for_other_names_than_the_order_is_refused_before_any_question(Way way) throws Exception {
        scene.ca.script().anyNamesInCsr();
        try (Way.Client client = way.open(scene)) {
            Login login = scene.login(client.session());
            Order order = scene.ready(login, "a.example", "b.example");
            byte[] csr = csr("a.example", "evil.example").getEncoded();

            assertThatThrownBy(() -> client.execute(login, order, csr))
                    .isInstanceOfSatisfying(AcmeServerException.class, e -> assertThat(e.getType())
                            .hasToString("urn:ietf:params:acme:error:badCSR"))
                    .hasMessageStartingWith("caa-gate (not the CA): ")
                    .hasMessageContaining("evil.example is not in the order")
                    .hasMessageContaining("b.example is not in the certification request");
            assertThat(scene.finalizations()).isZero();
            assertThat(scene.dns.questionCount()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_request_that_fits_the_order_after_normalisation_passes_in_either_form(Way way) throws Exception {
        try (Way.Client client = way.open(scene)) {
            Login login = scene.login(client.session());
            PKCS10CertificationRequest csr = CertificationRequestBuilder.start()
                    .commonName("A.Example")
                    .extensionRequest(SubjectAltNames.none()
                            .dns("*.B.example", "a.EXAMPLE")
                            .ip("192.0.2.1"))
                    .build();
            Order first = order(login);
            Order second = order(login);

            client.execute(login, first, csr);
            client.execute(login, second, csr.getEncoded());

            assertThat(first.waitForCompletion(Scene.PATIENCE)).isEqualTo(Status.VALID);
            assertThat(second.waitForCompletion(Scene.PATIENCE)).isEqualTo(Status.VALID);
        }
    }

    private Order order(Login login) throws Exception {
        Order order = scene.order(login, "a.example", "*.b.example", "192.0.2.1");
        for (var authorization : order.getAuthorizations()) {
            authorization.getChallenges().get(0).trigger();
        }
        order.fetch();
        return order;
    }

    @ParameterizedTest
    @EnumSource
    void an_order_that_shows_other_names_than_the_request_is_refused_before_any_question(Way way) throws Exception {
        try (Way.Client client = way.open(scene)) {
            Login login = scene.login(client.session());
            Order order = scene.ready(login, "example.com");
            scene.ca.script().orderMember("identifiers", "[{\"type\":\"dns\",\"value\":\"harmless.example\"}]");
            order.fetch();

            assertThatThrownBy(() -> client.execute(login, order, csr("example.com")))
                    .isInstanceOf(AcmeServerException.class)
                    .hasMessageContaining("example.com is not in the order");
            assertThat(scene.finalizations()).isZero();
            assertThat(scene.dns.questionCount()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_order_that_is_bound_by_its_url_is_gated_too(Way way) throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"other.example\"");
        try (Way.Client client = way.open(scene)) {
            Login login = scene.login(client.session());
            Order order = login.bindOrder(scene.ready(login, "example.com").getLocation());

            assertThatThrownBy(() -> client.execute(login, order, Scene.KEY)).isInstanceOf(CaaRefusedException.class);
            assertThat(scene.finalizations()).isZero();

            scene.dns.remove("example.com");
            client.execute(login, order, Scene.KEY);
            assertThat(order.waitForCompletion(Scene.PATIENCE)).isEqualTo(Status.VALID);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_wildcard_is_one_by_the_order_although_its_authorization_shows_the_base_name(Way way) throws Exception {
        scene.dns.zone("""
                example.com. CAA 0 issue "ca.example"
                example.com. CAA 0 issuewild ";"
                """);
        try (Way.Client client = way.open(scene)) {
            Login login = scene.login(client.session());
            Order order = scene.ready(login, "example.com", "*.example.com");

            assertThatThrownBy(() -> client.execute(login, order, Scene.KEY))
                    .isInstanceOfSatisfying(CaaRefusedException.class, e -> {
                        assertThat(e.report().refused()).hasToString("[*.example.com]");
                        assertThat(e.report().permitted()).hasToString("[example.com]");
                    });
        }
    }

    private static PKCS10CertificationRequest csr(String... names) {
        return CertificationRequestBuilder.start()
                .extensionRequest(SubjectAltNames.none().dns(names))
                .build();
    }
}

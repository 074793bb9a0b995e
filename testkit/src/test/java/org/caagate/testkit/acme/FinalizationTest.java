package org.caagate.testkit.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caagate.testkit.acme.AcmeClient.PATIENCE;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.testkit.x509.CertificationRequestBuilder;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

class FinalizationTest {

    private static final SubjectAltNames ORDERED = SubjectAltNames.none().dns("a.example", "*.b.example");

    private ScriptedAcmeServer ca;
    private Login login;

    @BeforeEach
    void start() throws Exception {
        ca = ScriptedAcmeServer.start();
        login = AcmeClient.register(ca);
    }

    @AfterEach
    void stop() {
        ca.close();
    }

    @Test
    void a_request_that_does_not_fit_the_order_is_refused_and_the_order_stays_ready() throws Exception {
        Order order = AcmeClient.readyOrder(login, "a.example", "*.b.example");
        List<byte[]> misfits = Stream.of(
                        request().extensionRequest(SubjectAltNames.none().dns("a.example")),
                        request().extensionRequest(ORDERED.dns("c.example")),
                        request().extensionRequest(ORDERED.ip("192.0.2.1")),
                        request().extensionRequest(ORDERED.mailbox("x@a.example")),
                        request()
                                .extensionRequest(ORDERED)
                                .extensionRequest(SubjectAltNames.none().dns("c.example")),
                        request().extensionRequest(ORDERED).commonName("c.example"),
                        request().extensionRequest(ORDERED).brokenSignature(),
                        request())
                .map(CertificationRequestBuilder::der)
                .toList();

        for (byte[] misfit : misfits) {
            assertRefused(order, misfit);
        }
        assertRefused(order, new byte[] {0x30, 0x03, 1, 2});
        assertRefused(order, new byte[0]);

        assertThat(ca.finalizeRequests()).hasSize(misfits.size() + 2);
        order.execute(request()
                .commonName("A.example")
                .extensionRequest(SubjectAltNames.none().dns("*.B.example", "a.example"))
                .der());
        assertThat(order.getStatus()).isEqualTo(Status.VALID);
    }

    @Test
    void a_common_name_with_a_kelvin_sign_is_not_the_name_with_a_k() throws Exception {
        Order order = AcmeClient.readyOrder(login, "k.example");

        assertRefused(
                order,
                request()
                        .extensionRequest(SubjectAltNames.none().dns("k.example"))
                        .commonName("\u212a.example")
                        .der());
    }

    @Test
    void any_names_pass_when_told_so() throws Exception {
        ca.script().anyNamesInCsr();
        Order order = AcmeClient.readyOrder(login, "a.example");

        order.execute(request()
                .extensionRequest(SubjectAltNames.none().dns("quite.other.example"))
                .der());

        assertThat(order.getCertificate().getCertificate().getSubjectAlternativeNames())
                .containsExactly(List.of(2, "quite.other.example"));
    }

    @Test
    void the_base_name_is_put_beside_a_wildcard_when_told_so() throws Exception {
        ca.script().baseNameBesideWildcard();
        Order order = AcmeClient.readyOrder(login, "*.b.example");

        order.execute(TestKeys.p256());

        assertThat(order.getCertificate().getCertificate().getSubjectAlternativeNames())
                .containsExactly(List.of(2, "*.b.example"), List.of(2, "b.example"));
    }

    @Test
    void a_scripted_refusal_is_said_once_with_its_subproblems() throws Exception {
        ca.script()
                .refuseNext(
                        AcmeEndpoint.FINALIZE,
                        AcmeProblem.caa("CAA forbids a name")
                                .withSubproblem(AcmeIdentifier.dns("a.example"), "caa", "0 issue \";\""));
        Order order = AcmeClient.readyOrder(login, "a.example");

        assertThatThrownBy(() -> order.execute(TestKeys.p256()))
                .isInstanceOfSatisfying(AcmeServerException.class, e -> {
                    assertThat(e.getType()).hasToString("urn:ietf:params:acme:error:caa");
                    Problem part = e.getProblem().getSubProblems().get(0);
                    assertThat(part.getType()).hasToString("urn:ietf:params:acme:error:caa");
                    assertThat(part.getIdentifier()).contains(Identifier.dns("a.example"));
                });

        order.execute(TestKeys.p256());
        assertThat(order.getStatus()).isEqualTo(Status.VALID);
        assertThat(ca.finalizeRequests()).hasSize(2);
    }

    @Test
    void a_failed_issuance_leaves_an_invalid_order_with_its_error() throws Exception {
        ca.script().failNextIssuance(AcmeProblem.dns("SERVFAIL looking up CAA for a.example"));
        Order order = AcmeClient.readyOrder(login, "a.example");

        order.execute(TestKeys.p256());

        assertThat(order.waitForCompletion(PATIENCE)).isEqualTo(Status.INVALID);
        assertThat(order.getError().orElseThrow().getDetail()).contains("SERVFAIL looking up CAA for a.example");
    }

    @Test
    void an_order_is_processing_for_as_many_polls_as_told() throws Exception {
        ca.script().processingPolls(2);
        Order order = AcmeClient.readyOrder(login, "a.example");

        order.execute(TestKeys.p256());

        assertThat(order.getStatus()).isEqualTo(Status.PROCESSING);
        assertThat(order.fetch()).isPresent();
        assertThat(order.getStatus()).isEqualTo(Status.PROCESSING);
        assertThat(order.fetch()).isEmpty();
        assertThat(order.getStatus()).isEqualTo(Status.VALID);
    }

    @Test
    void a_rate_limit_says_when_to_come_back_until_it_ends() throws Exception {
        ca.script().refuseAll(AcmeEndpoint.NEW_ORDER, AcmeProblem.rateLimited(Duration.ofHours(1)));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> AcmeClient.order(login, "a.example"))
                    .isInstanceOfSatisfying(AcmeRateLimitedException.class, e -> assertThat(e.getRetryAfter())
                            .isPresent());
        }

        ca.script().stopRefusing(AcmeEndpoint.NEW_ORDER);

        assertThat(AcmeClient.order(login, "a.example").getStatus()).isEqualTo(Status.PENDING);
        assertThat(ca.requestCount(AcmeEndpoint.NEW_ORDER)).isEqualTo(3);
        assertThat(ca.requestCount(AcmeEndpoint.FINALIZE)).isZero();
    }

    private static void assertRefused(Order order, byte[] csr) throws Exception {
        assertThatThrownBy(() -> order.execute(csr))
                .isInstanceOfSatisfying(AcmeServerException.class, e -> assertThat(e.getType())
                        .hasToString("urn:ietf:params:acme:error:badCSR"));
        order.fetch();
        assertThat(order.getStatus()).isEqualTo(Status.READY);
    }

    private static CertificationRequestBuilder request() {
        return CertificationRequestBuilder.start();
    }
}

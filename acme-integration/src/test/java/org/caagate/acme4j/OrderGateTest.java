package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.decision.FindingId;
import org.caagate.decision.IssuerProfile;
import org.caagate.decision.Verdict;
import org.caagate.name.InvalidIdentifiersException;
import org.caagate.testkit.acme.AcmeEndpoint;
import org.caagate.testkit.acme.OrderStatus;
import org.caagate.testkit.dns.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.exception.AcmeServerException;

class OrderGateTest {
    private Scene scene;
    private Login login;

    @BeforeEach
    void open() throws Exception {
        scene = Scene.open();
        login = scene.login();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void the_dry_run_says_what_would_happen_and_sends_nothing() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"other.example\"");
        Order order = scene.order(login, "example.com", "free.example");

        GateReport report = scene.orderGate().build().check(login, order);

        assertThat(report.outcome()).isEqualTo(Verdict.Kind.REFUSED);
        assertThat(report.permitted()).hasToString("[free.example]");
        assertThat(scene.finalizations()).isZero();
        assertThat(scene.statusAtCa(order)).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void names_are_checked_before_an_order_exists() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"other.example\"");
        OrderGate gate = scene.orderGate().build();

        GateReport report = gate.checkNames(login, List.of("www.example.com", "*.free.example", "192.0.2.1"));

        assertThat(report.refused()).hasToString("[www.example.com]");
        assertThat(report.permitted()).hasToString("[*.free.example, 192.0.2.1]");
        assertThat(scene.ca.requestCount(AcmeEndpoint.NEW_ORDER)).isZero();
        assertThatThrownBy(() -> gate.checkNames(login, List.of("exa mple.com", "a..b")))
                .isInstanceOfSatisfying(InvalidIdentifiersException.class, e -> assertThat(e.faults())
                        .hasSize(2));
    }

    @Test
    void names_are_checked_for_a_method_that_is_still_to_come() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"ca.example; validationmethods=dns-01\"");
        OrderGate gate = scene.orderGate().build();

        assertThat(gate.checkNames(login, List.of("example.com")).outcome()).isEqualTo(Verdict.Kind.UNDETERMINED);
        assertThat(gate.checkNames(login, List.of("example.com"), "dns-01").outcome())
                .isEqualTo(Verdict.Kind.PERMITTED);
        assertThat(gate.checkNames(login, List.of("example.com"), "http-01").outcome())
                .isEqualTo(Verdict.Kind.REFUSED);
    }

    @Test
    void the_order_is_finalized_by_the_login_that_was_checked_and_no_other() throws Exception {
        Order order = scene.ready(login, "example.com");
        Login stranger = scene.login();

        assertThatThrownBy(() -> scene.orderGate().build().execute(stranger, order, Scene.KEY))
                .isInstanceOf(AcmeServerException.class)
                .isNotInstanceOf(CaaRefusedException.class);

        assertThat(scene.finalizations()).isZero();
        assertThat(scene.dns.questionCount()).isZero();
    }

    @Test
    void the_callers_order_shows_its_new_status() throws Exception {
        Order order = scene.ready(login, "example.com");

        scene.orderGate().build().execute(login, order, Scene.KEY);

        assertThat(order.getStatus()).isEqualTo(Status.VALID);
        assertThat(order.getCertificate().getCertificate().getSubjectAlternativeNames())
                .containsExactly(List.of(2, "example.com"));
    }

    @Test
    void a_refusal_explains_itself_as_a_problem_document() throws Exception {
        scene.dns.zone("""
                example.com. CAA 0 issue "other.example"
                example.com. CAA 0 iodef "mailto:security@example.com"
                """);
        scene.dns.fault("broken.example", Fault.refused());
        Order order = scene.ready(login, "*.example.com", "broken.example", "free.example");

        assertThatThrownBy(() -> scene.orderGate().build().execute(login, order, Scene.KEY))
                .isInstanceOfSatisfying(CaaRefusedException.class, e -> {
                    Problem problem = e.getProblem();
                    assertThat(e.getType()).hasToString("urn:ietf:params:acme:error:caa");
                    assertThat(problem.getDetail().orElseThrow())
                            .isEqualTo(
                                    "caa-gate (not the CA): CAA does not allow *.example.com (issuer-not-authorized),"
                                            + " broken.example (lookup-failed); the order was not finalized and stays as it is");
                    assertThat(problem.getSubProblems())
                            .extracting(part -> part.getType().toString())
                            .containsExactly("urn:ietf:params:acme:error:caa", "urn:ietf:params:acme:error:dns");
                    assertThat(problem.getSubProblems())
                            .extracting(part -> part.getIdentifier().orElseThrow())
                            .containsExactly(Identifier.dns("*.example.com"), Identifier.dns("broken.example"));
                    assertThat(problem.getSubProblems().get(0).getDetail().orElseThrow())
                            .isEqualTo("*.example.com: issue at example.com names other.example, not ca.example"
                                    + " (issuer-not-authorized);"
                                    + " records at example.com: 0 issue \"other.example\","
                                    + " 0 iodef \"mailto:security@example.com\";"
                                    + " to allow it, add example.com. CAA 0 issue \"ca.example\" (example.com and below);"
                                    + " the owner wants to hear of it at mailto:security@example.com;"
                                    + " note: if the CA puts example.com into the certificate as well, it will be refused:"
                                    + " issue at example.com names other.example, not ca.example");
                });
    }

    @Test
    void the_message_of_a_refusal_holds_no_control_character_whatever_is_in_dns() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"other.example; a=\\027[31mred\\010\\226\\128\\174\"");
        Order order = scene.ready(login, "example.com");

        assertThatThrownBy(() -> scene.orderGate().build().execute(login, order, Scene.KEY))
                .isInstanceOfSatisfying(
                        CaaRefusedException.class,
                        e -> assertThat(e.getProblem().asJSON().toString()).matches("[ -~]+"));
    }

    @Test
    void a_refusal_over_thousands_of_records_stays_readable() throws Exception {
        StringBuilder zone = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            zone.append("example.com. CAA 0 issue \"ca")
                    .append(i)
                    .append(".example; x=")
                    .append("y".repeat(200))
                    .append("\"\n");
        }
        scene.dns.zone(zone.toString());
        Order order = scene.ready(login, "example.com");

        assertThatThrownBy(() -> scene.orderGate().build().execute(login, order, Scene.KEY))
                .isInstanceOfSatisfying(CaaRefusedException.class, e -> assertThat(String.valueOf(e.getMessage()))
                        .hasSizeLessThan(5000)
                        .contains("145 more"));
    }

    @Test
    void the_base_name_that_a_ca_adds_beside_a_wildcard_is_counted() throws Exception {
        scene.dns.zone("""
                example.com. CAA 0 issue "other.example"
                example.com. CAA 0 issuewild "ca.example; validationmethods=dns-01"
                """);
        IssuerProfile adding =
                IssuerProfile.named("adding").addsBaseNameBesideWildcard().build();
        Order order = scene.ready(login, "*.example.com");

        assertThat(scene.orderGate().build().check(login, order).outcome()).isEqualTo(Verdict.Kind.PERMITTED);
        assertThatThrownBy(() -> scene.orderGate().profile(adding).build().execute(login, order, Scene.KEY))
                .isInstanceOf(CaaRefusedException.class)
                .hasMessageContaining("example.com (which the CA adds beside *.example.com)");
        assertThat(scene.finalizations()).isZero();
    }

    @Test
    void a_name_that_the_ca_adds_was_validated_as_the_one_that_brought_it_in() throws Exception {
        scene.dns.zone("""
                example.com. CAA 0 issue "ca.example; validationmethods=dns-01"
                example.com. CAA 0 issuewild "ca.example"
                """);
        OrderGate gate = scene.orderGate()
                .profile(IssuerProfile.named("adding")
                        .addsBaseNameBesideWildcard()
                        .build())
                .build();
        Order order = scene.ready(login, "*.example.com");

        gate.execute(login, order, Scene.KEY);

        assertThat(order.getStatus()).isEqualTo(Status.VALID);
    }

    @Test
    void a_failed_lookup_that_the_policy_tolerates_does_not_stop_an_order() throws Exception {
        scene.dns.fault("example.com", Fault.refused());
        Order order = scene.ready(login, "example.com");
        CaaGate tolerant = scene.gate(GatePolicy.strict().clearDespiteFailedLookup());

        OrderGate.builder(tolerant).build().execute(login, order, Scene.KEY);

        assertThat(order.getStatus()).isEqualTo(Status.VALID);
    }

    @Test
    void an_order_that_renews_by_itself_is_remarked_upon() throws Exception {
        scene.ca.directory().autoRenewal();
        Order order =
                scene.ready(login.newOrder().domain("example.com").autoRenewal().create(), "dns-01");

        GateReport report = scene.orderGate().build().check(login, order);

        assertThat(report.outcome()).isEqualTo(Verdict.Kind.PERMITTED);
        assertThat(report.findings()).extracting(finding -> finding.id()).containsExactly(FindingId.RENEWALS_NOT_GATED);
    }

    @Test
    void every_report_reaches_the_listener_before_anything_is_sent() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"other.example\"");
        List<String> seen = new ArrayList<>();
        OrderGate gate = scene.orderGate()
                .onReport(report -> seen.add(report.outcome().id() + " " + scene.finalizations()))
                .build();
        Order refused = scene.ready(login, "example.com");

        assertThatThrownBy(() -> gate.execute(login, refused, Scene.KEY)).isInstanceOf(CaaRefusedException.class);
        gate.execute(login, scene.ready(login, "free.example"), Scene.KEY);

        assertThat(seen).containsExactly("refused 0", "permitted 0");
    }

    @Test
    void an_order_with_an_identifier_that_cannot_be_looked_up_is_refused() throws Exception {
        Order order = scene.ready(login, "example.com");
        scene.ca
                .script()
                .orderMember(
                        "identifiers",
                        "[{\"type\":\"dns\",\"value\":\"ex ample.com\"},{\"type\":\"ip\",\"value\":\"example.com\"}]");

        assertThatThrownBy(() -> scene.orderGate().build().check(login, order))
                .isInstanceOfSatisfying(AcmeServerException.class, e -> assertThat(e.getType())
                        .hasToString("urn:ietf:params:acme:error:rejectedIdentifier"))
                .hasMessageContaining("ex ample.com")
                .hasMessageContaining("not an identifier of type ip");
        assertThat(scene.dns.questionCount()).isZero();
    }

    @Test
    void an_order_with_more_names_than_the_policy_allows_is_not_cut_short() throws Exception {
        OrderGate gate = OrderGate.builder(scene.gate(GatePolicy.strict().mostIdentifiers(2)))
                .build();
        Order order = scene.ready(login, "a.example", "b.example", "c.example");

        assertThatThrownBy(() -> gate.execute(login, order, Scene.KEY))
                .isInstanceOf(GateConfigurationException.class)
                .hasMessageContaining("3");
        assertThat(scene.finalizations()).isZero();
        assertThat(scene.dns.questionCount()).isZero();
    }

    @Test
    void an_answer_older_than_a_clearance_finalizes_nothing() throws Exception {
        Order order = scene.ready(login, "example.com");
        CaaGate hasty = scene.gate(GatePolicy.strict().clearanceLifetime(Duration.ofNanos(1)));

        assertThatThrownBy(() -> OrderGate.builder(hasty).build().execute(login, order, Scene.KEY))
                .isInstanceOf(AcmeServerException.class)
                .hasMessageContaining("too old");
        assertThat(scene.finalizations()).isZero();
    }

    @Test
    void a_gate_that_only_reports_lets_pass_what_it_cannot_check() throws Exception {
        scene.ca.directory().caaIdentities("*");
        OrderGate gate = scene.orderGate().reportOnly().build();
        Order order = scene.ready(login, "example.com");

        gate.execute(login, order, Scene.KEY);

        assertThat(order.getStatus()).isEqualTo(Status.VALID);
    }
}

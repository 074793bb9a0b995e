package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.caagate.GateReport;
import org.caagate.decision.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;
import org.shredzone.acme4j.toolbox.JSON;

/** RFC 8657 section 4: the method that counts is the one that validated that very identifier. */
class MethodTest {
    private Scene scene;
    private Login login;
    private OrderGate gate;

    @BeforeEach
    void open() throws Exception {
        scene = Scene.open();
        login = scene.login();
        gate = scene.orderGate().build();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void no_authorization_is_fetched_unless_a_record_asks_for_the_method() throws Exception {
        scene.dns.zone("""
                a.example. CAA 0 issue "ca.example"
                b.example. CAA 0 issue "other.example; validationmethods=dns-01"
                b.example. CAA 0 issue "ca.example"
                """);
        Order order = scene.ready(login, "a.example", "b.example", "c.example");
        int before = scene.fetchedAuthorizations();

        gate.execute(login, order, Scene.KEY);

        assertThat(order.getStatus()).isEqualTo(Status.VALID);
        assertThat(scene.fetchedAuthorizations()).isEqualTo(before);
    }

    @Test
    void only_the_authorization_is_fetched_whose_identifier_has_such_a_record() throws Exception {
        scene.dns.zone("b.example. CAA 0 issue \"ca.example; validationmethods=dns-01\"");
        Order order = scene.ready(login, "a.example", "b.example", "c.example");
        int before = scene.fetchedAuthorizations();

        gate.execute(login, order, Scene.KEY);

        assertThat(order.getStatus()).isEqualTo(Status.VALID);
        assertThat(scene.fetchedAuthorizations()).isEqualTo(before + 1);
        assertThat(scene.dns.questionCount("b.example")).isOne();
    }

    @Test
    void a_method_that_the_record_does_not_list_is_refused() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"ca.example; validationmethods=dns-01\"");
        Order order = scene.ready(scene.order(login, "example.com"), "http-01");

        assertThatThrownBy(() -> gate.execute(login, order, Scene.KEY))
                .isInstanceOf(CaaRefusedException.class)
                .hasMessageContaining("method-not-authorized")
                .hasMessageContaining("http-01");
        assertThat(scene.finalizations()).isZero();
    }

    @Test
    void a_reused_authorization_counts_with_the_method_that_once_proved_it() throws Exception {
        scene.ca.script().reuseAuthorizations();
        scene.ready(scene.order(login, "example.com"), "http-01");
        Order order = scene.order(login, "example.com");
        assertThat(order.getStatus()).isEqualTo(Status.READY);
        scene.dns.zone("example.com. CAA 0 issue \"ca.example; validationmethods=dns-01\"");

        assertThatThrownBy(() -> gate.execute(login, order, Scene.KEY)).isInstanceOf(CaaRefusedException.class);

        scene.dns.replace("example.com", "example.com. CAA 0 issue \"ca.example; validationmethods=http-01\"");
        gate.execute(login, order, Scene.KEY);
        assertThat(order.getStatus()).isEqualTo(Status.VALID);
    }

    @Test
    void a_wildcard_and_its_base_name_have_a_method_each() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"ca.example; validationmethods=http-01\"");
        Order order = scene.order(login, "example.com", "*.example.com");
        for (Authorization authorization : order.getAuthorizations()) {
            String method = authorization.isWildcard() ? "dns-01" : "http-01";
            authorization
                    .findChallenge(method)
                    .map(Challenge.class::cast)
                    .orElseThrow()
                    .trigger();
        }

        GateReport report = gate.check(login, order);

        assertThat(report.permitted()).hasToString("[example.com]");
        assertThat(report.refused()).hasToString("[*.example.com]");
    }

    @Test
    void the_order_of_identifiers_and_authorizations_does_not_matter() throws Exception {
        scene.ca.script().reverseIdentifiers();
        scene.dns.zone("b.example. CAA 0 issue \"ca.example; validationmethods=http-01\"");
        Order order = scene.order(login, "a.example", "b.example", "c.example");
        for (Authorization authorization : order.getAuthorizations()) {
            boolean pinned = authorization.getIdentifier().getDomain().equals("b.example");
            authorization
                    .findChallenge(pinned ? "http-01" : "dns-01")
                    .map(Challenge.class::cast)
                    .orElseThrow()
                    .trigger();
        }

        assertThat(gate.check(login, order).outcome()).isEqualTo(Verdict.Kind.PERMITTED);
    }

    @Test
    void authorizations_in_an_order_of_their_own_are_searched_until_the_right_one_is_found() throws Exception {
        scene.dns.zone("b.example. CAA 0 issue \"ca.example; validationmethods=dns-01\"");
        Order order = scene.ready(login, "a.example", "b.example", "c.example");
        List<String> urls = order.getAuthorizations().stream()
                .map(authorization -> '"' + authorization.getLocation().toString() + '"')
                .toList();
        scene.ca
                .script()
                .orderMember(
                        "authorizations",
                        List.of(urls.get(1), urls.get(2), urls.get(0)).toString());
        int before = scene.fetchedAuthorizations();

        gate.execute(login, order, Scene.KEY);

        assertThat(order.getStatus()).isEqualTo(Status.VALID);
        assertThat(scene.fetchedAuthorizations()).isEqualTo(before + 2);
    }

    @Test
    void as_long_as_an_identifier_is_not_validated_its_method_is_unknown() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"ca.example; validationmethods=dns-01\"");
        Order order = scene.order(login, "example.com");

        GateReport report = gate.check(login, order);

        assertThat(report.outcome()).isEqualTo(Verdict.Kind.UNDETERMINED);
        assertThat(report.verdicts().get(0).reason().id()).isEqualTo("method-unknown");
    }

    @Test
    void an_authorization_for_an_ancestor_counts_where_it_says_that_it_is_one() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"ca.example; validationmethods=dns-01\"");
        Login rewritten = scene.login(new Session(scene.ca.directoryUri(), new Rewriting(authorization -> {
            authorization.put("identifier", Map.of("type", "dns", "value", "example.com"));
            authorization.put("subdomainAuthAllowed", true);
        })));
        Order order = scene.ready(rewritten, "www.example.com");

        assertThat(gate.check(rewritten, order).outcome()).isEqualTo(Verdict.Kind.PERMITTED);
    }

    @Test
    void an_authorization_for_another_name_proves_nothing() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"ca.example; validationmethods=dns-01\"");
        Login rewritten = scene.login(new Session(
                scene.ca.directoryUri(),
                new Rewriting(authorization ->
                        authorization.put("identifier", Map.of("type", "dns", "value", "example.com")))));
        Order order = scene.ready(rewritten, "www.example.com");

        assertThat(gate.check(rewritten, order).verdicts().get(0).reason().id()).isEqualTo("method-unknown");
    }

    @Test
    void of_two_valid_challenges_nobody_knows_which_one_counts() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"ca.example; validationmethods=dns-01\"");
        Login rewritten = scene.login(new Session(
                scene.ca.directoryUri(),
                new Rewriting(authorization -> authorization.put(
                        "challenges",
                        List.of(
                                Map.of("type", "dns-01", "status", "valid"),
                                Map.of("type", "http-01", "status", "valid"))))));
        Order order = login.bindOrder(scene.ready(login, "example.com").getLocation());

        GateReport report =
                gate.check(rewritten.getSession().login(login.getAccount().getLocation(), login.getKeyPair()), order);

        assertThat(report.verdicts().get(0).reason().id()).isEqualTo("method-unknown");
    }

    /** A CA whose authorizations show what a test wants. */
    private static final class Rewriting extends GenericAcmeProvider {
        private final Consumer<Map<String, Object>> rewrite;

        private Rewriting(Consumer<Map<String, Object>> rewrite) {
            this.rewrite = rewrite;
        }

        @Override
        public Connection connect(URI server, NetworkSettings settings, HttpClient client) {
            Connection connection = super.connect(server, settings, client);
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        try {
                            Object result = method.invoke(connection, arguments);
                            return result instanceof JSON json && json.contains("challenges")
                                    ? rewritten(json)
                                    : result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private JSON rewritten(JSON authorization) {
            Map<String, Object> members = new HashMap<>(authorization.toMap());
            rewrite.accept(members);
            return JSON.fromMap(members);
        }
    }
}

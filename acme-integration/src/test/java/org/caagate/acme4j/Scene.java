package org.caagate.acme4j;

import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.testkit.acme.AcmeEndpoint;
import org.caagate.testkit.acme.OrderStatus;
import org.caagate.testkit.acme.ScriptedAcmeServer;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.x509.TestKeys;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.OrderBuilder;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/** A CA that calls itself ca.example and a resolver, both on loopback, and what a user of acme4j does with them. */
final class Scene implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final KeyPair KEY = TestKeys.p256();

    final ScriptedDnsServer dns = ScriptedDnsServer.start();
    final ScriptedAcmeServer ca = ScriptedAcmeServer.start();

    private Scene() {}

    static Scene open() {
        Scene scene = new Scene();
        scene.ca.directory().caaIdentities("ca.example");
        return scene;
    }

    String resolver() {
        return "127.0.0.1:" + dns.address().getPort();
    }

    CaaGate gate(GatePolicy policy) {
        return CaaGate.builder()
                .lookup(DnsLookup.builder()
                        .servers(DnsServer.parse(resolver()))
                        // All the time there is, as tests count questions.
                        .timeout(PATIENCE)
                        .tries(1)
                        .build())
                .policy(policy)
                .build();
    }

    OrderGate.Builder orderGate() {
        return OrderGate.builder(gate(GatePolicy.strict()));
    }

    Session session() {
        return new Session(ca.directoryUri());
    }

    Login login() throws AcmeException {
        return login(session());
    }

    Login login(Session session) throws AcmeException {
        return new AccountBuilder()
                .agreeToTermsOfService()
                .useKeyPair(TestKeys.p256())
                .createLogin(session);
    }

    /** An order whose challenges are answered by dns-01. */
    Order ready(Login login, String... names) throws AcmeException {
        return ready(order(login, names), "dns-01");
    }

    Order ready(Order order, String method) throws AcmeException {
        for (Authorization authorization : order.getAuthorizations()) {
            if (authorization.getStatus() == Status.PENDING) {
                authorization
                        .findChallenge(method)
                        .map(Challenge.class::cast)
                        .orElseThrow()
                        .trigger();
            }
        }
        order.fetch();
        return order;
    }

    /** An order; what reads as an IPv4 address is one. */
    Order order(Login login, String... names) throws AcmeException {
        OrderBuilder order = login.newOrder();
        for (String name : names) {
            order.identifier(name.matches("[0-9.]+") ? Identifier.ip(name) : Identifier.dns(name));
        }
        return order.create();
    }

    int finalizations() {
        return ca.requestCount(AcmeEndpoint.FINALIZE);
    }

    int fetchedAuthorizations() {
        return ca.requestCount(AcmeEndpoint.AUTHORIZATION);
    }

    OrderStatus statusAtCa(Order order) {
        return ca.order(URI.create(order.getLocation().toString())).status();
    }

    @Override
    public void close() {
        ca.close();
        dns.close();
    }
}

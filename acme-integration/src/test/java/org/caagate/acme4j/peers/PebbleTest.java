package org.caagate.acme4j.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.caagate.acme4j.CaaRefusedException;
import org.caagate.decision.Verdict;
import org.caagate.testkit.peers.Nsd;
import org.caagate.testkit.peers.Pebble;
import org.caagate.testkit.peers.RealPeers;
import org.caagate.testkit.peers.Unbound;
import org.caagate.testkit.x509.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Dns01Challenge;
import org.shredzone.acme4j.exception.AcmeException;

@DisplayName("Pebble as the CA, NSD behind Unbound as the DNS")
class PebbleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final KeyPair KEY = TestKeys.p256();
    private static final String ZONE = "example.com.";

    @AutoClose
    private static Nsd nsd;

    @AutoClose
    private static Unbound unbound;

    @AutoClose
    private static Pebble pebble;

    private static SSLContext trustBefore;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        RealPeers.require("nsd", "nsd-control", "unbound", "pebble");
        nsd = Nsd.start(
                directory.resolve("nsd"),
                Map.of(".", "com. NS ns.peer.invalid.", "com.", "example NS ns.peer.invalid.", ZONE, ""));
        unbound = Unbound.start(directory.resolve("unbound"), Unbound.zonesOf(nsd));
        pebble = Pebble.start(directory.resolve("pebble"));
        // What -Djavax.net.ssl.trustStore does for a user, whichever way in.
        trustBefore = SSLContext.getDefault();
        SSLContext.setDefault(pebble.tlsAuthority().clientContext());
    }

    @AfterAll
    static void trustAsBefore() {
        if (trustBefore != null) {
            SSLContext.setDefault(trustBefore);
        }
    }

    @AfterEach
    void forgetProperties() {
        WayIn.forgetProperties();
    }

    @ParameterizedTest
    @EnumSource
    void a_permitted_order_becomes_a_certificate(WayIn way) throws Exception {
        publish("@ 0 CAA 0 issue \"ca.example\"");
        Login login = login(way);
        Order order = ready(login, "example.com", "*.example.com");

        way.execute(resolver(), login, order, KEY);

        assertThat(order.waitForCompletion(PATIENCE)).isEqualTo(Status.VALID);
        assertThat(order.getCertificate().getCertificate().getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactlyInAnyOrder("example.com", "*.example.com");
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_order_stays_ready_at_pebble_and_passes_once_the_zone_is_mended(WayIn way) throws Exception {
        publish("@ 0 CAA 0 issue \"other.example\"");
        Login login = login(way);
        Order order = ready(login, "www.example.com");
        long finalizations = finalizations();

        CaaRefusedException refusal =
                catchThrowableOfType(CaaRefusedException.class, () -> way.execute(resolver(), login, order, KEY));

        assertThat(refusal.getType()).hasToString("urn:ietf:params:acme:error:caa");
        assertThat(refusal.report().verdicts().get(0).reason().id()).isEqualTo("issuer-not-authorized");
        assertThat(finalizations()).isEqualTo(finalizations);
        order.fetch();
        assertThat(order.getStatus()).isEqualTo(Status.READY);

        publish("@ 0 CAA 0 issue \"ca.example\"");
        way.execute(resolver(), login, order, KEY);

        assertThat(order.waitForCompletion(PATIENCE)).isEqualTo(Status.VALID);
        assertThat(finalizations()).isGreaterThan(finalizations);
    }

    @Test
    void a_record_for_the_account_and_the_method_is_compared_with_what_pebble_says() throws Exception {
        Login login = login(WayIn.EVERY_ORDER_OF_A_SESSION);
        String account = login.getAccount().getLocation().toString();
        Order order = ready(login, "example.com");

        publish("@ 0 CAA 0 issue \"ca.example; accounturi=%s0\"".formatted(account));
        assertThat(refusal(order)).isEqualTo("account-not-authorized");
        publish("@ 0 CAA 0 issue \"ca.example; accounturi=%s; validationmethods=http-01\"".formatted(account));
        assertThat(refusal(order)).isEqualTo("method-not-authorized");
        publish("@ 0 CAA 0 issue \"ca.example; accounturi=%s; validationmethods=dns-01\"".formatted(account));
        order.execute(KEY);

        assertThat(order.waitForCompletion(PATIENCE)).isEqualTo(Status.VALID);
    }

    @Test
    void an_issuer_that_neither_pebble_nor_the_user_names_is_unknown() throws Exception {
        publish("@ 0 CAA 0 issue \"ca.example\"");
        System.setProperty("caagate.resolver", resolver());
        Order order = ready(login(new Session("caagate:" + pebble.directoryUri())), "example.com");

        assertThat(refusal(order)).isEqualTo("issuer-unknown");
    }

    private static void publish(String records) throws InterruptedException {
        nsd.replace(ZONE, records);
    }

    private static String resolver() {
        return "127.0.0.1:" + unbound.address().getPort();
    }

    private static Login login(WayIn way) throws AcmeException {
        return login(way.session(pebble.directoryUri(), resolver()));
    }

    private static Login login(Session session) throws AcmeException {
        return new AccountBuilder()
                .agreeToTermsOfService()
                .useKeyPair(TestKeys.p256())
                .createLogin(session);
    }

    private static Order ready(Login login, String... names) throws AcmeException, InterruptedException {
        Order order = login.newOrder().domains(names).create();
        for (Authorization authorization : order.getAuthorizations()) {
            if (authorization.getStatus() == Status.PENDING) {
                authorization.findChallenge(Dns01Challenge.class).orElseThrow().trigger();
                authorization.waitForCompletion(PATIENCE);
            }
        }
        assertThat(order.waitUntilReady(PATIENCE)).isEqualTo(Status.READY);
        return order;
    }

    private static String refusal(Order order) {
        CaaRefusedException refusal = catchThrowableOfType(CaaRefusedException.class, () -> order.execute(KEY));
        assertThat(refusal.report().verdicts()).hasSize(1);
        Verdict verdict = refusal.report().verdicts().get(0);
        return verdict.reason().id();
    }

    /** How often Pebble was asked to finalize an order, with the right nonce or a wrong one. */
    private static long finalizations() {
        return pebble.log()
                .lines()
                .filter(line -> line.contains("POST /finalize-order/"))
                .count();
    }
}

package org.caagate.testkit.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caagate.testkit.acme.AcmeClient.PATIENCE;

import java.net.URI;
import java.security.KeyPair;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.caagate.testkit.x509.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.exception.AcmeUnauthorizedException;

class IssuanceTest {

    private static ScriptedAcmeServer ca;

    @BeforeAll
    static void start() {
        ca = ScriptedAcmeServer.start();
    }

    @AfterAll
    static void stop() {
        ca.close();
    }

    @Test
    void a_name_and_its_wildcard_get_a_certificate_that_chains_to_the_root() throws Exception {
        Login login = AcmeClient.register(ca);
        KeyPair key = TestKeys.p256();
        Order order = AcmeClient.readyOrder(login, "example.com", "*.example.com");

        order.execute(key);

        assertThat(order.waitForCompletion(PATIENCE)).isEqualTo(Status.VALID);
        List<X509Certificate> chain = order.getCertificate().getCertificateChain();
        assertThat(chain.get(0).getPublicKey()).isEqualTo(key.getPublic());
        assertThat(chain.get(0).getSubjectAlternativeNames())
                .containsExactly(List.of(2, "example.com"), List.of(2, "*.example.com"));
        PKIXParameters trust =
                new PKIXParameters(Set.of(new TrustAnchor(ca.authority().certificate(), null)));
        trust.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), trust);
    }

    @Test
    void the_finalization_is_seen_with_its_order_and_account() throws Exception {
        Login login = AcmeClient.register(ca);
        Order order = AcmeClient.readyOrder(login, "seen.example.com");
        URI orderUri = order.getLocation().toURI();
        assertThat(ca.order(orderUri).status()).isEqualTo(OrderStatus.READY);

        order.execute(TestKeys.p256());

        URI account = login.getAccount().getLocation().toURI();
        FinalizeRequest seen = ca.finalizeRequests().stream()
                .filter(request -> request.order().equals(orderUri))
                .findFirst()
                .orElseThrow();
        assertThat(seen.account()).isEqualTo(account);
        assertThat(new PKCS10CertificationRequest(seen.csr()).getRequestedExtensions())
                .isNotNull();
        assertThat(ca.order(orderUri))
                .isEqualTo(new OrderSnapshot(
                        orderUri, account, List.of(AcmeIdentifier.dns("seen.example.com")), OrderStatus.VALID));
        assertThat(ca.accounts()).contains(account);
        assertThat(account.getPath()).matches("/acct/[0-9]+");
    }

    @Test
    void an_address_is_certified() throws Exception {
        Order order = AcmeClient.register(ca)
                .newOrder()
                .identifiers(List.of(Identifier.ip("192.0.2.7"), Identifier.ip("2001:db8::7")))
                .create();
        AcmeClient.answer(order, "http-01");

        order.execute(TestKeys.p256());

        assertThat(order.getCertificate().getCertificate().getSubjectAlternativeNames())
                .containsExactly(List.of(7, "192.0.2.7"), List.of(7, "2001:db8:0:0:0:0:0:7"));
    }

    @Test
    void accounts_may_have_any_of_the_three_kinds_of_key() throws Exception {
        for (KeyPair key : List.of(TestKeys.p256(), TestKeys.p384(), TestKeys.rsa())) {
            Order order = AcmeClient.readyOrder(AcmeClient.register(ca, key), "keys.example.com");

            assertThat(order.getStatus()).isEqualTo(Status.READY);
        }
    }

    @Test
    void a_key_has_one_account() throws Exception {
        KeyPair key = TestKeys.p256();
        AccountBuilder existing = new AccountBuilder().onlyExisting().useKeyPair(key);
        Session session = new Session(ca.directoryUri());
        assertThatThrownBy(() -> existing.create(session))
                .isInstanceOfSatisfying(AcmeServerException.class, e -> assertThat(e.getType())
                        .hasToString("urn:ietf:params:acme:error:accountDoesNotExist"));

        Login first = AcmeClient.register(ca, key);

        assertThat(existing.create(session).getLocation())
                .isEqualTo(first.getAccount().getLocation());
        assertThat(AcmeClient.register(ca, key).getAccount().getLocation())
                .isEqualTo(first.getAccount().getLocation());
    }

    @Test
    void an_account_is_read_changed_and_deactivated() throws Exception {
        Login login = AcmeClient.register(ca);
        login.getAccount().fetch();
        assertThat(login.getAccount().getContacts()).containsExactly(URI.create("mailto:hostmaster@example.com"));

        login.getAccount().modify().addContact("mailto:other@example.com").commit();
        assertThat(login.getAccount().getContacts()).hasSize(2);

        login.getAccount().deactivate();
        assertThatThrownBy(() -> AcmeClient.order(login, "example.com")).isInstanceOf(AcmeUnauthorizedException.class);
    }

    @Test
    void one_account_cannot_touch_what_is_another_s() throws Exception {
        Order order = AcmeClient.readyOrder(AcmeClient.register(ca), "mine.example.com");
        Login other = AcmeClient.register(ca);

        assertThatThrownBy(() -> other.bindOrder(order.getLocation()).fetch())
                .isInstanceOf(AcmeUnauthorizedException.class);
        assertThatThrownBy(() -> other.bindAuthorization(
                                order.getAuthorizations().get(0).getLocation())
                        .fetch())
                .isInstanceOf(AcmeUnauthorizedException.class);
    }

    @Test
    void an_order_is_not_finalized_before_its_authorizations() throws Exception {
        Order order = AcmeClient.order(AcmeClient.register(ca), "early.example.com");

        assertThatThrownBy(() -> order.execute(TestKeys.p256()))
                .isInstanceOfSatisfying(AcmeServerException.class, e -> assertThat(e.getType())
                        .hasToString("urn:ietf:params:acme:error:orderNotReady"));
    }

    @Test
    void many_accounts_order_at_the_same_time() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<X509Certificate>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Login login = AcmeClient.register(ca);
                for (int j = 0; j < 3; j++) {
                    String name = "n" + j + ".c" + i + ".example.com";
                    results.add(clients.submit(() -> issue(login, name)));
                }
            }
            List<String> names = new ArrayList<>();
            for (Future<X509Certificate> result : results) {
                result.get(60, TimeUnit.SECONDS)
                        .getSubjectAlternativeNames()
                        .forEach(name -> names.add(name.get(1).toString()));
            }
            assertThat(names).hasSize(24).doesNotHaveDuplicates();
        } finally {
            clients.shutdownNow();
        }
    }

    private static X509Certificate issue(Login login, String name) throws AcmeException {
        Order order = AcmeClient.readyOrder(login, name);
        order.execute(TestKeys.p256());
        return order.getCertificate().getCertificate();
    }
}

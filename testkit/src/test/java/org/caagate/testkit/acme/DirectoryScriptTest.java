package org.caagate.testkit.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.caagate.testkit.x509.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeNotSupportedException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeServerException;

class DirectoryScriptTest {

    private ScriptedAcmeServer ca;
    private Session session;

    @BeforeEach
    void start() {
        ca = ScriptedAcmeServer.start();
        session = new Session(ca.directoryUri());
    }

    @AfterEach
    void stop() {
        ca.close();
    }

    @Test
    void caa_identities_are_read_in_order_and_follow_changes() throws Exception {
        assertThat(session.getMetadata().getCaaIdentities()).isEmpty();

        ca.directory().caaIdentities("ca.example", ";", "*", "", "\u00fc\"\\\0{{x}}");
        assertThat(session.getMetadata().getCaaIdentities())
                .containsExactly("ca.example", ";", "*", "", "\u00fc\"\\\0{{x}}");

        ca.directory().caaIdentities("other.example");
        assertThat(session.getMetadata().getCaaIdentities()).containsExactly("other.example");

        ca.directory().withoutMetaMember("caaIdentities");
        assertThat(session.getMetadata().getCaaIdentities()).isEmpty();
    }

    @Test
    void caa_identities_need_not_be_an_array() throws Exception {
        ca.directory().metaMember("caaIdentities", "\"ca.example\"");
        var metadata = session.getMetadata();

        assertThatThrownBy(metadata::getCaaIdentities).isInstanceOf(AcmeProtocolException.class);
    }

    @Test
    void there_need_be_no_meta() throws Exception {
        ca.directory().termsOfService(URI.create("https://ca.example/terms"));
        assertThat(session.getMetadata().getTermsOfService()).contains(URI.create("https://ca.example/terms"));

        ca.directory().withoutMeta();

        assertThat(session.getMetadata().getTermsOfService()).isEmpty();
        assertThat(session.getMetadata().getJSON().keySet()).isEmpty();
    }

    @Test
    void the_directory_can_be_refused() throws Exception {
        ca.script().refuseNext(AcmeEndpoint.DIRECTORY, AcmeProblem.serverInternal("down"));

        assertThatThrownBy(session::getMetadata).isInstanceOf(AcmeServerException.class);
        assertThat(session.getMetadata().getCaaIdentities()).isEmpty();
        assertThat(ca.requestCount(AcmeEndpoint.DIRECTORY)).isEqualTo(2);
    }

    @Test
    void an_order_that_renews_itself_needs_a_ca_that_offers_it() throws Exception {
        Login login = AcmeClient.register(ca);
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var asked = login.newOrder()
                .domains("example.com")
                .autoRenewal()
                .autoRenewalStart(start)
                .autoRenewalEnd(start.plus(30, ChronoUnit.DAYS));
        assertThatThrownBy(asked::create).isInstanceOf(AcmeNotSupportedException.class);

        ca.directory().autoRenewal();
        Order order = asked.create();

        assertThat(order.isAutoRenewing()).isTrue();
        assertThat(order.getAutoRenewalEndDate()).isEqualTo(start.plus(30, ChronoUnit.DAYS));
        AcmeClient.answer(order, "http-01");
        order.execute(TestKeys.p256());
        assertThat(order.isAutoRenewalCertificate()).isTrue();
        assertThat(order.getCertificate().getCertificateChain()).hasSize(2);
    }
}

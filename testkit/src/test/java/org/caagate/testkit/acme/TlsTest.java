package org.caagate.testkit.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;
import org.caagate.testkit.x509.TestKeys;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

class TlsTest {

    @Test
    void a_client_that_trusts_the_authority_gets_a_certificate_and_another_does_not() throws Exception {
        try (ScriptedAcmeServer ca = ScriptedAcmeServer.startWithTls()) {
            assertThat(ca.directoryUri().getScheme()).isEqualTo("https");
            SSLContext trust = ca.authority().clientContext();
            Session session = new Session(ca.directoryUri(), new TrustingProvider(trust));
            Order order = AcmeClient.readyOrder(
                    new AccountBuilder().useKeyPair(TestKeys.p256()).createLogin(session), "example.com");

            order.execute(TestKeys.p256());

            assertThat(order.getCertificate().getCertificateChain()).hasSize(2);
            Session distrustful = new Session(ca.directoryUri());
            assertThatThrownBy(distrustful::getMetadata).isInstanceOf(AcmeNetworkException.class);
        }
    }

    private static final class TrustingProvider extends GenericAcmeProvider {

        private final SSLContext trust;

        TrustingProvider(SSLContext trust) {
            this.trust = trust;
        }

        @Override
        public HttpClient createHttpClient(NetworkSettings settings) {
            return HttpClient.newBuilder().sslContext(trust).build();
        }
    }
}

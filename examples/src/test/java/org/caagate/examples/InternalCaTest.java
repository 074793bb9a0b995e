package org.caagate.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.caagate.CaaGate;
import org.caagate.NotClearedException;
import org.caagate.NotCoveredException;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.name.Identifier;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.x509.CertificationRequestBuilder;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestKeys;
import org.caagate.x509.X509Names;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InternalCaTest {
    private final ScriptedDnsServer dns = ScriptedDnsServer.start();
    private final InternalCa ca = new InternalCa(
            CaaGate.builder()
                    .lookup(DnsLookup.ofServers(
                            DnsServer.parse("127.0.0.1:" + dns.address().getPort())))
                    .build(),
            TestKeys.p256());

    @AfterEach
    void stop() {
        dns.close();
    }

    private static PKCS10CertificationRequest request() {
        return CertificationRequestBuilder.start()
                .extensionRequest(SubjectAltNames.none().dns("db.corp.example"))
                .build();
    }

    @Test
    void signs_what_caa_allows() throws Exception {
        dns.zone("corp.example. CAA 0 issue \"ca.corp.example\"");
        assertThat(X509Names.ofCertificate(ca.issue(request())).identifiers())
                .containsExactly(Identifier.parse("db.corp.example"));
    }

    @Test
    void does_not_sign_what_caa_forbids() {
        dns.zone("corp.example. CAA 0 issue \"letsencrypt.org\"");
        assertThatThrownBy(() -> ca.issue(request())).isInstanceOf(NotClearedException.class);
    }

    @Test
    void does_not_sign_a_name_that_was_added_after_the_check() {
        dns.zone("corp.example. CAA 0 issue \"ca.corp.example\"");
        assertThatThrownBy(() -> ca.issue(request(), new GeneralName(GeneralName.dNSName, "www.corp.example")))
                .isInstanceOf(NotCoveredException.class)
                .hasMessageContaining("www.corp.example was not cleared");
    }
}

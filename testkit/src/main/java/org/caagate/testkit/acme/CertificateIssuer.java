package org.caagate.testkit.acme;

import java.security.PublicKey;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.caagate.testkit.x509.CertificateBuilder;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestAuthority;

/** Signs certificates under an intermediate of the CA's root. Thread-safe. */
final class CertificateIssuer {

    private final TestAuthority intermediate;

    CertificateIssuer(TestAuthority root) {
        this.intermediate = root.intermediate("Scripted ACME intermediate");
    }

    /** The certificate and the intermediate's as PEM; the root is left out (RFC 8555 section 7.4.2). */
    String issue(PublicKey key, List<GeneralName> names) {
        SubjectAltNames subject = SubjectAltNames.none();
        for (GeneralName name : names) {
            subject = subject.with(name);
        }
        CertificateBuilder certificate =
                CertificateBuilder.start().key(key).names(subject).extendedKeyUsage(KeyPurposeId.id_kp_serverAuth);
        return TestAuthority.pem(certificate.encodedBy(intermediate)) + intermediate.pem();
    }
}

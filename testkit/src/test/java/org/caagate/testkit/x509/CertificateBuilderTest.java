package org.caagate.testkit.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.junit.jupiter.api.Test;

class CertificateBuilderTest {

    private final TestAuthority root = TestAuthority.selfSigned("root");

    @Test
    void a_certificate_carries_what_was_asked_and_verifies_up_to_the_root() throws Exception {
        TestAuthority intermediate = root.intermediate("intermediate");
        KeyPair key = TestKeys.p384();
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant until = Instant.parse("2026-02-01T00:00:00Z");

        X509Certificate leaf = CertificateBuilder.start()
                .key(key.getPublic())
                .commonName("example.com")
                .names(SubjectAltNames.none().dns("example.com").ip("192.0.2.1"))
                .extendedKeyUsage(KeyPurposeId.id_kp_emailProtection)
                .valid(from, until)
                .issuedBy(intermediate);

        leaf.verify(intermediate.certificate().getPublicKey());
        intermediate.certificate().verify(root.certificate().getPublicKey());
        root.certificate().verify(root.certificate().getPublicKey());
        assertThat(leaf.getPublicKey()).isEqualTo(key.getPublic());
        assertThat(leaf.getSubjectAlternativeNames())
                .containsExactly(List.of(2, "example.com"), List.of(7, "192.0.2.1"));
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.4");
        assertThat(leaf.getNotBefore()).isEqualTo(Date.from(from));
        assertThat(leaf.getNotAfter()).isEqualTo(Date.from(until));
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(intermediate.certificate().getBasicConstraints()).isNotEqualTo(-1);
    }

    @Test
    void another_authority_does_not_verify_it() {
        X509Certificate leaf = CertificateBuilder.start().issuedBy(root);

        assertThatThrownBy(() -> leaf.verify(
                        TestAuthority.selfSigned("other").certificate().getPublicKey()))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    void names_without_a_subject_are_critical_and_with_one_are_not() {
        SubjectAltNames names = SubjectAltNames.none().dns("example.com");

        X509Certificate nameless = CertificateBuilder.start().names(names).issuedBy(root);
        X509Certificate named = CertificateBuilder.start()
                .names(names)
                .commonName("example.com")
                .issuedBy(root);

        assertThat(nameless.getCriticalExtensionOIDs()).containsExactly(Extension.subjectAlternativeName.getId());
        assertThat(named.getCriticalExtensionOIDs()).isEmpty();
    }

    @Test
    void a_tbs_certificate_holds_names_that_no_certificate_should_carry() {
        TBSCertificate unsigned = CertificateBuilder.start()
                .names(SubjectAltNames.none().dns("", "a\0b"))
                .toBeSigned(root);

        GeneralName[] names = GeneralNames.fromExtensions(unsigned.getExtensions(), Extension.subjectAlternativeName)
                .getNames();
        assertThat(names[0].getName().toString()).isEmpty();
        assertThat(names[1].getName()).hasToString("a\0b");
        assertThat(unsigned.getIssuer()).hasToString("CN=root");
    }
}

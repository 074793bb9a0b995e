package org.caagate.testkit.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;

class CertificationRequestBuilderTest {

    @Test
    void every_kind_of_name_is_read_back() throws Exception {
        SubjectAltNames names = SubjectAltNames.none()
                .dns("example.com", "*.example.com")
                .ip("192.0.2.1", "2001:db8::1")
                .mailbox("hostmaster@example.com")
                .uri("https://example.com/")
                .smtpUtf8Mailbox("\u00fcser@example.com");
        byte[] der = CertificationRequestBuilder.start().extensionRequest(names).der();

        List<GeneralName> read = names(new PKCS10CertificationRequest(der).getAttributes()[0], 0);

        assertThat(read).extracting(GeneralName::getTagNo).containsExactly(2, 2, 7, 7, 1, 6, 0);
        assertThat(read.get(1).getName()).hasToString("*.example.com");
        assertThat(ASN1OctetString.getInstance(read.get(2).getName()).getOctets())
                .containsExactly(192, 0, 2, 1);
    }

    @Test
    void names_that_no_certificate_should_carry_survive_encoding() throws Exception {
        SubjectAltNames names =
                SubjectAltNames.none().dns("", "good.example\0.evil.example").dnsOctets(new byte[] {(byte) 0xff, 0});
        byte[] der = CertificationRequestBuilder.start().extensionRequest(names).der();

        List<GeneralName> read = names(new PKCS10CertificationRequest(der).getAttributes()[0], 0);

        assertThat(read.get(0).getName().toString()).isEmpty();
        assertThat(read.get(1).getName()).hasToString("good.example\0.evil.example");
        assertThat(read.get(2).getEncoded()).containsExactly(0x82, 2, 0xff, 0);
    }

    @Test
    void two_extension_requests_are_two_attributes_or_two_values_as_asked() {
        SubjectAltNames first = SubjectAltNames.none().dns("a.example");
        SubjectAltNames second = SubjectAltNames.none().dns("b.example");

        PKCS10CertificationRequest attributes = CertificationRequestBuilder.start()
                .extensionRequest(first)
                .extensionRequest(second)
                .build();
        PKCS10CertificationRequest values = CertificationRequestBuilder.start()
                .extensionRequests(List.of(first, second))
                .build();

        assertThat(attributes.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest))
                .hasSize(2);
        assertThat(values.getAttributes()).hasSize(1);
        assertThat(names(values.getAttributes()[0], 1).get(0).getName()).hasToString("b.example");
    }

    @Test
    void common_names_go_to_the_subject() {
        PKCS10CertificationRequest request = CertificationRequestBuilder.start()
                .commonName("a.example")
                .commonName("b.example")
                .build();

        assertThat(request.getSubject().getRDNs(BCStyle.CN))
                .extracting(rdn -> rdn.getFirst().getValue().toString())
                .containsExactly("a.example", "b.example");
    }

    @Test
    void the_signature_verifies_unless_it_was_to_be_broken() throws Exception {
        assertThat(verifies(CertificationRequestBuilder.start().build())).isTrue();
        assertThat(verifies(
                        CertificationRequestBuilder.start().key(TestKeys.rsa()).build()))
                .isTrue();
        assertThat(verifies(
                        CertificationRequestBuilder.start().brokenSignature().build()))
                .isFalse();
    }

    private static boolean verifies(PKCS10CertificationRequest request) throws Exception {
        return request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                .setProvider(new BouncyCastleProvider())
                .build(request.getSubjectPublicKeyInfo()));
    }

    private static List<GeneralName> names(Attribute attribute, int value) {
        Extensions extensions = Extensions.getInstance(attribute.getAttributeValues()[value]);
        return List.of(GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName)
                .getNames());
    }
}

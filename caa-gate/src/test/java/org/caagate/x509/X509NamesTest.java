package org.caagate.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caagate.x509.Fixture.certificate;
import static org.caagate.x509.Fixture.commonName;
import static org.caagate.x509.Fixture.concat;
import static org.caagate.x509.Fixture.der;
import static org.caagate.x509.Fixture.dns;
import static org.caagate.x509.Fixture.extension;
import static org.caagate.x509.Fixture.extensionRequest;
import static org.caagate.x509.Fixture.request;
import static org.caagate.x509.Fixture.subject;
import static org.caagate.x509.Fixture.subjectAltName;
import static org.caagate.x509.Fixture.tbs;

import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.caagate.name.CertificateNames;
import org.caagate.name.Identifier;
import org.junit.jupiter.api.Test;

/** What holds for every structure, and every way in. */
class X509NamesTest {
    private static final DERSequence SAN = subjectAltName(dns("san.example"));
    private static final DERSequence SUBJECT = subject(commonName("cn.example"));
    private static final byte[] REQUEST = request(SUBJECT, extensionRequest(SAN));

    @Test
    void reads_a_request_in_each_form() throws IOException {
        assertThat(texts(X509Names.ofCertificationRequest(REQUEST))).containsExactly("cn.example", "san.example");
        assertThat(texts(X509Names.ofCertificationRequest(new PKCS10CertificationRequest(REQUEST))))
                .containsExactly("cn.example", "san.example");
        assertThat(texts(X509Names.ofFile(REQUEST))).containsExactly("cn.example", "san.example");
    }

    @Test
    void reads_a_certificate_in_each_form() throws IOException {
        byte[] certificate = certificate(SUBJECT, SAN);

        assertThat(texts(X509Names.ofCertificate(certificate))).containsExactly("cn.example", "san.example");
        assertThat(texts(X509Names.ofCertificate(new X509CertificateHolder(certificate))))
                .containsExactly("cn.example", "san.example");
        assertThat(texts(X509Names.ofFile(certificate))).containsExactly("cn.example", "san.example");
        assertThat(texts(X509Names.ofTbsCertificate(der(tbs(SUBJECT, SAN)))))
                .containsExactly("cn.example", "san.example");
    }

    @Test
    void reads_ten_thousand_names_and_refuses_one_more() {
        DERSequence[] subjects = {subject(), subject(commonName("one.more.example"))};
        DERSequence names = subjectAltName(IntStream.range(0, X509Names.MOST_NAMES)
                .mapToObj(i -> dns(i + ".example"))
                .toArray(ASN1Encodable[]::new));

        assertThat(X509Names.ofCertificate(certificate(subjects[0], names)).identifiers())
                .hasSize(10_000);
        assertThatThrownBy(() -> X509Names.ofCertificate(certificate(subjects[1], names)))
                .isInstanceOf(UnreadableNamesException.class)
                .hasMessageContaining("more than 10000 are not read");
    }

    @Test
    void tells_the_faults_of_all_parts_at_once() {
        byte[] request = request(
                subject(commonName("a\0.example")),
                extensionRequest(subjectAltName(dns("a@b.example"))),
                extensionRequest(extension(Extension.extendedKeyUsage, new byte[] {5, 0})));

        assertThatThrownBy(() -> X509Names.ofCertificationRequest(request))
                .isInstanceOfSatisfying(UnreadableNamesException.class, e -> assertThat(e.faults())
                        .satisfiesExactlyInAnyOrder(
                                fault -> assertThat(fault).startsWith("2 extensionRequest attributes"),
                                fault -> assertThat(fault).startsWith("subject: "),
                                fault -> assertThat(fault).startsWith("extKeyUsage: "),
                                fault -> assertThat(fault).startsWith("subjectAltName 1: ")));
    }

    @Test
    void refuses_too_many_octets_before_looking_at_them() {
        byte[] huge = new byte[X509Names.MOST_OCTETS + 1];

        assertThatThrownBy(() -> X509Names.ofCertificationRequest(huge))
                .isInstanceOf(UnreadableNamesException.class)
                .hasMessage("certification request: 1048577 octets: more than 1048576 are not read");
        assertThatThrownBy(() -> X509Names.ofFile(huge)).hasMessageContaining("1048577 octets");
    }

    @Test
    void refuses_nesting_without_end() {
        byte[] nested = new byte[0];
        for (int depth = 0; depth < 20_000; depth++) {
            int length = nested.length;
            byte[] head = length < 128
                    ? new byte[] {0x30, (byte) length}
                    : new byte[] {0x30, (byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length};
            nested = concat(head, nested);
        }
        byte[] octets = nested;

        assertThatThrownBy(() -> X509Names.ofCertificate(octets)).isInstanceOf(UnreadableNamesException.class);
    }

    private static Stream<String> texts(CertificateNames names) {
        return names.identifiers().stream().map(Identifier::toString);
    }
}

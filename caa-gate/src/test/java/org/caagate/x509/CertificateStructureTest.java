package org.caagate.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caagate.x509.Fixture.certificate;
import static org.caagate.x509.Fixture.commonName;
import static org.caagate.x509.Fixture.der;
import static org.caagate.x509.Fixture.dns;
import static org.caagate.x509.Fixture.extensionRequest;
import static org.caagate.x509.Fixture.firstFields;
import static org.caagate.x509.Fixture.name;
import static org.caagate.x509.Fixture.requestInfo;
import static org.caagate.x509.Fixture.sequence;
import static org.caagate.x509.Fixture.signed;
import static org.caagate.x509.Fixture.subject;
import static org.caagate.x509.Fixture.subjectAltName;
import static org.caagate.x509.Fixture.tagged;
import static org.caagate.x509.Fixture.tbs;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Extension;
import org.caagate.name.CertificateNames;
import org.caagate.name.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates and what is to be signed as one (RFC 5280 section 4.1). */
class CertificateStructureTest {
    private static final DERSequence SAN = subjectAltName(dns("san.example"));
    private static final DERSequence OTHER_SAN = subjectAltName(dns("other.example"));
    private static final DERSequence SUBJECT = subject(commonName("cn.example"));

    @Test
    void reads_a_certificate_of_version_1() {
        byte[] certificate = signed(firstFields(SUBJECT));

        assertThat(texts(X509Names.ofCertificate(certificate))).containsExactly("cn.example");
        assertThat(texts(X509Names.ofFile(certificate))).containsExactly("cn.example");
    }

    @Test
    void reads_extensions_after_unique_identifiers() {
        DERSequence structure = with(
                firstFields(SUBJECT).toArray(),
                tagged(0, new ASN1Integer(2)),
                name(1, new byte[] {0, 1}),
                name(2, new byte[] {0, 1}),
                tagged(3, sequence(SAN)));

        assertThat(texts(X509Names.ofTbsCertificate(der(structure)))).containsExactly("cn.example", "san.example");
    }

    @Test
    void reads_names_that_are_critical() {
        DERSequence critical = sequence(
                Extension.subjectAlternativeName,
                ASN1Boolean.TRUE,
                new DEROctetString(der(sequence(dns("a.example")))));

        assertThat(texts(X509Names.ofTbsCertificate(der(tbs(subject(), critical)))))
                .containsExactly("a.example");
    }

    static Stream<Arguments> brokenTbsCertificates() {
        ASN1Encodable[] first = firstFields(SUBJECT).toArray();
        ASN1Encodable version3 = tagged(0, new ASN1Integer(2));
        ASN1Encodable extensions = tagged(3, sequence(SAN));
        return Stream.of(
                arguments("two lists of names", "subjectAltName occurs more than once", tbs(SUBJECT, SAN, OTHER_SAN)),
                arguments("a signature in its place", "TBSCertificate has 2", sequence(first[1], first[2])),
                arguments(
                        "no public key",
                        "TBSCertificate has 6",
                        append(new ASN1Encodable[] {version3}, Arrays.copyOf(first, 5))),
                arguments("a validity of numbers", "something else than times", withValidityOf(new ASN1Integer(1))),
                arguments("a request", "TBSCertificate has 4 elements", requestInfo(0, SUBJECT, extensionRequest(SAN))),
                arguments(
                        "a whole certificate", "TBSCertificate has 3", ASN1Sequence.getInstance(certificate(SUBJECT))),
                arguments("version 4", "a version that is not", with(first, tagged(0, new ASN1Integer(3)), extensions)),
                arguments("a huge version", "a version that is not", with(first, tagged(0, huge()), extensions)),
                arguments("a version under [1]", "version has another", with(first, tagged(1, new ASN1Integer(2)))),
                arguments("extensions in version 1", "not of version 3", append(first, extensions)),
                arguments(
                        "extensions in version 2",
                        "not of version 3",
                        with(first, tagged(0, new ASN1Integer(1)), extensions)),
                arguments("extensions twice", "there twice", with(first, version3, extensions, extensions)),
                arguments("an unknown field", "that is unknown", with(first, version3, tagged(4, sequence(SAN)))),
                arguments("fields out of order", "out of order", with(first, version3, extensions, name(1, new byte[] {
                    0, 1
                }))),
                arguments("a list of revoked certificates", "validity has another ASN.1 type", revocationList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenTbsCertificates")
    void refuses_to_read_as_a_certificate_to_be_signed(String what, String fault, ASN1Encodable structure) {
        assertThatThrownBy(() -> X509Names.ofTbsCertificate(der(structure)))
                .as(what)
                .isInstanceOf(UnreadableNamesException.class)
                .hasMessageContaining(fault);
    }

    private static ASN1Encodable huge() {
        return new ASN1Integer(BigInteger.ONE.shiftLeft(100));
    }

    private static DERSequence revocationList() {
        ASN1Encodable[] fields = firstFields(SUBJECT).toArray();
        ASN1Encodable time = ((ASN1Sequence) fields[3]).getObjectAt(0);
        return sequence(new ASN1Integer(1), fields[1], fields[2], time, time, sequence(), tagged(0, sequence()));
    }

    private static DERSequence withValidityOf(ASN1Encodable time) {
        ASN1Encodable[] fields = firstFields(SUBJECT).toArray();
        fields[3] = sequence(time, time);
        return new DERSequence(fields);
    }

    private static DERSequence with(ASN1Encodable[] first, ASN1Encodable version, ASN1Encodable... last) {
        return append(append(new ASN1Encodable[] {version}, first).toArray(), last);
    }

    private static DERSequence append(ASN1Encodable[] elements, ASN1Encodable... more) {
        return new DERSequence(
                Stream.concat(Arrays.stream(elements), Arrays.stream(more)).toArray(ASN1Encodable[]::new));
    }

    private static Stream<String> texts(CertificateNames names) {
        return names.identifiers().stream().map(Identifier::toString);
    }
}

package org.caagate.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caagate.x509.Fixture.MICROSOFT_EXTENSIONS;
import static org.caagate.x509.Fixture.certificate;
import static org.caagate.x509.Fixture.commonName;
import static org.caagate.x509.Fixture.concat;
import static org.caagate.x509.Fixture.der;
import static org.caagate.x509.Fixture.dns;
import static org.caagate.x509.Fixture.extension;
import static org.caagate.x509.Fixture.extensionRequest;
import static org.caagate.x509.Fixture.name;
import static org.caagate.x509.Fixture.request;
import static org.caagate.x509.Fixture.requestAttribute;
import static org.caagate.x509.Fixture.requestInfo;
import static org.caagate.x509.Fixture.sequence;
import static org.caagate.x509.Fixture.signed;
import static org.caagate.x509.Fixture.subject;
import static org.caagate.x509.Fixture.subjectAltName;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.caagate.name.CertificateNames;
import org.caagate.name.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Certification requests (RFC 2986), and everything in them that would make the list of names shorter in some reader. */
class RequestStructureTest {
    private static final DERSequence SAN = subjectAltName(dns("san.example"));
    private static final DERSequence OTHER_SAN = subjectAltName(dns("other.example"));
    private static final DERSequence SUBJECT = subject(commonName("cn.example"));
    private static final byte[] REQUEST = request(SUBJECT, extensionRequest(SAN));

    @Test
    void reads_a_request_without_the_field_for_attributes() {
        DERSequence info = requestInfo(0, SUBJECT);
        byte[] request = signed(sequence(info.getObjectAt(0), info.getObjectAt(1), info.getObjectAt(2)));

        assertThat(texts(X509Names.ofCertificationRequest(request))).containsExactly("cn.example");
    }

    @Test
    void reads_the_attribute_of_Microsoft_where_it_is_the_only_one() {
        byte[] request = request(subject(), requestAttribute(MICROSOFT_EXTENSIONS, sequence(SAN)));

        assertThat(texts(X509Names.ofCertificationRequest(request))).containsExactly("san.example");
    }

    @Test
    void reads_a_request_whose_attributes_are_not_sorted() throws IOException {
        DERSequence info = requestInfo(0, subject());
        DLSet unsorted = new DLSet(new ASN1Encodable[] {
            extensionRequest(SAN),
            requestAttribute(PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERUTF8String("x"))
        });
        ASN1Encodable unsortedInfo = new DLSequence(new ASN1Encodable[] {
            info.getObjectAt(0), info.getObjectAt(1), info.getObjectAt(2), new DLTaggedObject(false, 0, unsorted)
        });
        ASN1Sequence whole = ASN1Sequence.getInstance(signed(info));
        byte[] request = new DLSequence(new ASN1Encodable[] {unsortedInfo, whole.getObjectAt(1), whole.getObjectAt(2)})
                .getEncoded();

        assertThat(texts(X509Names.ofCertificationRequest(request))).containsExactly("san.example");
    }

    static Stream<Arguments> ambiguousRequests() {
        DERSequence first = extensionRequest(SAN);
        return Stream.of(
                arguments("a second extensionRequest", "2 extensionRequest attributes", new DERSequence[] {
                    first, extensionRequest(OTHER_SAN)
                }),
                arguments("Microsoft's attribute beside it", "2 extensionRequest attributes", new DERSequence[] {
                    first, requestAttribute(MICROSOFT_EXTENSIONS, sequence(OTHER_SAN))
                }),
                arguments("two values", "with 2 values", new DERSequence[] {
                    requestAttribute(
                            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, sequence(SAN), sequence(OTHER_SAN))
                }),
                arguments("no value", "with 0 values", new DERSequence[] {
                    requestAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)
                }),
                arguments("two lists of names", "subjectAltName occurs more than once", new DERSequence[] {
                    extensionRequest(SAN, OTHER_SAN)
                }),
                arguments("an extension twice", "extension 1.2.3 occurs more than once", new DERSequence[] {
                    extensionRequest(
                            SAN,
                            extension(new ASN1ObjectIdentifier("1.2.3"), new byte[0]),
                            extension(new ASN1ObjectIdentifier("1.2.3"), new byte[0]))
                }),
                arguments("a value that is no list", "has another ASN.1 type", new DERSequence[] {
                    requestAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, new DEROctetString(der(SAN)))
                }),
                arguments("an attribute of three", "an attribute has 3 elements", new DERSequence[] {
                    sequence(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, sequence(), sequence())
                }),
                arguments("an extension of one", "an extension has 1 elements", new DERSequence[] {
                    extensionRequest(sequence(Extension.subjectAlternativeName))
                }),
                arguments("an extension of four", "an extension has 4 elements", new DERSequence[] {
                    extensionRequest(sequence(
                            Extension.subjectAlternativeName, ASN1Boolean.TRUE, new DEROctetString(new byte[0]), SAN))
                }),
                arguments("names that are not octets", "value has another ASN.1 type", new DERSequence[] {
                    extensionRequest(sequence(Extension.subjectAlternativeName, sequence(dns("a.example"))))
                }),
                arguments(
                        "an empty list of names", "no name in it", new DERSequence[] {extensionRequest(subjectAltName())
                        }),
                arguments("empty names", "subjectAltName: empty", new DERSequence[] {
                    extensionRequest(extension(Extension.subjectAlternativeName, new byte[0]))
                }),
                arguments("octets after the names", "more octets follow", new DERSequence[] {
                    extensionRequest(extension(
                            Extension.subjectAlternativeName,
                            concat(der(sequence(dns("a.example"))), new byte[] {5, 0})))
                }),
                arguments("names of indefinite length", "not encoded as DER", new DERSequence[] {
                    extensionRequest(
                            extension(Extension.subjectAlternativeName, ber(new BERSequence(dns("a.example")))))
                }),
                arguments("names with a padded length", "not encoded as DER", new DERSequence[] {
                    extensionRequest(extension(
                            Extension.subjectAlternativeName, HexFormat.of().parseHex("3081058203612e62")))
                }),
                arguments("a single name instead of a list", "another ASN.1 type", new DERSequence[] {
                    extensionRequest(extension(Extension.subjectAlternativeName, der(dns("a.example"))))
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ambiguousRequests")
    void refuses_a_request_with(String what, String fault, DERSequence[] attributes) {
        assertThatThrownBy(() -> X509Names.ofCertificationRequest(request(SUBJECT, attributes)))
                .as(what)
                .isInstanceOfSatisfying(
                        UnreadableNamesException.class,
                        e -> assertThat(e.faults()).singleElement().asString().contains(fault));
    }

    static Stream<Arguments> brokenRequests() {
        DERSequence info = requestInfo(0, SUBJECT, extensionRequest(SAN));
        return Stream.of(
                arguments("nothing", "empty", new byte[0]),
                arguments("octets after it", "more octets follow", concat(REQUEST, new byte[] {0})),
                arguments("its first half", "cannot be read", Arrays.copyOf(REQUEST, REQUEST.length / 2)),
                arguments("a number", "another ASN.1 type", der(new ASN1Integer(1))),
                arguments("no signature", "CertificationRequest has 1 elements", der(sequence(info))),
                arguments("another version", "a version that is not v1(0)", signed(requestInfo(1, SUBJECT))),
                arguments("a certificate", "CertificationRequestInfo has 8 elements", certificate(SUBJECT, SAN)),
                arguments(
                        "a fifth field",
                        "CertificationRequestInfo has 5 elements",
                        signed(sequence(
                                info.getObjectAt(0),
                                info.getObjectAt(1),
                                info.getObjectAt(2),
                                info.getObjectAt(3),
                                info.getObjectAt(3)))),
                arguments(
                        "attributes under another tag",
                        "attributes has another tag than [0]",
                        signed(sequence(
                                info.getObjectAt(0),
                                info.getObjectAt(1),
                                info.getObjectAt(2),
                                new DERTaggedObject(false, 1, new DLSet(extensionRequest(SAN)))))),
                arguments(
                        "no name at all",
                        "no identifier: no subject alternative name, and no common name that is a host name",
                        request(subject())),
                arguments("no host", "(the common name is \"Alice\")", request(subject(commonName("Alice")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenRequests")
    void refuses_as_a_request(String what, String fault, byte[] octets) {
        assertThatThrownBy(() -> X509Names.ofCertificationRequest(octets))
                .as(what)
                .isInstanceOf(UnreadableNamesException.class)
                .hasMessageContaining(fault);
    }

    private static byte[] ber(ASN1Encodable structure) {
        try {
            return structure.toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> texts(CertificateNames names) {
        return names.identifiers().stream().map(Identifier::toString);
    }
}

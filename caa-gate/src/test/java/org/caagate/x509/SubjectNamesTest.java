package org.caagate.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caagate.x509.Fixture.attribute;
import static org.caagate.x509.Fixture.certificate;
import static org.caagate.x509.Fixture.commonName;
import static org.caagate.x509.Fixture.dns;
import static org.caagate.x509.Fixture.extendedKeyUsage;
import static org.caagate.x509.Fixture.extensionRequest;
import static org.caagate.x509.Fixture.mailbox;
import static org.caagate.x509.Fixture.request;
import static org.caagate.x509.Fixture.sequence;
import static org.caagate.x509.Fixture.subject;
import static org.caagate.x509.Fixture.subjectAltName;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.caagate.name.CertificateNames;
import org.caagate.name.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names in the subject: common names and emailAddress. */
class SubjectNamesTest {
    @ParameterizedTest
    @CsvSource({
        "example.com, dns example.com",
        "WWW.Example.COM., dns www.example.com",
        "*.example.com, wildcard *.example.com",
        "192.0.2.1, ip 192.0.2.1",
        "2001:DB8::1, ip 2001:db8::1",
        "_x.example.com, dns _x.example.com",
    })
    void counts_a_common_name_that_reads_as_a_host(String text, String expected) {
        CertificateNames names = X509Names.ofCertificationRequest(request(subject(commonName(text))));

        assertThat(names.identifiers())
                .extracting(name -> name.kind().id() + " " + name)
                .containsExactly(expected);
        assertThat(names.ignoredCommonNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "localhost.",
                "Example Web Server",
                "alice@example.com",
                "example.com, www.example.com",
                "https://example.com",
                "example.com:443",
                "w*.example.com",
                " example.com",
                "1.2.3",
                "192.0.2.256",
                "b\u00fccher.example"
            })
    void keeps_any_other_common_name_apart(String text) {
        byte[] request = request(subject(commonName(text)), extensionRequest(subjectAltName(dns("san.example.com"))));

        CertificateNames names = X509Names.ofCertificationRequest(request);

        assertThat(names.identifiers()).extracting(Identifier::toString).containsExactly("san.example.com");
        assertThat(names.ignoredCommonNames()).containsExactly("\"" + text.replace("\u00fc", "\\u00fc") + "\"");
    }

    static Stream<Arguments> strings() {
        return Stream.of(
                arguments("UTF8String", "0c05612e636f6d"),
                arguments("PrintableString", "1305612e636f6d"),
                arguments("TeletexString", "1405612e636f6d"),
                arguments("IA5String", "1605612e636f6d"),
                arguments("VisibleString", "1a05612e636f6d"),
                arguments("BMPString", "1e0a0061002e0063006f006d"),
                arguments("UniversalString", "1c14000000610000002e000000630000006f0000006d"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strings")
    void decodes_every_string_type(String type, String hex) throws IOException {
        byte[] request = request(subject(commonName(encoded(hex))));

        assertThat(X509Names.ofCertificationRequest(request).identifiers())
                .as(type)
                .extracting(Identifier::toString)
                .containsExactly("a.com");
    }

    @Test
    void reads_an_address_from_a_string_of_digits() throws IOException {
        CertificateNames names = X509Names.ofCertificationRequest(
                request(subject(commonName(encoded("12023132")), commonName("example.com"))));

        assertThat(names.ignoredCommonNames()).containsExactly("\"12\"");
    }

    @Test
    void reads_a_wildcard_from_a_PrintableString_although_its_repertoire_has_no_asterisk() throws IOException {
        assertThat(X509Names.ofCertificationRequest(request(subject(commonName(encoded("13072a2e612e636f6d")))))
                        .identifiers())
                .extracting(Identifier::toString)
                .containsExactly("*.a.com");
    }

    static Stream<Arguments> brokenStrings() {
        return Stream.of(
                arguments("NUL in a UTF8String", "0c05612e630062"),
                arguments("NUL in a BMPString", "1e06006100000062"),
                arguments("escape in a TeletexString", "14031b2461"),
                arguments("delete", "0c037f2e61"),
                arguments("C1 control", "0c03c2852e"),
                arguments("overlong UTF-8", "0c03c0ae61"),
                arguments("surrogate in UTF-8", "0c03eda080"),
                arguments("cut UTF-8", "0c0261c3"),
                arguments("beyond ASCII in a PrintableString", "130261e9"),
                arguments("beyond ASCII in an IA5String", "160261e9"),
                arguments("beyond ASCII in a VisibleString", "1a0261e9"),
                arguments("half a character in a BMPString", "1e040061d800"),
                arguments("a surrogate in a UniversalString", "1c040000d800"),
                arguments("beyond Unicode in a UniversalString", "1c0400110000"),
                arguments("three octets in a UniversalString", "1c03000061"),
                arguments("a GeneralString", "1b05612e636f6d"),
                arguments("an OCTET STRING", "0405612e636f6d"),
                arguments("a NULL", "0500"),
                arguments("a SEQUENCE", "30070c05612e636f6d"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenStrings")
    void refuses_a_common_name_that_cannot_be_decoded(String what, String hex) throws IOException {
        byte[] request = request(subject(commonName(encoded(hex))), extensionRequest(subjectAltName(dns("a.example"))));

        assertThatThrownBy(() -> X509Names.ofCertificationRequest(request))
                .as(what)
                .isInstanceOfSatisfying(UnreadableNamesException.class, e -> assertThat(e.faults())
                        .singleElement()
                        .asString()
                        .startsWith("subject: ")
                        .matches("[ -~]*"));
    }

    @Test
    void reads_all_common_names_before_the_alternative_names() {
        DERSequence several = sequence(
                new DERSet(
                        new ASN1Encodable[] {commonName("b.example"), attribute(BCStyle.OU, new DERUTF8String("x"))}),
                new DERSet(new ASN1Encodable[] {commonName("a.example"), commonName("c.example")}));

        assertThat(X509Names.ofCertificate(certificate(several, subjectAltName(dns("z.example"), dns("a.example"))))
                        .identifiers())
                .extracting(Identifier::toString)
                .containsExactly("b.example", "a.example", "c.example", "z.example");
    }

    @Test
    void refuses_an_attribute_with_more_than_a_type_and_a_value() {
        DERSequence odd = sequence(BCStyle.CN, new DERUTF8String("a.example"), new DERUTF8String("b.example"));

        assertThatThrownBy(() -> X509Names.ofCertificationRequest(request(subject(odd))))
                .isInstanceOf(UnreadableNamesException.class)
                .hasMessageContaining("an attribute of the subject has 3 elements");
    }

    @Test
    void refuses_a_relative_distinguished_name_that_is_no_set() {
        assertThatThrownBy(() -> X509Names.ofCertificationRequest(request(sequence(sequence(commonName("a.example"))))))
                .isInstanceOf(UnreadableNamesException.class)
                .hasMessageContaining("a relative distinguished name has another ASN.1 type");
    }

    @Test
    void refuses_a_subject_of_too_many_names() {
        DERSequence many = subject(Collections.nCopies(X509Names.MOST_NAMES + 1, commonName("a.example"))
                .toArray(DERSequence[]::new));

        assertThatThrownBy(() -> X509Names.ofCertificationRequest(request(many)))
                .isInstanceOf(UnreadableNamesException.class)
                .hasMessageContaining("more than 10000 are not read");
    }

    // emailAddress (RFC 8550 section 3)

    private static final DERSequence MAIL_SUBJECT =
            subject(attribute(BCStyle.EmailAddress, new DERIA5String("Alice@Example.COM")), commonName("a.example"));

    @Test
    void counts_an_emailAddress_in_a_certificate_that_may_be_for_mail() {
        assertThat(kinds(X509Names.ofCertificate(certificate(MAIL_SUBJECT))))
                .containsExactly("email Alice@example.com", "dns a.example");
        assertThat(kinds(X509Names.ofCertificate(
                        certificate(MAIL_SUBJECT, extendedKeyUsage(KeyPurposeId.id_kp_emailProtection)))))
                .containsExactly("email Alice@example.com", "dns a.example");
    }

    @Test
    void leaves_out_an_emailAddress_in_a_certificate_for_servers() {
        assertThat(kinds(X509Names.ofCertificate(
                        certificate(MAIL_SUBJECT, extendedKeyUsage(KeyPurposeId.id_kp_serverAuth)))))
                .containsExactly("dns a.example");
    }

    @Test
    void counts_an_emailAddress_in_a_request_only_where_mail_is_asked_for() {
        assertThat(kinds(X509Names.ofCertificationRequest(request(MAIL_SUBJECT))))
                .containsExactly("dns a.example");
        assertThat(kinds(X509Names.ofCertificationRequest(
                        request(MAIL_SUBJECT, extensionRequest(extendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage))))))
                .containsExactly("email Alice@example.com", "dns a.example");
    }

    @Test
    void refuses_an_emailAddress_that_counts_and_is_no_mailbox() {
        DERSequence subject =
                subject(attribute(BCStyle.EmailAddress, new DERIA5String("example.com")), commonName("a.example"));

        assertThatThrownBy(() -> X509Names.ofCertificate(certificate(subject)))
                .isInstanceOf(UnreadableNamesException.class)
                .hasMessageContaining("a mailbox has an at sign");
    }

    // What mailboxes of the subjectAltName are worth

    static Stream<Arguments> purposes() {
        return Stream.of(
                arguments(new KeyPurposeId[] {}, "email a@example.com"),
                arguments(new KeyPurposeId[] {KeyPurposeId.id_kp_emailProtection}, "email a@example.com"),
                arguments(new KeyPurposeId[] {KeyPurposeId.anyExtendedKeyUsage}, "email a@example.com"),
                arguments(
                        new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_emailProtection},
                        "email a@example.com"),
                arguments(
                        new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth},
                        "other email-not-for-mail:a@example.com"));
    }

    @ParameterizedTest
    @MethodSource("purposes")
    void takes_a_mailbox_for_one_unless_the_certificate_is_for_other_purposes_only(
            KeyPurposeId[] purposes, String expected) {
        DERSequence names = subjectAltName(mailbox("a@example.com"));
        DERSequence[] extensions = purposes.length == 0
                ? new DERSequence[] {names}
                : new DERSequence[] {names, extendedKeyUsage(purposes)};

        assertThat(kinds(X509Names.ofCertificate(certificate(subject(), extensions))))
                .containsExactly(expected);
        assertThat(kinds(X509Names.ofCertificationRequest(request(subject(), extensionRequest(extensions)))))
                .containsExactly(expected);
    }

    static Stream<DERSequence> brokenPurposes() {
        return Stream.of(sequence(), sequence(new ASN1Integer(1)), sequence(sequence()));
    }

    @ParameterizedTest
    @MethodSource("brokenPurposes")
    void refuses_an_extended_key_usage_that_cannot_be_read(DERSequence value) {
        byte[] certificate = certificate(
                subject(commonName("a.example")), Fixture.extension(Extension.extendedKeyUsage, Fixture.der(value)));

        assertThatThrownBy(() -> X509Names.ofCertificate(certificate))
                .isInstanceOf(UnreadableNamesException.class)
                .hasMessageStartingWith("extKeyUsage: ");
    }

    private static Stream<String> kinds(CertificateNames names) {
        return names.identifiers().stream().map(name -> name.kind().id() + " " + name);
    }

    private static ASN1Primitive encoded(String hex) throws IOException {
        return ASN1Primitive.fromByteArray(HexFormat.of().parseHex(hex));
    }
}

package org.caagate.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caagate.x509.Fixture.dns;
import static org.caagate.x509.Fixture.mailbox;
import static org.caagate.x509.Fixture.name;
import static org.caagate.x509.Fixture.otherName;
import static org.caagate.x509.Fixture.requestFor;
import static org.caagate.x509.Fixture.sequence;
import static org.caagate.x509.Fixture.tagged;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.caagate.name.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kinds of GeneralName, one by one (RFC 5280 section 4.2.1.6). */
class AlternativeNamesTest {
    private static final String SMTP_UTF8_MAILBOX = "1.3.6.1.5.5.7.8.9";
    private static final String LABEL_63 = "a".repeat(63);
    private static final String NAME_253 = LABEL_63 + "." + LABEL_63 + "." + LABEL_63 + "." + "a".repeat(61);

    static Stream<Arguments> readable() {
        return Stream.of(
                arguments(dns("example.com"), "dns example.com"),
                arguments(dns("WWW.Example.COM."), "dns www.example.com"),
                arguments(dns("_dmarc.example.com"), "dns _dmarc.example.com"),
                arguments(dns("localhost"), "dns localhost"),
                arguments(dns("xn--bcher-kva.example"), "dns xn--bcher-kva.example"),
                arguments(dns(NAME_253), "dns " + NAME_253),
                arguments(dns("*.Example.com"), "wildcard *.example.com"),
                arguments(name(7, hex("c0000201")), "ip 192.0.2.1"),
                arguments(name(7, hex("20010db8000000000000000000000001")), "ip 2001:db8::1"),
                arguments(name(7, hex("00000000000000000000ffffc0000201")), "ip ::ffff:c000:201"),
                arguments(mailbox("Alice.B+tag@Example.COM"), "email Alice.B+tag@example.com"),
                arguments(
                        otherName(SMTP_UTF8_MAILBOX, new DERUTF8String("\u00e9@example.com")),
                        "email \u00e9@example.com"),
                arguments(
                        otherName(SMTP_UTF8_MAILBOX, new DERUTF8String("a@xn--bcher-kva.example")),
                        "email a@xn--bcher-kva.example"),
                arguments(
                        new GeneralName(GeneralName.uniformResourceIdentifier, "spiffe://example.com/a\"b\\c"),
                        "other uri:spiffe://example.com/a\\\"b\\\\c"),
                arguments(
                        new GeneralName(new X500Name("O=Example,CN=\u00e9")),
                        "other directory-name:O=Example,CN=\\u00e9"),
                arguments(new GeneralName(GeneralName.registeredID, "1.2.3"), "other registered-id:1.2.3"),
                arguments(new DERTaggedObject(false, 3, sequence(sequence())), "other x400-address:#a3023000"),
                arguments(
                        new DERTaggedObject(false, 5, sequence(tagged(1, new DERUTF8String("x")))),
                        "other edi-party-name:#a505a1030c0178"),
                arguments(
                        otherName("1.3.6.1.4.1.311.20.2.3", new DERUTF8String("alice@corp")),
                        "other other-name:1.3.6.1.4.1.311.20.2.3='alice@corp'"),
                arguments(
                        otherName("1.3.6.1.5.5.7.8.7", new DERIA5String("_x.example")),
                        "other other-name:1.3.6.1.5.5.7.8.7='_x.example'"),
                arguments(otherName("1.2.3", new ASN1Integer(5)), "other other-name:1.2.3=#020105"));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void reads_a_name(ASN1Encodable name, String expected) {
        assertThat(X509Names.ofCertificationRequest(requestFor(name)).identifiers())
                .extracting(identifier -> identifier.kind().id() + " " + identifier)
                .containsExactly(expected);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments(dns(""), "a name cannot be empty"),
                arguments(dns("."), "the root has no CAA policy"),
                arguments(dns("good.example\0.evil.example"), "\"good.example\\u0000.evil.example\""),
                arguments(dns("example.com\n"), "letters, digits, hyphens and underscores only"),
                arguments(dns(" example.com"), "letters, digits, hyphens and underscores only"),
                arguments(dns(".example.com"), "an empty label"),
                arguments(dns("a..example.com"), "an empty label"),
                arguments(dns("example.com.."), "an empty label"),
                arguments(dns("-a.example.com"), "begins or ends with a hyphen"),
                arguments(dns("*"), "an asterisk"),
                arguments(dns("w*.example.com"), "an asterisk"),
                arguments(dns("*.*.example.com"), "an asterisk"),
                arguments(dns("a.*.example.com"), "an asterisk"),
                arguments(dns(LABEL_63 + "a.example"), "longer than 63 octets"),
                arguments(dns(NAME_253 + "a"), "longer than 253 octets"),
                arguments(dns("192.0.2.1"), "an IP address belongs in an iPAddress"),
                arguments(dns("2001:db8::1"), "an IPv6 address belongs in an iPAddress"),
                arguments(dns("192.0.2"), "the last label is a number"),
                arguments(dns("example.com:443"), "no colon"),
                arguments(dns("https://example.com"), "no colon"),
                arguments(dns("alice@example.com"), "belongs in an rfc822Name"),
                arguments(name(2, "b\u00fccher.example".getBytes(StandardCharsets.UTF_8)), "not ASCII"),
                arguments(name(2, "b\u00fccher.example".getBytes(StandardCharsets.ISO_8859_1)), "not ASCII"),
                arguments(tagged(2, new DERIA5String("example.com")), "in pieces"),
                arguments(name(7, hex("")), "iPAddress of 0 octets"),
                arguments(name(7, hex("c00002")), "iPAddress of 3 octets"),
                arguments(name(7, hex("c0000201ffffffff")), "which only name constraints have"),
                arguments(name(7, new byte[32]), "which only name constraints have"),
                arguments(name(7, new byte[17]), "iPAddress of 17 octets"),
                arguments(tagged(7, new DEROctetString(hex("c0000201"))), "in pieces"),
                arguments(mailbox(""), "a mailbox has an at sign"),
                arguments(mailbox("example.com"), "a mailbox has an at sign"),
                arguments(mailbox(".example.com"), "a mailbox has an at sign"),
                arguments(mailbox("@example.com"), "1 to 64 characters"),
                arguments(mailbox("a b@example.com"), "1 to 64 characters"),
                arguments(mailbox("a\0@example.com"), "1 to 64 characters"),
                arguments(mailbox("a@b@example.com"), "1 to 64 characters"),
                arguments(mailbox("\"a\"@example.com"), "1 to 64 characters"),
                arguments(mailbox("a@"), "a name cannot be empty"),
                arguments(mailbox("a@[192.0.2.1]"), "letters, digits, hyphens and underscores only"),
                arguments(mailbox("a@*.example.com"), "an asterisk"),
                arguments(
                        name(1, "\u00e9@example.com".getBytes(StandardCharsets.ISO_8859_1)),
                        "needs an SmtpUTF8Mailbox"),
                arguments(
                        otherName(SMTP_UTF8_MAILBOX, new DERUTF8String("a@b\u00fccher.example")),
                        "must be in A-labels"),
                arguments(otherName(SMTP_UTF8_MAILBOX, new DERUTF8String("a\u0001@example.com")), "control character"),
                arguments(otherName(SMTP_UTF8_MAILBOX, new DERUTF8String("\ufeffa@example.com")), "1 to 64 characters"),
                arguments(otherName(SMTP_UTF8_MAILBOX, new DERIA5String("a@example.com")), "another ASN.1 type"),
                arguments(name(6, hex("")), "a URI is not empty"),
                arguments(name(6, hex("613a00")), "a URI is not empty"),
                arguments(name(6, hex("613ae9")), "a URI is not empty"),
                arguments(name(8, hex("80")), "cannot be read"),
                arguments(name(4, hex("3000")), "cannot be read"),
                arguments(name(0, hex("3000")), "cannot be read"),
                arguments(
                        new DERTaggedObject(false, 0, sequence(new ASN1ObjectIdentifier("1.2.3"))), "otherName has 1"),
                arguments(
                        new DERTaggedObject(
                                false,
                                0,
                                sequence(new ASN1ObjectIdentifier("1.2.3"), tagged(1, new DERUTF8String("x")))),
                        "another tag than [0]"),
                arguments(name(9, hex("61")), "unknown type [9]"),
                arguments(
                        new DERTaggedObject(false, BERTags.APPLICATION, 2, new DERIA5String("example.com")),
                        "not context-specific"),
                arguments(new DERIA5String("example.com"), "another ASN.1 type"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void refuses_a_name_and_with_it_the_whole_request(ASN1Encodable name, String fault) {
        byte[] request = requestFor(dns("good.example.com"), name);

        assertThatThrownBy(() -> X509Names.ofCertificationRequest(request))
                .isInstanceOfSatisfying(UnreadableNamesException.class, e -> assertThat(e.faults())
                        .singleElement()
                        .asString()
                        .startsWith("subjectAltName 2: ")
                        .contains(fault)
                        .matches("[ -~]*"));
    }

    @Test
    void tells_all_faults_at_once() {
        byte[] request =
                requestFor(dns("a@example.com"), dns("good.example.com"), dns("192.0.2.1"), name(7, new byte[5]));

        assertThatThrownBy(() -> X509Names.ofCertificationRequest(request))
                .isInstanceOfSatisfying(UnreadableNamesException.class, e -> {
                    assertThat(e.faults()).hasSize(3);
                    assertThat(e.faults().get(2)).startsWith("subjectAltName 4: iPAddress of 5 octets");
                    assertThat(e).hasMessage(String.join("; ", e.faults()));
                });
    }

    @Test
    void keeps_the_message_short_where_there_are_many_faults() {
        byte[] request = requestFor(Collections.nCopies(1000, dns("-")).toArray(ASN1Encodable[]::new));

        assertThatThrownBy(() -> X509Names.ofCertificationRequest(request))
                .hasMessageEndingWith("; and 980 more faults")
                .isInstanceOfSatisfying(UnreadableNamesException.class, e -> assertThat(e.faults())
                        .hasSize(1000));
    }

    @Test
    void keeps_the_order_and_one_of_each() {
        byte[] request = requestFor(dns("b.example.com"), dns("a.example.com"), dns("B.example.com."));

        assertThat(X509Names.ofCertificationRequest(request).identifiers())
                .extracting(Identifier::toString)
                .containsExactly("b.example.com", "a.example.com");
    }

    @Test
    void tells_long_names_apart_that_begin_alike() {
        String start = "https://example.com/" + "a".repeat(400);
        byte[] request = requestFor(
                new GeneralName(GeneralName.uniformResourceIdentifier, start + "b"),
                new GeneralName(GeneralName.uniformResourceIdentifier, start + "c"));

        assertThat(X509Names.ofCertificationRequest(request).identifiers())
                .hasSize(2)
                .allSatisfy(name -> assertThat(name.toString())
                        .contains("... (421 characters, SHA-256 ")
                        .hasSizeLessThan(320));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}

package org.caagate.x509;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Structures put together element by element, so that any of them can be wrong. The key and the signature are dummies: the
 * reader looks at neither.
 */
final class Fixture {
    static final ASN1ObjectIdentifier MICROSOFT_EXTENSIONS = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.14");

    private static final DERSequence ALGORITHM = sequence(new ASN1ObjectIdentifier("1.3.101.112"));
    private static final DERBitString BITS = new DERBitString(new byte[32]);

    private Fixture() {}

    static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    static DERTaggedObject tagged(int tag, ASN1Encodable content) {
        return new DERTaggedObject(true, tag, content);
    }

    static byte[] der(ASN1Encodable structure) {
        try {
            return structure.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("what was just built must encode", e);
        }
    }

    static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    // Subjects

    static DERSequence attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return sequence(type, value);
    }

    static DERSequence commonName(ASN1Encodable value) {
        return attribute(BCStyle.CN, value);
    }

    static DERSequence commonName(String text) {
        return commonName(new DERUTF8String(text));
    }

    /** A distinguished name with one attribute in each of its relative distinguished names. */
    static DERSequence subject(DERSequence... attributes) {
        return sequence(List.of(attributes).stream().map(DERSet::new).toArray(ASN1Encodable[]::new));
    }

    // Extensions

    static DERSequence extension(ASN1ObjectIdentifier type, byte[] value) {
        return sequence(type, new DEROctetString(value));
    }

    static DERSequence subjectAltName(ASN1Encodable... names) {
        return extension(Extension.subjectAlternativeName, der(sequence(names)));
    }

    static DERSequence extendedKeyUsage(KeyPurposeId... purposes) {
        return extension(Extension.extendedKeyUsage, der(sequence(purposes)));
    }

    static GeneralName dns(String text) {
        return new GeneralName(GeneralName.dNSName, text);
    }

    static GeneralName mailbox(String text) {
        return new GeneralName(GeneralName.rfc822Name, text);
    }

    static DERTaggedObject name(int tag, byte[] octets) {
        return new DERTaggedObject(false, tag, new DEROctetString(octets));
    }

    static DERTaggedObject otherName(String type, ASN1Encodable value) {
        return new DERTaggedObject(
                false, GeneralName.otherName, sequence(new ASN1ObjectIdentifier(type), tagged(0, value)));
    }

    // Requests

    static DERSequence extensionRequest(DERSequence... extensions) {
        return requestAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, sequence(extensions));
    }

    static DERSequence requestAttribute(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        return sequence(type, new DERSet(values));
    }

    static byte[] request(DERSequence subject, DERSequence... attributes) {
        return signed(requestInfo(0, subject, attributes));
    }

    static DERSequence requestInfo(int version, DERSequence subject, DERSequence... attributes) {
        return sequence(
                new ASN1Integer(version),
                subject,
                sequence(ALGORITHM, BITS),
                new DERTaggedObject(false, 0, new DERSet(attributes)));
    }

    static byte[] requestFor(ASN1Encodable... names) {
        return request(subject(), extensionRequest(subjectAltName(names)));
    }

    // Certificates

    static byte[] certificate(DERSequence subject, DERSequence... extensions) {
        return signed(tbs(subject, extensions));
    }

    static DERSequence tbs(DERSequence subject, DERSequence... extensions) {
        DERSequence first = firstFields(subject);
        return sequence(
                tagged(0, new ASN1Integer(2)),
                first.getObjectAt(0),
                first.getObjectAt(1),
                first.getObjectAt(2),
                first.getObjectAt(3),
                first.getObjectAt(4),
                first.getObjectAt(5),
                tagged(3, sequence(extensions)));
    }

    /** The fields that every version has; on their own they are a TBSCertificate of version 1. */
    static DERSequence firstFields(DERSequence subject) {
        DERGeneralizedTime time = new DERGeneralizedTime("20260101000000Z");
        return sequence(
                new ASN1Integer(1),
                ALGORITHM,
                subject(commonName("issuer.example")),
                sequence(time, time),
                subject,
                sequence(ALGORITHM, BITS));
    }

    static byte[] signed(ASN1Encodable content) {
        return der(sequence(content, ALGORITHM, BITS));
    }
}

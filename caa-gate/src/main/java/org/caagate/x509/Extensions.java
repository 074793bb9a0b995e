package org.caagate.x509;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Extension;

/**
 * The extensions that matter here, as the octets in them.
 *
 * @param subjectAltName the names
 * @param extendedKeyUsage what the certificate is for
 */
record Extensions(Optional<byte[]> subjectAltName, Optional<byte[]> extendedKeyUsage) {
    static final Extensions NONE = new Extensions(Optional.empty(), Optional.empty());

    /** Reads the extensions, each of which may occur once (RFC 5280 section 4.2); a second one is a fault. */
    static Extensions read(List<ASN1Sequence> lists, Faults faults) {
        Extensions read = NONE;
        for (ASN1Sequence list : lists) {
            Set<ASN1ObjectIdentifier> seen = new HashSet<>();
            for (ASN1Encodable each : list) {
                ASN1Sequence extension = Asn1.sequence(each, "an extension", 2, 3);
                ASN1ObjectIdentifier type =
                        Asn1.as(ASN1ObjectIdentifier.class, extension.getObjectAt(0), "an extension's type");
                if (!seen.add(type)) {
                    faults.add("extension " + label(type) + " occurs more than once");
                }
                read = read.with(type, value(extension));
            }
        }
        return read;
    }

    private static byte[] value(ASN1Sequence extension) {
        if (extension.size() == 3) {
            Asn1.as(ASN1Boolean.class, extension.getObjectAt(1), "an extension's critical");
        }
        return Asn1.as(ASN1OctetString.class, extension.getObjectAt(extension.size() - 1), "an extension's value")
                .getOctets();
    }

    private Extensions with(ASN1ObjectIdentifier type, byte[] value) {
        if (type.equals(Extension.subjectAlternativeName)) {
            return new Extensions(Optional.of(value), extendedKeyUsage);
        }
        if (type.equals(Extension.extendedKeyUsage)) {
            return new Extensions(subjectAltName, Optional.of(value));
        }
        return this;
    }

    private static String label(ASN1ObjectIdentifier type) {
        if (type.equals(Extension.subjectAlternativeName)) {
            return "subjectAltName";
        }
        return type.equals(Extension.extendedKeyUsage) ? "extKeyUsage" : type.getId();
    }
}

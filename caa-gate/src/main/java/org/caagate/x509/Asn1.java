package org.caagate.x509;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/** Reading of ASN.1 that takes each element for what the standard says it is, or refuses it. */
final class Asn1 {
    private static final int CONSTRUCTED = 0x20;

    private Asn1() {}

    /**
     * Reads one structure and nothing after it.
     *
     * <p>The encoding must be definite-length with minimal lengths and unbroken strings, as DER has it (X.690 section 10), so
     * that no two readers can see different names in it. The order of a SET and the octet of a TRUE are not insisted on: some
     * tools get them wrong, and no reader is confused.
     */
    static ASN1Primitive read(byte[] encoded) throws IOException {
        if (encoded.length == 0) {
            throw new MalformedStructureException("empty");
        }
        try (ASN1InputStream in = new ASN1InputStream(encoded)) {
            ASN1Primitive structure = in.readObject();
            if (in.read() >= 0) {
                throw new MalformedStructureException("more octets follow the structure");
            }
            if (!Arrays.equals(structure.getEncoded(ASN1Encoding.DL), encoded)) {
                throw new MalformedStructureException(
                        "not encoded as DER: indefinite or padded lengths, or a string in pieces");
            }
            return structure;
        }
    }

    /** Returns the element as the type it must have. */
    static <T> T as(Class<T> type, ASN1Encodable element, String what) {
        if (!type.isInstance(element)) {
            throw new MalformedStructureException(what + " has another ASN.1 type than it must");
        }
        return type.cast(element);
    }

    static ASN1Sequence sequence(ASN1Encodable element, String what) {
        return as(ASN1Sequence.class, element, what);
    }

    /** Returns a sequence of at least and at most so many elements. */
    static ASN1Sequence sequence(ASN1Encodable element, String what, int least, int most) {
        ASN1Sequence sequence = sequence(element, what);
        if (sequence.size() < least || sequence.size() > most) {
            throw new MalformedStructureException(what + " has " + sequence.size() + " elements");
        }
        return sequence;
    }

    /** Requires AlgorithmIdentifier, then a BIT STRING: the shape of a SubjectPublicKeyInfo and of the end of a signed structure. */
    static void requireAlgorithmAndBits(ASN1Encodable algorithm, ASN1Encodable bits, String what) {
        sequence(algorithm, "the algorithm of the " + what, 1, 2);
        as(ASN1BitString.class, bits, what);
    }

    /** Returns whether the content is itself made of elements (X.690 section 8.1.2.5). */
    static boolean isConstructed(ASN1TaggedObject element) throws IOException {
        return (element.getEncoded(ASN1Encoding.DL)[0] & CONSTRUCTED) != 0;
    }
}

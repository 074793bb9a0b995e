package org.caagate.x509;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1NumericString;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1T61String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.ASN1UniversalString;
import org.bouncycastle.asn1.ASN1VisibleString;

/** Strict decoding of the ASN.1 string types that a name can have. */
final class StringText {
    private StringText() {}

    /**
     * Returns the text of a string.
     *
     * <p>A TeletexString is read as ISO 8859-1, as all the world does; it matters only outside ASCII. A PrintableString may
     * hold any ASCII: the asterisk and the at sign, which are not in its repertoire, are common in practice.
     *
     * @throws MalformedStructureException if it is no string, cannot be decoded, or has a control character in it
     */
    static String of(ASN1Encodable value, String what) {
        String text = decoded(value, what);
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || isLoneSurrogate(c))) {
            throw new MalformedStructureException(
                    what + " has a NUL, another control character or half a character in it");
        }
        return text;
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    private static String decoded(ASN1Encodable value, String what) {
        if (value instanceof ASN1UTF8String string) {
            return string.getString(); // strict: IllegalArgumentException for octets that are not UTF-8
        }
        if (value instanceof ASN1PrintableString string) {
            return strict(string.getOctets(), StandardCharsets.US_ASCII, what);
        }
        if (value instanceof ASN1IA5String string) {
            return strict(string.getOctets(), StandardCharsets.US_ASCII, what);
        }
        if (value instanceof ASN1VisibleString string) {
            return strict(string.getOctets(), StandardCharsets.US_ASCII, what);
        }
        if (value instanceof ASN1NumericString string) {
            return strict(string.getOctets(), StandardCharsets.US_ASCII, what);
        }
        if (value instanceof ASN1T61String string) {
            return strict(string.getOctets(), StandardCharsets.ISO_8859_1, what);
        }
        if (value instanceof ASN1BMPString string) {
            return string.getString();
        }
        if (value instanceof ASN1UniversalString string) {
            return strict(string.getOctets(), Charset.forName("UTF-32BE"), what); // getString() is hexadecimal
        }
        throw new MalformedStructureException(what + " is not of a string type that can be read");
    }

    private static String strict(byte[] octets, Charset charset, String what) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedStructureException(what + " has octets that its string type does not allow");
        }
    }
}

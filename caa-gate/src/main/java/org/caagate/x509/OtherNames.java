package org.caagate.x509;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;

/**
 * Names of the types that CAA has no rule for, as text that is safe to print.
 *
 * <p>What is too long to be shown ends in its digest, so that a clearance for one name never covers another that begins
 * alike.
 */
final class OtherNames {
    private static final int LONGEST_SHOWN = 200;

    private OtherNames() {}

    static Identifier uri(String text) {
        if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new MalformedStructureException(
                    Escaped.quote(text) + ": a URI is not empty, and printable ASCII without spaces (RFC 3986)");
        }
        return new Identifier.Other("uri", safe(text));
    }

    static Identifier mailboxNotForMail(Identifier.Mailbox mailbox) {
        return new Identifier.Other("email-not-for-mail", safe(mailbox.toString()));
    }

    static Identifier otherName(ASN1ObjectIdentifier type, ASN1Encodable value) throws IOException {
        boolean isText = value instanceof ASN1UTF8String || value instanceof ASN1IA5String;
        String shown = isText ? "'" + StringText.of(value, "an otherName") + "'" : hex(value);
        return new Identifier.Other("other-name", safe(type.getId() + "=" + shown));
    }

    /** Reads a directoryName, an x400Address, an ediPartyName or a registeredID. */
    static Identifier of(ASN1TaggedObject name) throws IOException {
        return switch (name.getTagNo()) {
            case GeneralName.directoryName ->
                new Identifier.Other(
                        "directory-name",
                        safe(X500Name.getInstance(name.getExplicitBaseObject()).toString()));
            case GeneralName.registeredID ->
                new Identifier.Other(
                        "registered-id",
                        safe(ASN1ObjectIdentifier.getInstance(name, false).getId()));
            case GeneralName.x400Address -> new Identifier.Other("x400-address", safe(hex(name)));
            default -> new Identifier.Other("edi-party-name", safe(hex(name)));
        };
    }

    private static String hex(ASN1Encodable value) throws IOException {
        return "#" + HexFormat.of().formatHex(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
    }

    private static String safe(String text) {
        if (text.length() <= LONGEST_SHOWN) {
            return escaped(text);
        }
        return escaped(text.substring(0, LONGEST_SHOWN)) + "... (" + text.length() + " characters, SHA-256 "
                + digest(text) + ")";
    }

    private static String escaped(String text) {
        String quoted = Escaped.quote(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

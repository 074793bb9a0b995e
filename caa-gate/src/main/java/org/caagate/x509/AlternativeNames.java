package org.caagate.x509;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x509.GeneralName;
import org.caagate.name.Identifier;

/** The names of a subjectAltName extension (RFC 5280 section 4.2.1.6). */
final class AlternativeNames {
    /** id-on-SmtpUTF8Mailbox (RFC 9598 section 3). */
    private static final ASN1ObjectIdentifier SMTP_UTF8_MAILBOX = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9");

    private final MailUse mailUse;
    private final Faults faults;

    AlternativeNames(MailUse mailUse, Faults faults) {
        this.mailUse = mailUse;
        this.faults = faults;
    }

    /** Reads at most so many names, in their order. */
    Set<Identifier> read(byte[] subjectAltName, int most) throws IOException {
        ASN1Sequence names = Asn1.sequence(Asn1.read(subjectAltName), "GeneralNames");
        if (names.size() == 0) {
            throw new MalformedStructureException("no name in it (RFC 5280 section 4.2.1.6 demands one)");
        }
        if (names.size() > most) {
            throw new MalformedStructureException(
                    names.size() + " names: more than " + X509Names.MOST_NAMES + " are not read");
        }
        Set<Identifier> identifiers = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            ASN1Encodable name = names.getObjectAt(i);
            faults.collect("subjectAltName " + (i + 1), () -> identifiers.add(identifier(name)));
        }
        return identifiers;
    }

    private Identifier identifier(ASN1Encodable element) throws IOException {
        ASN1TaggedObject name = Asn1.as(ASN1TaggedObject.class, element, "a name");
        if (name.getTagClass() != BERTags.CONTEXT_SPECIFIC) {
            throw new MalformedStructureException("a name whose tag is not context-specific");
        }
        return switch (name.getTagNo()) {
            case GeneralName.otherName -> otherName(name);
            case GeneralName.rfc822Name -> mailbox(Mailboxes.parseAscii(text(name)));
            case GeneralName.dNSName -> HostNames.parse(text(name));
            case GeneralName.uniformResourceIdentifier -> OtherNames.uri(text(name));
            case GeneralName.iPAddress -> new Identifier.Ip(address(octets(name)));
            case GeneralName.directoryName,
                    GeneralName.x400Address,
                    GeneralName.ediPartyName,
                    GeneralName.registeredID -> OtherNames.of(name);
            default -> throw new MalformedStructureException("a name of the unknown type [" + name.getTagNo() + "]");
        };
    }

    private Identifier otherName(ASN1TaggedObject name) throws IOException {
        ASN1Sequence typeAndValue = Asn1.sequence(ASN1Sequence.getInstance(name, false), "otherName", 2, 2);
        ASN1ObjectIdentifier type =
                Asn1.as(ASN1ObjectIdentifier.class, typeAndValue.getObjectAt(0), "the type of an otherName");
        ASN1TaggedObject tagged =
                Asn1.as(ASN1TaggedObject.class, typeAndValue.getObjectAt(1), "the value of an otherName");
        if (!tagged.hasContextTag(0)) {
            throw new MalformedStructureException("an otherName whose value has another tag than [0]");
        }
        ASN1Encodable value = tagged.getExplicitBaseObject();
        if (!type.equals(SMTP_UTF8_MAILBOX)) {
            return OtherNames.otherName(type, value);
        }
        ASN1UTF8String text = Asn1.as(ASN1UTF8String.class, value, "an SmtpUTF8Mailbox");
        return mailbox(Mailboxes.parse(StringText.of(text, "an SmtpUTF8Mailbox")));
    }

    /** A mailbox in a certificate that is for other purposes only certifies no mailbox (RFC 9495 section 4): shown, not asked. */
    private Identifier mailbox(Identifier.Mailbox mailbox) {
        return mailUse == MailUse.EXCLUDED ? OtherNames.mailboxNotForMail(mailbox) : mailbox;
    }

    /** The octets as they are: any that are not ASCII are refused by the parser of the name, which says why. */
    private static String text(ASN1TaggedObject name) throws IOException {
        return new String(octets(name), StandardCharsets.ISO_8859_1);
    }

    private static byte[] octets(ASN1TaggedObject name) throws IOException {
        if (Asn1.isConstructed(name)) {
            throw new MalformedStructureException("a name in pieces, which DER does not allow");
        }
        return ASN1OctetString.getInstance(name, false).getOctets();
    }

    private static InetAddress address(byte[] octets) throws UnknownHostException {
        return switch (octets.length) {
            case 4 -> InetAddress.getByAddress(octets);
            // InetAddress.getByAddress would make an IPv4 address of ::ffff:192.0.2.1: other octets, another name.
            case 16 -> Inet6Address.getByAddress(null, octets, -1);
            case 8, 32 ->
                throw new MalformedStructureException("iPAddress of " + octets.length
                        + " octets: address and mask, which only name constraints have");
            default ->
                throw new MalformedStructureException(
                        "iPAddress of " + octets.length + " octets: IPv4 has 4 and IPv6 has 16");
        };
    }
}

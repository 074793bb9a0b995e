package org.caagate.testkit.x509;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;

/**
 * The names of a subjectAltName extension, in the order given (RFC 5280 section 4.2.1.6). Immutable: each method returns a longer
 * list.
 */
public final class SubjectAltNames {

    /** id-on-SmtpUTF8Mailbox (RFC 9598 section 3). */
    private static final ASN1ObjectIdentifier SMTP_UTF8_MAILBOX = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9");

    private static final SubjectAltNames NONE = new SubjectAltNames(List.of());

    private final List<GeneralName> names;

    private SubjectAltNames(List<GeneralName> names) {
        this.names = List.copyOf(names);
    }

    /**
     * Returns the empty list, where every other starts. Encoded as it is, it makes an extension without any name, which RFC 5280
     * forbids.
     *
     * @return no names
     */
    public static SubjectAltNames none() {
        return NONE;
    }

    /**
     * Returns these names and some dNSNames.
     *
     * @param texts the names as ASCII text; NUL, the empty text and anything else is encoded as it stands
     * @return the longer list
     */
    public SubjectAltNames dns(String... texts) {
        SubjectAltNames longer = this;
        for (String text : texts) {
            longer = longer.with(new GeneralName(GeneralName.dNSName, text));
        }
        return longer;
    }

    /**
     * Returns these names and one dNSName of any octets, such as those that are no IA5String.
     *
     * @param octets the content of the name; copied
     * @return the longer list
     */
    public SubjectAltNames dnsOctets(byte[] octets) {
        return with(new GeneralName(GeneralName.dNSName, new DEROctetString(octets.clone())));
    }

    /**
     * Returns these names and some iPAddresses.
     *
     * @param addresses IPv4 or IPv6 addresses as text
     * @return the longer list
     * @throws IllegalArgumentException if one is no address
     */
    public SubjectAltNames ip(String... addresses) {
        SubjectAltNames longer = this;
        for (String address : addresses) {
            longer = longer.with(new GeneralName(GeneralName.iPAddress, address));
        }
        return longer;
    }

    /**
     * Returns these names and one iPAddress of any octets, such as those of a wrong length.
     *
     * @param octets the content of the name; copied
     * @return the longer list
     */
    public SubjectAltNames ipOctets(byte[] octets) {
        return with(new GeneralName(GeneralName.iPAddress, new DEROctetString(octets.clone())));
    }

    /**
     * Returns these names and some rfc822Names.
     *
     * @param mailboxes the mailboxes as ASCII text
     * @return the longer list
     */
    public SubjectAltNames mailbox(String... mailboxes) {
        SubjectAltNames longer = this;
        for (String mailbox : mailboxes) {
            longer = longer.with(new GeneralName(GeneralName.rfc822Name, mailbox));
        }
        return longer;
    }

    /**
     * Returns these names and one otherName of type SmtpUTF8Mailbox (RFC 9598 section 3).
     *
     * @param mailbox the mailbox, whose local part may hold any character
     * @return the longer list
     */
    public SubjectAltNames smtpUtf8Mailbox(String mailbox) {
        return with(
                new GeneralName(GeneralName.otherName, new OtherName(SMTP_UTF8_MAILBOX, new DERUTF8String(mailbox))));
    }

    /**
     * Returns these names and one uniformResourceIdentifier.
     *
     * @param uri the URI as ASCII text
     * @return the longer list
     */
    public SubjectAltNames uri(String uri) {
        return with(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
    }

    /**
     * Returns these names and one of any choice and content.
     *
     * @param tag the tag of the choice, 0 (otherName) to 8 (registeredID)
     * @param content what is encoded under it, with an explicit tag only for 4 (directoryName)
     * @return the longer list
     */
    public SubjectAltNames raw(int tag, ASN1Encodable content) {
        return with(new GeneralName(tag, content));
    }

    /**
     * Returns these names and one made elsewhere.
     *
     * @param name the name
     * @return the longer list
     */
    public SubjectAltNames with(GeneralName name) {
        List<GeneralName> longer = new ArrayList<>(names);
        longer.add(name);
        return new SubjectAltNames(longer);
    }

    /**
     * Returns the value of the extension.
     *
     * @return the names as BouncyCastle has them
     */
    public GeneralNames toGeneralNames() {
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    @Override
    public String toString() {
        return names.toString();
    }
}

package org.caagate.x509;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.caagate.name.CertificateNames;
import org.caagate.name.Identifier;

/**
 * The reader of all names of a certification request, a certificate, or what is to be signed as a certificate.
 *
 * <p>Names are the common names of the subject, then the subject alternative names, in the order of the structure. They
 * are read as follows; whatever cannot be read is an error, never a shorter list, and all errors are told at once.
 *
 * <ul>
 *   <li>A <b>common name</b> counts when it reads as a host name with a dot, a wildcard name or an IP address. Any other is
 *       kept apart: somebody may have meant it to count.
 *   <li>A <b>dNSName</b> is a host name or a wildcard name, an <b>iPAddress</b> the address of its 4 or 16 octets.
 *   <li>An <b>rfc822Name</b> or <b>SmtpUTF8Mailbox</b> (RFC 9598) is a mailbox unless the extended key usage names other
 *       purposes only, neither email protection nor any: then nothing certifies the mailbox (RFC 9495 section 4), and it
 *       is an {@link Identifier.Other} of type {@code email-not-for-mail}. A request without a requested extended
 *       key usage leaves the purpose to the CA: its mailboxes count.
 *   <li>An <b>emailAddress</b> of the subject, which mail programs still honour (RFC 8550 section 3), is a mailbox where
 *       the extended key usage allows mail, and in a certificate also where there is none. In a request it counts only
 *       where mail is asked for: it is the habit of a tool there, and CAs drop it.
 *   <li>Any other name is an {@link Identifier.Other} of type {@code uri}, {@code directory-name}, {@code registered-id},
 *       {@code x400-address}, {@code edi-party-name} or {@code other-name}.
 * </ul>
 *
 * <p>Errors are: names that cannot be read; no identifier at all; more than 10 000 names; an extension that occurs twice;
 * a second extensionRequest attribute (Microsoft's 1.3.6.1.4.1.311.2.1.14 counts as one) or a second value of it; anything
 * that is not DER or not the structure; input of more than 1 MiB.
 *
 * <p>Nothing here verifies a signature. Whether the requester holds the key is for the CA to check.
 */
public final class X509Names {
    /** As many names as are read. */
    static final int MOST_NAMES = 10_000;

    /** As many octets as are looked at. */
    static final int MOST_OCTETS = 1 << 20;

    private static final String REQUEST = "certification request";
    private static final String CERTIFICATE = "certificate";

    private X509Names() {}

    /**
     * Returns the names that a PKCS #10 certification request asks for (RFC 2986).
     *
     * @param der the request in DER
     * @return its names, at least one identifier
     * @throws UnreadableNamesException if they cannot be read, or not all of them
     */
    public static CertificateNames ofCertificationRequest(byte[] der) {
        return NameReading.read(REQUEST, () -> der, RequestStructure::read);
    }

    /**
     * Returns the names that a PKCS #10 certification request asks for (RFC 2986).
     *
     * @param request the request
     * @return its names, at least one identifier
     * @throws UnreadableNamesException if they cannot be read, or not all of them
     */
    public static CertificateNames ofCertificationRequest(PKCS10CertificationRequest request) {
        return NameReading.read(REQUEST, request::getEncoded, RequestStructure::read);
    }

    /**
     * Returns the names of a certificate (RFC 5280 section 4.1).
     *
     * @param der the certificate in DER
     * @return its names, at least one identifier
     * @throws UnreadableNamesException if they cannot be read, or not all of them
     */
    public static CertificateNames ofCertificate(byte[] der) {
        return NameReading.read(CERTIFICATE, () -> der, CertificateStructure::read);
    }

    /**
     * Returns the names of a certificate (RFC 5280 section 4.1).
     *
     * @param certificate the certificate
     * @return its names, at least one identifier
     * @throws UnreadableNamesException if they cannot be read, or not all of them
     */
    public static CertificateNames ofCertificate(X509CertificateHolder certificate) {
        return NameReading.read(CERTIFICATE, certificate::getEncoded, CertificateStructure::read);
    }

    /**
     * Returns the names of what a CA is about to sign as a certificate (RFC 5280 section 4.1.2).
     *
     * @param der the TBSCertificate in DER
     * @return its names, at least one identifier
     * @throws UnreadableNamesException if they cannot be read, or not all of them; so too if it is anything but a
     *     TBSCertificate, such as a revocation list
     */
    public static CertificateNames ofTbsCertificate(byte[] der) {
        return NameReading.read("TBSCertificate", () -> der, CertificateStructure::readTbs);
    }

    /**
     * Returns the names of the one certificate or certification request in a file.
     *
     * <p>The file is DER, or PEM (RFC 7468) with one block labelled {@code CERTIFICATE}, {@code CERTIFICATE REQUEST} or
     * {@code NEW CERTIFICATE REQUEST}. A chain or a key beside it is an error, as it would not be clear what is meant.
     *
     * @param content the octets of the file
     * @return the names, at least one identifier
     * @throws UnreadableNamesException if they cannot be read, or not all of them
     */
    public static CertificateNames ofFile(byte[] content) {
        return NameReading.readFile(content);
    }
}

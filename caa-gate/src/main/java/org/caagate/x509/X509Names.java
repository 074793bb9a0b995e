package org.caagate.x509;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.caagate.name.CertificateNames;
import org.caagate.name.Identifier;

/**
 * A reader of all names in a certification request, a certificate, or a TBSCertificate that is to be signed.
 *
 * <p>Names are the common names of the subject, then the subject alternative names, in the order of the structure. A name that cannot
 * be read is an error and is never left out; the exception names all errors. The names are read as follows.
 *
 * <ul>
 *   <li>A <b>common name</b> counts if it is a host name with a dot, a wildcard name or an IP address. Any other common name is listed
 *       separately ({@link CertificateNames#ignoredCommonNames()}), because the requester may have meant it to count.
 *   <li>A <b>dNSName</b> is a host name or a wildcard name, an <b>iPAddress</b> the address of its 4 or 16 octets.
 *   <li>An <b>rfc822Name</b> or <b>SmtpUTF8Mailbox</b> (RFC 9598) is a mailbox, unless the extended key usage names other purposes
 *       only, neither email protection nor any: then the certificate is not for the mailbox (RFC 9495 section 4), and the name is an
 *       {@link Identifier.Other} of type {@code email-not-for-mail}. A request that asks for no extended key usage leaves the purpose
 *       to the CA, so its mailboxes count.
 *   <li>An <b>emailAddress</b> of the subject, which mail programs still honour (RFC 8550 section 3), is a mailbox if the extended key
 *       usage allows mail, and in a certificate also if there is no extended key usage. In a request it counts only if the request
 *       asks for mail: tools often add this attribute, and CAs drop it.
 *   <li>Any other name is an {@link Identifier.Other} of type {@code uri}, {@code directory-name}, {@code registered-id}, {@code
 *       x400-address}, {@code edi-party-name} or {@code other-name}.
 * </ul>
 *
 * <p>Errors are: names that cannot be read; no identifier at all; more than 10 000 names; an extension that occurs twice; a second
 * extensionRequest attribute (Microsoft's 1.3.6.1.4.1.311.2.1.14 counts as one) or a second value of it; input that is not DER or not
 * the expected structure; input of more than 1 MiB.
 *
 * <p>This class verifies no signature. The CA has to check that the requester holds the key.
 */
public final class X509Names {
    /** The maximum number of names. */
    static final int MOST_NAMES = 10_000;

    /** The maximum size of the input in octets. */
    static final int MOST_OCTETS = 1 << 20;

    private static final String REQUEST = "certification request";
    private static final String CERTIFICATE = "certificate";

    private X509Names() {}

    /**
     * Returns the names that a PKCS #10 certification request asks for (RFC 2986).
     *
     * @param der the request in DER
     * @return its names, at least one identifier
     * @throws UnreadableNamesException if not all names can be read
     */
    public static CertificateNames ofCertificationRequest(byte[] der) {
        return NameReading.read(REQUEST, () -> der, RequestStructure::read);
    }

    /**
     * Returns the names that a PKCS #10 certification request asks for (RFC 2986).
     *
     * @param request the request
     * @return its names, at least one identifier
     * @throws UnreadableNamesException if not all names can be read
     */
    public static CertificateNames ofCertificationRequest(PKCS10CertificationRequest request) {
        return NameReading.read(REQUEST, request::getEncoded, RequestStructure::read);
    }

    /**
     * Returns the names of a certificate (RFC 5280 section 4.1).
     *
     * @param der the certificate in DER
     * @return its names, at least one identifier
     * @throws UnreadableNamesException if not all names can be read
     */
    public static CertificateNames ofCertificate(byte[] der) {
        return NameReading.read(CERTIFICATE, () -> der, CertificateStructure::read);
    }

    /**
     * Returns the names of a certificate (RFC 5280 section 4.1).
     *
     * @param certificate the certificate
     * @return its names, at least one identifier
     * @throws UnreadableNamesException if not all names can be read
     */
    public static CertificateNames ofCertificate(X509CertificateHolder certificate) {
        return NameReading.read(CERTIFICATE, certificate::getEncoded, CertificateStructure::read);
    }

    /**
     * Returns the names of a TBSCertificate, which a CA is about to sign (RFC 5280 section 4.1.2).
     *
     * @param der the TBSCertificate in DER
     * @return its names, at least one identifier
     * @throws UnreadableNamesException if not all names can be read, or the input is not a TBSCertificate but, for example, a
     *     revocation list
     */
    public static CertificateNames ofTbsCertificate(byte[] der) {
        return NameReading.read("TBSCertificate", () -> der, CertificateStructure::readTbs);
    }

    /**
     * Returns the names of the certificate or certification request in a file.
     *
     * <p>The file is DER, or PEM (RFC 7468) with one block labelled {@code CERTIFICATE}, {@code CERTIFICATE REQUEST} or {@code NEW
     * CERTIFICATE REQUEST}. A chain or a key beside it is an error, because it would not be clear which block is meant.
     *
     * @param content the octets of the file
     * @return the names, at least one identifier
     * @throws UnreadableNamesException if not all names can be read
     */
    public static CertificateNames ofFile(byte[] content) {
        return NameReading.readFile(content);
    }
}

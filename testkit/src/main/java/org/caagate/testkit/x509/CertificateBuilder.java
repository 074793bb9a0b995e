package org.caagate.testkit.x509;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

/**
 * Builds an X.509 certificate, or the part of it that is to be signed (RFC 5280 section 4.1). Defaults: a new P-256 key, an empty
 * subject, no extensions, a random serial number, valid from an hour ago for 90 days. Not thread-safe.
 */
public final class CertificateBuilder {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
    private final List<RequestedExtension> extensions = new ArrayList<>();
    private PublicKey key = TestKeys.p256().getPublic();
    private Instant notBefore = Instant.now().minus(Duration.ofHours(1));
    private Instant notAfter = notBefore.plus(Duration.ofDays(90));

    private CertificateBuilder() {}

    /**
     * Returns a builder with the defaults.
     *
     * @return a new builder
     */
    public static CertificateBuilder start() {
        return new CertificateBuilder();
    }

    /**
     * Certifies this key. The default is a new P-256 key whose private half is lost.
     *
     * @param publicKey the subject's public key
     * @return this builder
     */
    public CertificateBuilder key(PublicKey publicKey) {
        key = publicKey;
        return this;
    }

    /**
     * Adds a common name to the subject; each call adds another. The default is none.
     *
     * @param text the common name
     * @return this builder
     */
    public CertificateBuilder commonName(String text) {
        subject.addRDN(BCStyle.CN, text);
        return this;
    }

    /**
     * Adds a subjectAltName extension, critical if the subject stays empty (RFC 5280 section 4.2.1.6).
     *
     * @param names the names
     * @return this builder
     */
    public CertificateBuilder names(SubjectAltNames names) {
        extensions.add(
                new RequestedExtension(Extension.subjectAlternativeName, () -> !hasSubject(), names.toGeneralNames()));
        return this;
    }

    /**
     * Adds an extendedKeyUsage extension, not critical.
     *
     * @param purposes what the key may be used for
     * @return this builder
     */
    public CertificateBuilder extendedKeyUsage(KeyPurposeId... purposes) {
        return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    /**
     * Adds any extension.
     *
     * @param type the extension's identifier; each may be given once
     * @param critical whether a reader that does not know it must reject the certificate
     * @param value what is encoded in it
     * @return this builder
     */
    public CertificateBuilder extension(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        extensions.add(new RequestedExtension(type, () -> critical, value));
        return this;
    }

    /**
     * Sets the time of validity. The default is from an hour ago for 90 days.
     *
     * @param from the first moment, cut to seconds
     * @param until the last moment, cut to seconds
     * @return this builder
     */
    public CertificateBuilder valid(Instant from, Instant until) {
        notBefore = from;
        notAfter = until;
        return this;
    }

    /**
     * Returns the certificate, signed by an authority.
     *
     * @param authority who signs
     * @return the certificate
     * @throws IllegalArgumentException if the JDK cannot read it; {@link #encodedBy(TestAuthority)} never does
     */
    public X509Certificate issuedBy(TestAuthority authority) {
        return readable(encodedBy(authority));
    }

    /**
     * Returns the certificate, signed by its own key.
     *
     * @param pair the key pair, whose public half replaces the one given to {@link #key(PublicKey)}
     * @return the certificate
     * @throws IllegalArgumentException if the JDK cannot read it
     */
    public X509Certificate selfSigned(KeyPair pair) {
        return readable(TestAuthority.sign(pair, key(pair.getPublic()).unsigned(subject.build())));
    }

    /**
     * Returns the certificate, signed by an authority, in a form that can hold what the JDK would not read.
     *
     * @param authority who signs
     * @return the certificate
     */
    public X509CertificateHolder encodedBy(TestAuthority authority) {
        return authority.sign(unsigned(authority.name()));
    }

    /**
     * Returns what an authority would sign, without the signature.
     *
     * @param authority whose certificate it would be
     * @return the to-be-signed certificate
     */
    public TBSCertificate toBeSigned(TestAuthority authority) {
        return encodedBy(authority).toASN1Structure().getTBSCertificate();
    }

    CertificateBuilder certificateAuthority() {
        return extension(Extension.basicConstraints, true, new BasicConstraints(true))
                .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    private X509v3CertificateBuilder unsigned(X500Name issuer) {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, RANDOM).setBit(126),
                Date.from(notBefore),
                Date.from(notAfter),
                subject.build(),
                key);
        for (RequestedExtension extension : extensions) {
            try {
                builder.addExtension(extension.type(), extension.critical().getAsBoolean(), extension.value());
            } catch (CertIOException e) {
                throw new IllegalArgumentException("extension that does not encode: " + extension.type(), e);
            }
        }
        return builder;
    }

    private boolean hasSubject() {
        return subject.build().getRDNs().length > 0;
    }

    private static X509Certificate readable(X509CertificateHolder encoded) {
        try {
            return new JcaX509CertificateConverter().getCertificate(encoded);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate that the JDK does not read", e);
        }
    }

    private record RequestedExtension(ASN1ObjectIdentifier type, BooleanSupplier critical, ASN1Encodable value) {}
}

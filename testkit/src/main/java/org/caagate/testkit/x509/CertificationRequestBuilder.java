package org.caagate.testkit.x509;

import java.io.IOException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Builds a PKCS #10 certification request (RFC 2986). Defaults: a new P-256 key, an empty subject, no attributes, a valid
 * signature. Not thread-safe.
 */
public final class CertificationRequestBuilder {

    private final X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
    private final List<Attribute> attributes = new ArrayList<>();
    private KeyPair key = TestKeys.p256();
    private boolean signatureBroken;

    private CertificationRequestBuilder() {}

    /**
     * Returns a builder with the defaults.
     *
     * @return a new builder
     */
    public static CertificationRequestBuilder start() {
        return new CertificationRequestBuilder();
    }

    /**
     * Signs with this key and asks for its certificate. The default is a new P-256 key.
     *
     * @param pair the key pair
     * @return this builder
     */
    public CertificationRequestBuilder key(KeyPair pair) {
        key = pair;
        return this;
    }

    /**
     * Adds a common name to the subject; each call adds another. The default is none.
     *
     * @param text the common name
     * @return this builder
     */
    public CertificationRequestBuilder commonName(String text) {
        subject.addRDN(BCStyle.CN, text);
        return this;
    }

    /**
     * Adds an extensionRequest attribute (RFC 2985 section 5.4.2) with one value, which asks for these names. Each call adds another
     * attribute: two of them are a trap for readers that look at the first only.
     *
     * @param names the names to ask for
     * @return this builder
     */
    public CertificationRequestBuilder extensionRequest(SubjectAltNames names) {
        return extensionRequests(List.of(names));
    }

    /**
     * Adds one extensionRequest attribute with a value for each list of names; RFC 2985 allows one value only.
     *
     * @param values the names of each value
     * @return this builder
     */
    public CertificationRequestBuilder extensionRequests(List<SubjectAltNames> values) {
        ASN1Encodable[] extensions = values.stream()
                .map(CertificationRequestBuilder::subjectAltName)
                .map(Extensions::new)
                .toArray(ASN1Encodable[]::new);
        return attribute(new Attribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, new DERSet(extensions)));
    }

    /**
     * Adds any attribute.
     *
     * @param attribute the attribute
     * @return this builder
     */
    public CertificationRequestBuilder attribute(Attribute attribute) {
        attributes.add(attribute);
        return this;
    }

    /**
     * Makes the signature one over other octets, so that it does not verify. The default is a valid signature.
     *
     * @return this builder
     */
    public CertificationRequestBuilder brokenSignature() {
        signatureBroken = true;
        return this;
    }

    /**
     * Returns the signed request.
     *
     * @return the request
     */
    public PKCS10CertificationRequest build() {
        PKCS10CertificationRequest request = signed(subject.build(), attributes);
        if (!signatureBroken) {
            return request;
        }
        X500Name otherSubject =
                new X500NameBuilder().addRDN(BCStyle.CN, "other").build();
        CertificationRequest whole = request.toASN1Structure();
        return new PKCS10CertificationRequest(new CertificationRequest(
                whole.getCertificationRequestInfo(),
                whole.getSignatureAlgorithm(),
                signed(otherSubject, List.of()).toASN1Structure().getSignature()));
    }

    /**
     * Returns the signed request in DER.
     *
     * @return the octets of the request
     */
    public byte[] der() {
        try {
            return build().getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("what was just built must encode", e);
        }
    }

    private PKCS10CertificationRequest signed(X500Name name, List<Attribute> withAttributes) {
        PKCS10CertificationRequestBuilder builder = new JcaPKCS10CertificationRequestBuilder(name, key.getPublic());
        withAttributes.forEach(
                attribute -> builder.addAttribute(attribute.getAttrType(), attribute.getAttributeValues()));
        try {
            return builder.build(new JcaContentSignerBuilder(TestKeys.signatureAlgorithm(key)).build(key.getPrivate()));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
    }

    private static Extension subjectAltName(SubjectAltNames names) {
        try {
            return Extension.create(Extension.subjectAlternativeName, false, names.toGeneralNames());
        } catch (IOException e) {
            throw new IllegalArgumentException("names that do not encode: " + names, e);
        }
    }
}

package org.caagate.testkit.acme;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A certification request whose signature verifies (RFC 8555 section 7.4); anything else is a problem of type badCSR. */
final class SubmittedCsr {

    /** Used directly: registering it would change the providers of the whole JVM. */
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final PublicKey publicKey;
    private final List<GeneralName> names;
    private final Set<String> commonNames;

    private SubmittedCsr(PublicKey publicKey, List<GeneralName> names, Set<String> commonNames) {
        this.publicKey = publicKey;
        this.names = names;
        this.commonNames = commonNames;
    }

    static SubmittedCsr parse(byte[] der) {
        try {
            PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(PROVIDER)
                    .build(request.getSubjectPublicKeyInfo()))) {
                throw ProblemException.badCsr("the signature does not verify");
            }
            PublicKey key = new JcaPKCS10CertificationRequest(request)
                    .setProvider(PROVIDER)
                    .getPublicKey();
            return new SubmittedCsr(key, subjectAltNames(request), commonNames(request));
        } catch (IOException | OperatorCreationException | PKCSException | GeneralSecurityException e) {
            throw ProblemException.badCsr("not a PKCS #10 request: " + e.getMessage());
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
            // BouncyCastle reads attributes and names late, and says so with these.
            throw ProblemException.badCsr("not a PKCS #10 request inside: " + e.getMessage());
        }
    }

    PublicKey publicKey() {
        return publicKey;
    }

    /** The names of all subjectAltName extensions asked for. */
    List<GeneralName> names() {
        return names;
    }

    /** RFC 8555 section 7.4: the request must name exactly the identifiers of the order. */
    void requireExactly(List<AcmeIdentifier> identifiers) {
        Set<GeneralName> ordered = new HashSet<>();
        Set<String> orderedTexts = new HashSet<>();
        for (AcmeIdentifier identifier : identifiers) {
            ordered.add(identifier.toGeneralName());
            orderedTexts.add(AcmeIdentifier.asciiLowerCase(identifier.value()));
        }
        if (!ordered.equals(new HashSet<>(names))) {
            throw ProblemException.badCsr("the names differ from the identifiers of the order");
        }
        if (!orderedTexts.containsAll(commonNames)) {
            throw ProblemException.badCsr("a common name is no identifier of the order");
        }
    }

    private static List<GeneralName> subjectAltNames(PKCS10CertificationRequest request) {
        List<GeneralName> found = new ArrayList<>();
        for (Attribute attribute : request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)) {
            for (ASN1Encodable value : attribute.getAttributeValues()) {
                GeneralNames names =
                        GeneralNames.fromExtensions(Extensions.getInstance(value), Extension.subjectAlternativeName);
                if (names != null) {
                    Arrays.stream(names.getNames()).map(SubmittedCsr::lowerCase).forEach(found::add);
                }
            }
        }
        return List.copyOf(found);
    }

    private static GeneralName lowerCase(GeneralName name) {
        return name.getTagNo() == GeneralName.dNSName
                ? AcmeIdentifier.dns(name.getName().toString()).toGeneralName()
                : name;
    }

    private static Set<String> commonNames(PKCS10CertificationRequest request) {
        Set<String> texts = new HashSet<>();
        for (RDN rdn : request.getSubject().getRDNs(BCStyle.CN)) {
            Arrays.stream(rdn.getTypesAndValues())
                    .filter(each -> each.getType().equals(BCStyle.CN))
                    .map(each -> AcmeIdentifier.asciiLowerCase(IETFUtils.valueToString(each.getValue())))
                    .forEach(texts::add);
        }
        return texts;
    }
}

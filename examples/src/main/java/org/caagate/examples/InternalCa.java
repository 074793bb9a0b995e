package org.caagate.examples;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.caagate.CaaGate;
import org.caagate.Clearance;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.x509.GatedContentSigner;
import org.caagate.x509.X509Names;

/** A CA of a company: a request comes in, CAA is asked, and the key signs nothing else than what was cleared. */
public final class InternalCa {
    private static final X500Name NAME = new X500Name("CN=Example Corp Internal CA");
    private static final Duration LIFETIME = Duration.ofDays(30);

    private final CaaGate gate;
    private final KeyPair keyPair;
    private final SecureRandom random = new SecureRandom();

    /**
     * Makes a CA.
     *
     * @param gate what decides
     * @param keyPair the CA's key pair
     */
    public InternalCa(CaaGate gate, KeyPair keyPair) {
        this.gate = gate;
        this.keyPair = keyPair;
    }

    /**
     * Issues a certificate.
     *
     * @param request what somebody wants; who that is, and whether the signature is right, was checked before
     * @param more names that some later step of the pipeline adds, which is what the signer is there to notice
     * @return the certificate
     * @throws org.caagate.NotClearedException if CAA does not allow it
     * @throws org.caagate.NotCoveredException if the certificate has a name that was not cleared; it was not signed
     * @throws InterruptedException if the thread is interrupted while DNS is asked
     * @throws java.io.IOException if the certificate cannot be encoded
     * @throws OperatorCreationException if the key cannot sign
     */
    public X509CertificateHolder issue(PKCS10CertificationRequest request, GeneralName... more)
            throws InterruptedException, java.io.IOException, OperatorCreationException {
        // README: internal CA
        Clearance clearance = gate.clear(IssuanceRequest.builder()
                .issuer(Issuer.named("ca.corp.example"))
                .names(X509Names.ofCertificationRequest(request)) // every name in it, or an error
                .build());

        ContentSigner key = new JcaContentSignerBuilder("SHA256withECDSA").build(keyPair.getPrivate());
        ContentSigner signer = GatedContentSigner.of(key, clearance); // reads what it is to sign
        X509CertificateHolder certificate = toBeSigned(request, more).build(signer);
        // README: end
        return certificate;
    }

    private X509v3CertificateBuilder toBeSigned(PKCS10CertificationRequest request, GeneralName... more)
            throws java.io.IOException {
        Instant now = Instant.now();
        X509v3CertificateBuilder certificate = new X509v3CertificateBuilder(
                NAME,
                new BigInteger(127, random).setBit(126),
                Date.from(now),
                Date.from(now.plus(LIFETIME)),
                request.getSubject(),
                request.getSubjectPublicKeyInfo());
        Extensions wanted = request.getRequestedExtensions();
        GeneralName[] asked = GeneralNames.fromExtensions(wanted, Extension.subjectAlternativeName)
                .getNames();
        GeneralName[] all = new GeneralName[asked.length + more.length];
        System.arraycopy(asked, 0, all, 0, asked.length);
        System.arraycopy(more, 0, all, asked.length, more.length);
        certificate.addExtension(Extension.subjectAlternativeName, true, new GeneralNames(all));
        return certificate;
    }
}

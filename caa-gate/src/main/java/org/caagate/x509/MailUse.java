package org.caagate.x509;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Whether the certificate is for mail, by its extended key usage (RFC 5280 section 4.2.1.12). */
enum MailUse {
    /** It is: any purpose, or email protection. */
    STATED,
    /** There is no extended key usage, so that nothing is excluded. */
    NOT_EXCLUDED,
    /** It is for other purposes only. */
    EXCLUDED;

    static MailUse read(byte[] extendedKeyUsage) throws IOException {
        ASN1Sequence purposes = Asn1.sequence(Asn1.read(extendedKeyUsage), "extKeyUsage", 1, Integer.MAX_VALUE);
        MailUse use = EXCLUDED;
        for (ASN1Encodable each : purposes) {
            ASN1ObjectIdentifier purpose = Asn1.as(ASN1ObjectIdentifier.class, each, "a purpose");
            if (purpose.equals(KeyPurposeId.anyExtendedKeyUsage.toOID())
                    || purpose.equals(KeyPurposeId.id_kp_emailProtection.toOID())) {
                use = STATED;
            }
        }
        return use;
    }
}

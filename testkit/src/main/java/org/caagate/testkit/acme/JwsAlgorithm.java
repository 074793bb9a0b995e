package org.caagate.testkit.acme;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;

/** The signature algorithms that the CA accepts (RFC 7518 section 3.1). */
enum JwsAlgorithm {
    ES256("SHA256withECDSAinP1363Format", 256),
    ES384("SHA384withECDSAinP1363Format", 384),
    RS256("SHA256withRSA", 0);

    private final String jdkName;
    private final int fieldBits;

    JwsAlgorithm(String jdkName, int fieldBits) {
        this.jdkName = jdkName;
        this.fieldBits = fieldBits;
    }

    /** RFC 8555 section 6.2: another algorithm is answered with the list of those accepted. */
    static JwsAlgorithm named(String name) {
        List<String> names = Arrays.stream(values()).map(Enum::name).toList();
        if (!names.contains(name)) {
            throw new ProblemException(AcmeProblem.of("badSignatureAlgorithm", 400, "signature algorithm not accepted")
                    .withMember("algorithms", names));
        }
        return valueOf(name);
    }

    boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        if (!fits(key)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(jdkName);
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private boolean fits(PublicKey key) {
        if (key instanceof ECPublicKey curvePoint) {
            return curvePoint.getParams().getCurve().getField().getFieldSize() == fieldBits;
        }
        return this == RS256 && key instanceof RSAPublicKey;
    }
}

package org.caagate.testkit.x509;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** Fresh key pairs from the JDK's providers; no security provider has to be registered. */
public final class TestKeys {

    private TestKeys() {}

    /**
     * Returns a new key pair on the curve P-256, the fastest to make.
     *
     * @return the key pair
     */
    public static KeyPair p256() {
        return ellipticCurve("secp256r1");
    }

    /**
     * Returns a new key pair on the curve P-384.
     *
     * @return the key pair
     */
    public static KeyPair p384() {
        return ellipticCurve("secp384r1");
    }

    /**
     * Returns a new RSA key pair of 2048 bits, which takes some tenths of a second to make.
     *
     * @return the key pair
     */
    public static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** The JDK's name of the algorithm that signs with this key. */
    static String signatureAlgorithm(KeyPair key) {
        return "RSA".equals(key.getPublic().getAlgorithm()) ? "SHA256withRSA" : "SHA256withECDSA";
    }

    private static KeyPair ellipticCurve(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + name, e);
        }
    }
}

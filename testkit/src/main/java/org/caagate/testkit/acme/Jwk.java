package org.caagate.testkit.acme;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** Reads public keys from JSON (RFC 7517, RFC 7518 section 6). */
final class Jwk {

    private Jwk() {}

    static PublicKey publicKey(JsonObject jwk) {
        try {
            return switch (jwk.requiredText("kty")) {
                case "EC" -> ellipticCurve(jwk);
                case "RSA" ->
                    KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
                default -> throw badKey("key type not accepted");
            };
        } catch (GeneralSecurityException e) {
            throw badKey("not a valid key");
        }
    }

    private static PublicKey ellipticCurve(JsonObject jwk) throws GeneralSecurityException {
        String curve =
                switch (jwk.requiredText("crv")) {
                    case "P-256" -> "secp256r1";
                    case "P-384" -> "secp384r1";
                    default -> throw badKey("curve not accepted");
                };
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(curve));
        ECPoint point = new ECPoint(number(jwk, "x"), number(jwk, "y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(JsonObject jwk, String name) {
        return new BigInteger(1, Base64Url.decode(jwk.requiredText(name)));
    }

    private static ProblemException badKey(String detail) {
        return new ProblemException(AcmeProblem.of("badPublicKey", 400, detail));
    }
}

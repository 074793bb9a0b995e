package org.caagate.testkit.acme;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;

/** A request body: a JSON Web Signature in the flattened JSON serialization (RFC 8555 section 6.2, RFC 7515 section 7.2.2). */
final class Jws {

    private final String signedText;
    private final JsonObject header;
    private final String payload;
    private final byte[] signature;

    private Jws(JsonObject body) {
        String protectedHeader = body.requiredText("protected");
        String encodedPayload = body.requiredText("payload");
        signedText = protectedHeader + "." + encodedPayload;
        header = JsonObject.parse(Base64Url.decode(protectedHeader));
        payload = new String(Base64Url.decode(encodedPayload), StandardCharsets.UTF_8);
        signature = Base64Url.decode(body.requiredText("signature"));
    }

    static Jws parse(byte[] body) {
        JsonObject json = JsonObject.parse(body);
        if (json.has("header") || json.has("signatures")) {
            throw ProblemException.malformed("unprotected header or more than one signature");
        }
        return new Jws(json);
    }

    JsonObject header() {
        return header;
    }

    /** The signed text; empty for POST-as-GET (RFC 8555 section 6.3). */
    String payload() {
        return payload;
    }

    boolean verifies(PublicKey key) {
        return JwsAlgorithm.named(header.requiredText("alg"))
                .verifies(key, signedText.getBytes(StandardCharsets.US_ASCII), signature);
    }
}

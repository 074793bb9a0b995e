package org.caagate.testkit.acme;

import java.security.SecureRandom;
import java.util.Base64;

/** Base64url without padding, the only form ACME accepts (RFC 8555 section 6.1). */
final class Base64Url {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Base64Url() {}

    static byte[] decode(String text) {
        if (text.indexOf('=') >= 0) {
            throw ProblemException.malformed("base64url with padding");
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.malformed("not base64url");
        }
    }

    /** A value of 128 bits that nobody can guess, for nonces and tokens. */
    static String random() {
        byte[] octets = new byte[16];
        RANDOM.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}

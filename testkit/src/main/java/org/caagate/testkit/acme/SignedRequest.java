package org.caagate.testkit.acme;

import java.security.PublicKey;

/**
 * A request whose signature, nonce and URL are right.
 *
 * @param account the number of the account that signed it, 0 for a request that brings its own key
 * @param key the key that signed it
 * @param number the number in the URL, 0 where it has none
 * @param payload the signed text, empty for POST-as-GET
 */
record SignedRequest(int account, PublicKey key, int number, String payload) {

    boolean isPostAsGet() {
        return payload.isEmpty();
    }

    JsonObject json() {
        return JsonObject.parse(payload);
    }

    void requirePostAsGet() {
        if (!isPostAsGet()) {
            throw ProblemException.malformed("this resource can only be read");
        }
    }
}

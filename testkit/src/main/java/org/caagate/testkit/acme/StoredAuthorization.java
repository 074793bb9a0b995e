package org.caagate.testkit.acme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An authorization (RFC 8555 section 7.1.4); the identifier is the one ordered, with the asterisk of a wildcard. */
record StoredAuthorization(int number, int account, AcmeIdentifier identifier, List<OfferedChallenge> challenges) {

    /** Pending until one challenge is answered, which decides. */
    String status() {
        return challenges.stream()
                .map(OfferedChallenge::status)
                .filter(status -> !"pending".equals(status))
                .findFirst()
                .orElse("pending");
    }

    boolean isValid() {
        return "valid".equals(status());
    }

    boolean offers(int challenge) {
        return challenges.stream().anyMatch(each -> each.number() == challenge);
    }

    StoredAuthorization change(int challenge, UnaryOperator<OfferedChallenge> change) {
        List<OfferedChallenge> changed = challenges.stream()
                .map(each -> each.number() == challenge ? change.apply(each) : each)
                .toList();
        return new StoredAuthorization(number, account, identifier, changed);
    }

    /** Once decided, only the challenge that decided is shown (RFC 8555 section 7.1.4). */
    Map<String, Object> toJson(Urls urls, String expires) {
        String status = status();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("identifier", identifier.base().toJson());
        json.put("status", status);
        json.put("expires", expires);
        json.put(
                "challenges",
                challenges.stream()
                        .filter(challenge -> challenge.status().equals(status))
                        .map(challenge -> challenge.toJson(urls))
                        .toList());
        if (identifier.isWildcard()) {
            json.put("wildcard", true);
        }
        return json;
    }
}

package org.caagate.testkit.acme;

import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An account (RFC 8555 section 7.1.2). */
record StoredAccount(int number, PublicKey key, List<String> contacts, boolean deactivated) {

    StoredAccount withContacts(List<String> others) {
        return new StoredAccount(number, key, List.copyOf(others), deactivated);
    }

    StoredAccount deactivate() {
        return new StoredAccount(number, key, contacts, true);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", deactivated ? "deactivated" : "valid");
        json.put("contact", contacts);
        return json;
    }
}
